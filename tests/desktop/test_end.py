"""How it ends, and begins again: nothing of it stays, and what it knew is not lost."""

from __future__ import annotations

import signal

import pytest

from tests.desktop.processes import alive
from tests.desktop.runner import CONTROL, KIND, Runner
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually


@pytest.mark.parametrize(("how", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_stopping_takes_window_notification_and_processes_along(
    how: signal.Signals, status: int, desktop: Desktop, run: Runner
) -> None:
    before = set(desktop.processes())
    program = run(desktop, "sitting: {nudge_after: 5s}")
    assert program.command("run").returncode == 0
    eventually(lambda: desktop.windows.titled(CONTROL), "no control window")
    desktop.notifications.wait_shown()
    family = [program.pid, *program.children()]
    assert len(family) >= 2
    assert program.stop(how) == status
    assert not [pid for pid in family if alive(pid)]
    assert set(desktop.processes()) == before
    eventually(lambda: not desktop.windows.of_class(KIND), "its window stays")
    desktop.notifications.wait_gone()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_stretch_goes_on_after_a_restart(how: signal.Signals, desktop: Desktop, run: Runner) -> None:
    first = run(desktop, "sitting: {nudge_after: 30m}")
    eventually(lambda: first.status()["sitting_for"] >= 3, "the stretch doesn't grow")
    first.stop(how)
    second = run(desktop, home=first.home)
    assert second.status()["sitting_for"] >= 3


def test_a_second_start_shows_the_first_and_ends(desktop: Desktop, run: Runner) -> None:
    first = run(desktop, "sitting: {nudge_after: 30m}")
    second = run.start(desktop, home=first.home)
    assert second.wait_ended() == 0
    eventually(lambda: desktop.windows.titled(CONTROL), "the first doesn't show itself")
    assert first.alive()
