"""Locks, sleeps and signs of being busy, from the services of a real session to what the program makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standupnudge.core.views import Mood, TrayIcon
from tests.audio.ears import SPEAKERS, Ears
from tests.desktop.processes import Server
from tests.desktop.program import Program
from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel
from tests.desktop.system_bus import SystemBus
from tests.desktop.waiting import eventually, never, seconds
from tests.needs import need

CALM = "sitting: {nudge_after: 8h, locked_after: 5s}"
SOON = "sitting: {nudge_after: 5s, away_after: 3m}"


@pytest.fixture
def system_bus(place: Path) -> Iterator[SystemBus]:
    bus = SystemBus(place)
    yield bus
    bus.end()


@pytest.fixture
def ears(place: Path) -> Iterator[Ears]:
    """A sound server with a microphone."""
    with Ears(place) as ears:
        ears._ask("load-module", "module-remap-source", f"master={SPEAKERS}.monitor", "source_name=mic")
        yield ears


def is_state(program: Program, state: str) -> Callable[[], bool]:
    return lambda: program.status()["state"] == state


def back_at_the_desk(desktop: Desktop, program: Program) -> Callable[[], bool]:
    def looks() -> bool:
        desktop.pointer.stir()
        return bool(program.status()["state"] == "sitting")

    return looks


def test_b2_a_lock_is_a_break_and_a_hand_on_the_locked_screen_does_not_end_it(
    desktop: Desktop, run: Runner, system_bus: SystemBus
) -> None:
    program = run(desktop, CALM, environ=system_bus.environ)
    assert program.status()["backends"]["session"] == "logind"
    system_bus.lock(True)
    eventually(is_state(program, "away"), "the lock is no break")
    never(back_at_the_desk(desktop, program), "a hand on the locked screen ended the break", seconds(2))
    system_bus.lock(False)
    eventually(back_at_the_desk(desktop, program), "it doesn't notice the return")
    program.wait_log("RecordBreak(")
    assert "<Kind.LOCKED: 'locked'>" in program.log()


def test_b2_a_screen_that_was_locked_before_the_start_is_locked(
    desktop: Desktop, run: Runner, system_bus: SystemBus
) -> None:
    system_bus.lock(True)
    program = run.start(desktop, CALM, environ=system_bus.environ)
    program.wait_ready()
    never(back_at_the_desk(desktop, program), "a hand on the locked screen counts", seconds(2))
    system_bus.lock(False)
    eventually(back_at_the_desk(desktop, program), "it doesn't notice the return")


def test_b2_a_sleep_is_a_break(desktop: Desktop, run: Runner, system_bus: SystemBus) -> None:
    program = run(desktop, CALM, environ=system_bus.environ)
    system_bus.sleeps(True)
    eventually(is_state(program, "away"), "the sleep is no break")
    system_bus.sleeps(False)
    eventually(back_at_the_desk(desktop, program), "it doesn't notice the return")
    assert "<Kind.ASLEEP: 'asleep'>" in program.log()


@pytest.mark.parametrize("dies", ["logind", "bus"])
def test_a_lock_lapses_with_who_told_of_it(dies: str, desktop: Desktop, run: Runner, system_bus: SystemBus) -> None:
    program = run(desktop, CALM, environ=system_bus.environ)
    system_bus.lock(True)
    eventually(is_state(program, "away"), "the lock is no break")
    (system_bus.kill if dies == "bus" else system_bus.logind.stop)()
    eventually(back_at_the_desk(desktop, program), "it is locked for ever")
    assert program.stop() == 0


def test_a_logind_that_does_not_answer_holds_up_nothing(desktop: Desktop, run: Runner, system_bus: SystemBus) -> None:
    system_bus.logind.freeze()
    program = run(desktop, SOON, environ=system_bus.environ)
    assert program.status()["backends"]["session"] == "clock_gaps"
    desktop.notifications.wait_shown()


def test_q_a_call_holds_a_nudge_which_comes_when_it_is_over(
    desktop: Desktop, run: Runner, ears: Ears, place: Path
) -> None:
    command = [need("parec", "pulseaudio-utils"), "--device=mic", str(place / "recorded")]
    call = Server(command, ears.environ, place / "parec.log")
    call.wait_for(lambda: "application.name" in ears._ask("list", "source-outputs"), "recording")
    program = run(desktop, SOON, environ={"PULSE_SERVER": ears.environ["PULSE_SERVER"]})
    eventually(lambda: "call" in program.command("status").stdout, "it doesn't say why there is no nudge")
    assert not desktop.notifications.window()
    assert program.status()["quiet"] == ["call"]
    icon_in_panel(desktop, TrayIcon(Mood.QUIET, 12))
    call.stop()
    eventually(lambda: not program.status()["quiet"], "the call has no end")
    desktop.pointer.stir()
    desktop.notifications.wait_shown()


def test_q_a_window_in_full_screen_holds_a_nudge(desktop: Desktop, run: Runner) -> None:
    film = desktop.start([need("xterm", "xterm"), "-fullscreen", "-class", "Film"], "xterm")
    try:
        eventually(lambda: desktop.windows.of_class("Film"), "no film")
        program = run(desktop, SOON)
        eventually(lambda: program.status()["quiet"] == ["full screen"], "full screen isn't noticed")
        assert not desktop.notifications.window()
    finally:
        film.stop()
    eventually(lambda: not program.status()["quiet"], "full screen has no end")
    desktop.pointer.stir()
    desktop.notifications.wait_shown()
