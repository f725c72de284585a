"""The window process from outside: real windows on a virtual screen, JSON lines in and out."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.screen import Box, Screen
from tests.desktop.waiting import eventually, never, seconds, settled
from tests.needs import need
from tests.window.process import Looker, Processes, WindowProcess, environ
from tests.without_tk import interpreter_without_tk

ACCENT = (0x18, 0x79, 0x5A)  # of the light theme
ALL = {"bent_knee_plank", "glute_bridge", "reverse_lunge", "runners_arabesque"}


def routine(plan: str | Path = "glutes", **more: Any) -> dict[str, Any]:
    task = {"window": "routine", "plan": str(plan), "level": "L1", "start_side": "right", "count_in": 0.25}
    return task | {"slot": False, "may_postpone": [], "focus": True, "token": ""} | more


def control(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"window": "control", "lines": ["Away."], "entries": list(entries), "focus": True, "token": ""} | more


UP = {"name": "up", "label": "I'm up", "enabled": True, "default": True, "entries": []}


@pytest.fixture
def press(screen: str, processes: Processes) -> Any:
    """Presses keys as the person does, on whatever has the keyboard."""
    xdotool = need("xdotool", "xdotool")

    def keys(*names: str) -> None:
        assert processes.start([xdotool, "key", *names], environ(screen)).wait(20) == 0

    return keys


def open_focused(
    processes: Processes, task: dict[str, Any], screen: str, *, boxes: int = 0, buttons: int = 0
) -> WindowProcess:
    """A window that has the keyboard, and all its boxes to tick or wide buttons on the screen."""
    window = processes.window(task, environ(screen))
    assert window.said() == {"said": "mapped"}
    with Looker(screen) as looker:
        eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "it did not get the keyboard")
        eventually(lambda: len(looker.boxes(looker.focused())) == boxes, f"it did not show {boxes} boxes")
        eventually(
            lambda: not buttons or looker.buttons(looker.focused()) == buttons, f"{buttons} buttons did not show"
        )
        # The keyboard passes over what isn't there yet.
        settled(lambda: looker.widgets(looker.focused()), "its widgets went on coming", seconds(0.3))
    return window


def test_the_window_says_when_it_is_on_the_screen_and_closes_when_told(screen: str, processes: Processes) -> None:
    window = processes.window(routine(), environ(screen))
    assert window.said() == {"said": "mapped"}
    with Looker(screen) as looker:
        assert any("glutes - StandUpNudge" in looker.title(window) for window in looker.stacking())
    window.say({"say": "close"})
    assert window.said() == {"said": "closed", "exercises": dict.fromkeys(ALL, "")}
    assert window.ended() == 0
    assert window.errors() == ""


def test_a_session_is_guided_to_its_end_from_the_keyboard(
    screen: str, processes: Processes, short_plan: Path, press: Any
) -> None:
    window = open_focused(processes, routine(short_plan), screen, boxes=2)
    press("space")
    assert window.said() == {"said": "started"}
    assert window.said() == {"said": "ticked", "exercises": {"sit": "timer", "stand": ""}}
    assert window.said() == {"said": "ticked", "exercises": {"sit": "timer", "stand": "timer"}}
    assert window.said() == {"said": "finished", "exercises": {"sit": "timer", "stand": "timer"}}
    press("Escape")
    assert window.ended() == 0
    assert window.errors() == ""


def test_an_exercise_can_be_ticked_with_the_keyboard(screen: str, processes: Processes, press: Any) -> None:
    window = open_focused(processes, routine(), screen, boxes=4)
    press("Tab", "Tab", "space")
    ticks = dict.fromkeys(ALL, "") | {"glute_bridge": "hand"}
    assert window.said() == {"said": "ticked", "exercises": ticks}
    press("space")
    assert window.said() == {"said": "ticked", "exercises": dict.fromkeys(ALL, "")}


def test_an_exercise_can_be_ticked_with_the_pointer_and_space_still_starts(
    screen: str, processes: Processes, press: Any
) -> None:
    window = open_focused(processes, routine(), screen, boxes=4)
    with Looker(screen) as looker:
        x, y = looker.boxes(looker.focused())[2]
    command = [need("xdotool", "xdotool"), "mousemove", str(x), str(y), "click", "1"]
    assert processes.start(command, environ(screen)).wait(20) == 0
    assert window.said() == {"said": "ticked", "exercises": dict.fromkeys(ALL, "") | {"reverse_lunge": "hand"}}
    press("space")
    assert window.said() == {"said": "started"}


def test_an_unasked_window_comes_on_top_without_taking_the_keyboard(screen: str, processes: Processes) -> None:
    with Looker(screen) as looker:
        own = looker.typing_window()
        window = processes.window(routine(focus=False), environ(screen))
        assert window.said() == {"said": "mapped"}
        eventually(lambda: "StandUpNudge" in looker.title(looker.stacking()[-1]), "it is not on top")
        never(lambda: looker.focused() != own.id, "it took the keyboard", during=seconds(0.5))
        window.say({"say": "raise"})
        eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "it did not come forward when told")


def test_a_routine_outlives_the_tray_process(screen: str, processes: Processes, short_plan: Path, press: Any) -> None:
    window = open_focused(processes, routine(short_plan), screen, boxes=2)
    window.close_input()
    press("space")
    assert window.said() == {"said": "started"}
    window.close_output()
    never(lambda: not window.runs, "it ended with the tray process", during=seconds(2.5))
    press("Escape")
    assert window.ended() == 0
    assert window.errors() == ""


def test_sigterm_closes_a_window_that_stands_still(screen: str, processes: Processes) -> None:
    window = processes.window(routine(), environ(screen))
    assert window.said() == {"said": "mapped"}
    window.process.send_signal(signal.SIGTERM)
    assert window.said()["said"] == "closed"
    assert window.ended() == 0
    assert window.errors() == ""


def test_the_control_window_tells_what_was_chosen_and_closes(screen: str, processes: Processes, press: Any) -> None:
    window = open_focused(processes, control(UP), screen, buttons=1)
    press("Tab", "Return")
    assert window.said() == {"said": "chosen", "name": "up"}
    assert window.ended() == 0
    assert window.errors() == ""


def test_the_control_window_shows_what_has_changed(screen: str, processes: Processes, press: Any) -> None:
    window = open_focused(processes, control(UP), screen, buttons=1)
    press("Tab")
    with Looker(screen) as looker:
        window.say({"say": "show", "lines": ["At your desk."], "entries": [UP, UP | {"name": "second"}]})
        eventually(lambda: looker.buttons(looker.focused()) == 2, "it did not show the new entry")
    press("Tab", "Return")  # the keyboard has stayed where it was, on the first
    assert window.said() == {"said": "chosen", "name": "second"}


def test_escape_closes_the_control_window_without_a_word(screen: str, processes: Processes, press: Any) -> None:
    window = open_focused(processes, control(UP), screen, buttons=1)
    press("Escape")
    assert window.ended() == 0
    with pytest.raises(AssertionError, match="without another word"):
        window.said()


def test_the_control_window_closes_with_the_tray_process(screen: str, processes: Processes) -> None:
    window = processes.window(control(UP), environ(screen))
    assert window.said() == {"said": "mapped"}
    window.close_input()
    assert window.ended() == 0


@pytest.mark.parametrize("corner", [(1279, 899), (0, 0), (1279, 0), (640, 880)])
def test_the_control_window_is_beside_the_pointer_and_wholly_on_the_screen(
    screen: str, processes: Processes, corner: tuple[int, int]
) -> None:
    xdotool = need("xdotool", "xdotool")
    processes.start([xdotool, "mousemove", *map(str, corner)], environ(screen)).wait(20)
    open_focused(processes, control(*[UP] * 8), screen, buttons=8)
    with Looker(screen) as looker:
        left, top, right, bottom = looker.place(looker.focused())
        assert (left >= 0, top >= 0, right <= 1280, bottom <= 900) == (True, True, True, True)
        assert abs(corner[0] - (left + right) / 2) < 300
        assert not (left <= corner[0] <= right and top <= corner[1] <= bottom), "it lies over the pointer"
        assert min(abs(corner[1] - top), abs(corner[1] - bottom)) < 60


def test_noise_after_the_task_is_passed_over(screen: str, processes: Processes) -> None:
    window = processes.window(routine(), environ(screen))
    assert window.said() == {"said": "mapped"}
    window.say(b"\xff\x00 noise\n[1, 2]\n{}\n" + b'{"say": "dance"}')
    window.say({"say": "close"})
    assert window.said()["said"] == "closed"
    assert window.ended() == 0
    assert window.errors() == ""


@pytest.mark.parametrize("noise", [b"", b"hello", b"[]", b'{"window": "moon"}', b"{" * 300_000])
def test_a_task_that_is_none_is_refused_in_a_sentence(processes: Processes, noise: bytes) -> None:
    window = processes.window(noise, environ())
    assert window.ended() == 2
    assert window.errors().startswith("This part of StandUpNudge is started by the program itself.")
    assert len(window.errors().splitlines()) <= 1


def test_without_a_display_it_says_so_and_ends_well(processes: Processes) -> None:
    window = processes.window(routine(), environ())
    message = window.said()
    assert message["said"] == "no_tk"
    assert message["why"].startswith("The display can't be reached: ")
    assert window.ended() == 0
    assert window.errors() == ""


def test_a_python_without_tkinter_says_so_and_how_to_get_it(tmp_path: Path, processes: Processes, screen: str) -> None:
    window = processes.window(routine(), environ(screen), python=interpreter_without_tk(tmp_path / "bare"))
    message = window.said()
    assert message["said"] == "no_tk"
    assert "python3-tk" in message["why"]
    assert window.ended() == 0
    assert window.errors() == ""


def test_instead_of_a_plan_that_cannot_be_used_the_built_in_one_is_played(
    screen: str, processes: Processes, press: Any
) -> None:
    window = open_focused(processes, routine("knees"), screen, boxes=4)
    press("Escape")
    assert window.said() == {"said": "closed", "exercises": dict.fromkeys(ALL, "")}
    assert window.ended() == 0
    assert window.errors() == ""


def test_what_hurt_twice_is_not_in_the_list(screen: str, processes: Processes, press: Any) -> None:
    task = routine(eased=["glute_bridge"], left_out=["reverse_lunge"])
    window = open_focused(processes, task, screen, boxes=3)
    press("Escape")
    assert window.said()["exercises"].keys() == ALL - {"reverse_lunge"}


def test_that_nothing_is_left_of_a_plan_is_told_in_a_window(screen: str, processes: Processes, press: Any) -> None:
    window = open_focused(processes, routine(left_out=sorted(ALL)), screen)
    press("Escape")
    assert window.said() == {"said": "closed", "exercises": {}}
    assert window.ended() == 0
    assert window.errors() == ""


def test_listening_in_a_thread_hears_the_same(screen: str, processes: Processes) -> None:
    program = """
import os, tkinter
from standupnudge.window.lines import Incoming
from standupnudge.window.listen_windows import listen
root, incoming, heard = tkinter.Tk(), Incoming(0), []
def hear(messages):
    heard.extend(messages)
    if incoming.closed:
        print(heard, flush=True)
        root.destroy()
listen(root, incoming, hear)
root.mainloop()
"""
    pipes = dict.fromkeys(("stdin", "stdout"), subprocess.PIPE)
    process = processes.start([sys.executable, "-c", program], environ(screen), **pipes)
    out, _ = process.communicate(b'{"say":"raise"}\n{"say":"close"}\n', timeout=20)
    assert out.decode().strip() == "[{'say': 'raise'}, {'say': 'close'}]"
    assert process.returncode == 0


def test_the_questions_and_the_offer_at_the_end_are_answered_from_the_keyboard(
    screen: str, processes: Processes, short_plan: Path, press: Any
) -> None:
    window = open_focused(processes, routine(short_plan), screen, boxes=2)
    with Looker(screen) as looker:
        left, top, right, bottom = looker.place(looker.focused())
        box, seen = Box(left, top, right - left, bottom - top), Screen(looker.display)

        def ring() -> bool:
            """Whether one can be seen: while the timer runs, and when the questions are answered."""
            return any(part.height > 100 for part in seen.areas(ACCENT, box))

        press("space")
        while window.said()["said"] != "finished":
            pass
        eventually(lambda: not ring(), "there are no questions")
        press("Tab", "Tab", "Return")  # Just right
        press("Tab", "Tab", "Return")  # No
        assert window.said() == {"said": "rated", "effort": "right", "pain": ""}
        eventually(ring, "the ring does not show")
        before = seen.picture(box)
        window.say({"say": "offer", "title": "L2?", "text": "As you like.", "yes": "Go to L2", "no": "Stay"})
        eventually(lambda: seen.picture(box) != before, "the offer does not show")
    press("space")  # closes the window, but not with an offer in it
    press("Tab", "Tab", "Return")
    assert window.said() == {"said": "chosen", "name": "offer decline"}
    press("Escape")
    assert window.ended() == 0
    assert window.errors() == ""


def test_the_routine_comes_up_in_the_middle_of_the_monitor(screen: str, processes: Processes) -> None:
    window = processes.window(routine(), environ(screen))
    assert window.said() == {"said": "mapped"}
    with Looker(screen) as looker:
        eventually(lambda: "StandUpNudge" in looker.title(looker.focused()), "it did not get the keyboard")
        left, top, right, bottom = looker.place(looker.focused())
        assert abs((left + right) / 2 - 640) <= 2
        assert abs((top + bottom) / 2 - 450) <= 30


def test_what_there_is_to_know_is_read_without_a_word_and_closed_by_escape(
    screen: str, processes: Processes, press: Any
) -> None:
    window = processes.window({"window": "know", "plan": "glutes", "focus": True}, environ(screen))
    assert window.said() == {"said": "mapped"}
    with Looker(screen) as looker:
        eventually(lambda: "Get to know" in looker.title(looker.focused()), "it did not get the keyboard")
        left, top, right, bottom = looker.place(looker.focused())
        box, seen = Box(left, top, right - left, bottom - top), Screen(looker.display)
        before = eventually(lambda: seen.areas(ACCENT, box) and seen.picture(box), "no exercise is marked")
        press("Tab", "Tab", "Tab", "Tab", "Tab", "Return")  # the first of the muscles
        eventually(lambda: seen.picture(box) != before, "the page does not turn")
    window.close_input()  # the tray process may go; there is still something to read
    never(lambda: not window.runs, "it ended with the tray process", during=seconds(1))
    press("Escape")
    assert window.ended() == 0
    assert window.errors() == ""


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast", "auto"])
def test_a_level_and_a_variant_are_chosen_with_the_keyboard_in_every_theme(
    theme: str, screen: str, processes: Processes, press: Any
) -> None:
    window = open_focused(processes, routine(theme=theme), screen, boxes=4)
    press(*["Tab"] * 5, "Return")  # behind the four boxes: Change...
    press(*["Tab"] * 7, "Return")  # behind the boxes again: L0, L1, L2
    assert window.said() == {"said": "level", "level": "L2"}
    press("Down", "Next")  # for the pages of now, not for those of the level before
    press("Escape", "Escape")
    assert window.said()["said"] == "closed"
    assert window.ended() == 0
    assert window.errors() == ""
