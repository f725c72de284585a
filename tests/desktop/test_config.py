"""The configuration file, edited while the program runs: what is good counts at once, what is not changes nothing."""

from __future__ import annotations

from standupnudge.core.views import Mood, TrayIcon
from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel
from tests.desktop.waiting import eventually


def test_an_edited_interval_counts_at_once(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, "sitting: {nudge_after: 30m}\n")
    assert not desktop.notifications.window()
    program.home.configure("sitting: {nudge_after: 5s}\n")
    assert desktop.notifications.wait_shown().title == "A good moment to get up"


def test_a_raised_interval_takes_the_nudge_away(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, "sitting: {nudge_after: 5s}\n")
    desktop.notifications.wait_shown()
    program.home.config_file.write_text("sitting: {nudge_after: 30m}\n")  # in place this time
    desktop.notifications.wait_gone()


def test_a_broken_file_is_told_and_changes_nothing_until_it_is_mended(desktop: Desktop, run: Runner) -> None:
    run.expected = ("config.yaml:2:16: sitting.nudge_after",)
    program = run(desktop, "sitting: {nudge_after: 30m}\n")
    next_nudge = program.status()["next_nudge"]
    program.home.configure("sitting:\n  nudge_after: 45\n")
    sent = desktop.notifications.wait_shown()
    assert sent.title == "Your configuration has a problem"
    assert "config.yaml:2:16: sitting.nudge_after" in sent.body
    status = program.status()
    assert not status["config"]["ok"]
    assert status["next_nudge"] == next_nudge
    icon_in_panel(desktop, TrayIcon(Mood.SITTING, marked=True))
    program.home.configure("sitting: {nudge_after: 45m}\n")
    eventually(lambda: "fine again" in desktop.notifications.sent()[-1].title, "mending isn't told")
    assert program.status()["config"]["ok"]
    assert program.status()["next_nudge"] > next_nudge
    icon_in_panel(desktop, TrayIcon(Mood.SITTING))


def test_a_file_that_is_broken_at_the_start_is_told_and_the_defaults_count(desktop: Desktop, run: Runner) -> None:
    run.expected = ("config.yaml:2:16: sitting.nudge_after",)
    program = run(desktop, "sitting:\n  nudge_after: 45\n")
    sent = desktop.notifications.wait_shown()
    assert sent.title == "Your configuration has a problem"
    assert sent.body.endswith("Until it is mended, the defaults are used.")
    assert not program.status()["config"]["ok"]
