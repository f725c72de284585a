"""With a Python that has no Tk: what a window would carry comes in a notification."""

from __future__ import annotations

import pytest

from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually
from tests.without_tk import interpreter_without_tk

NO_TK = "This Python has no Tk"


@pytest.fixture(scope="module")
def without_tk(tmp_path_factory: pytest.TempPathFactory) -> str:
    return interpreter_without_tk(tmp_path_factory.mktemp("python"))


def test_a_click_on_the_nudge_shows_the_exercises(desktop: Desktop, run: Runner, without_tk: str) -> None:
    run.expected = (NO_TK, "No window can be opened")
    program = run(desktop, "sitting: {nudge_after: 5s, repeat_every: 10m}", interpreter=without_tk)
    assert program.log().count(NO_TK) == 1
    desktop.notifications.wait_shown()
    desktop.notifications.click_body()
    eventually(lambda: desktop.notifications.sent()[-1].title == "Your glute routine", "no exercises are shown")
    sent = desktop.notifications.sent()[-1]
    assert sent.body.splitlines() == [
        "Bent knee plank: 10 holds of 10 s",
        "Glute bridge: 10 times",
        "Reverse lunge: 10 times each side",
        "Runner's arabesque: 10 times each side",
    ]
    assert sent.actions == {"routine done": "Done"}
    assert program.alive()


def test_a_click_on_the_icon_tells_how_things_are(desktop: Desktop, run: Runner, without_tk: str) -> None:
    run.expected = (NO_TK, "No window can be opened")
    program = run(desktop, "sitting: {nudge_after: 30m}", interpreter=without_tk)
    assert program.command("run").returncode == 0  # a second start asks for the window, as a click does
    sent = desktop.notifications.wait_shown()
    assert sent.title == "StandUpNudge"
    assert "At your desk" in sent.body
