"""The routine in a terminal, with keys and a clock that only the tests move."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.routine.plan import Side, Sides
from standupnudge.routine.player import Player
from standupnudge.routine.timeline import Timeline, compile_plan
from standupnudge.terminal.guide import KEYS, OWN_PACE_KEYS, Guide
from standupnudge.terminal.script import script
from tests.routine.plans import holds, plan, reps, seconds

# get ready 0-6, hold 6-16, soften 16-18, hold 18-28, move on 28-34, reps 34-37, 37-40, 40-43, 43-46
SHORT = compile_plan(
    plan(holds("wall", 2), reps("squat", 2, 1, 2, sides=Sides.ALTERNATING), move_in=6), "L1", Side.RIGHT
)
GLUTES = compile_plan(read_plan(resolve("glutes", Path())), "L1", Side.RIGHT)


class VirtualTerminal:
    """Time that goes by in waiting only, and keys that are pressed at instants, in seconds; then there are no more.

    :ivar late: how much later than asked for a wait without a key ends, once, at the first wait after ``late_from``.
    """

    def __init__(self, pressed: Iterable[tuple[float, str]], late_from: float = 1e9, late: float = 0) -> None:
        self.at = timedelta()
        self.lines: list[tuple[float, str, bool]] = []
        self._pressed = [(seconds(at), key) for at, key in pressed]
        self._late_from, self._late = seconds(late_from), seconds(late)

    @property
    def closed(self) -> bool:
        return not self._pressed

    def wait(self, longest: timedelta | None) -> str:
        until = None if longest is None else self.at + longest
        if self._pressed and (until is None or self._pressed[0][0] <= until):
            at, key = self._pressed.pop(0)
            self.at = max(at, self.at)
            return key
        assert until is not None, "waits for a key that never comes"
        self.at = until
        if until >= self._late_from:
            self.at, self._late = self.at + self._late, timedelta()
        return ""

    def say(self, text: str, bell: bool) -> None:
        self.lines.append((self.at.total_seconds(), text, bell))

    @property
    def texts(self) -> list[str]:
        return [text for _, text, _ in self.lines]


def guided(
    *pressed: tuple[float, str], timeline: Timeline = SHORT, own_pace: bool = False, late: float = 0
) -> VirtualTerminal:
    terminal = VirtualTerminal([(0, "space"), *pressed], late_from=12, late=late)
    player = Player(timeline, count_in=seconds(5), own_pace=own_pace)
    Guide(player, lambda: terminal.at, terminal, terminal.say).run()
    return terminal


def test_a_short_session_from_beginning_to_end() -> None:
    assert guided().lines == [
        (0, KEYS, False),
        (0, "Press Space or Enter to start.", False),
        (0, "Starting in 5 seconds.", False),
        (2, "3", False),
        (3, "2", False),
        (4, "1", False),
        (5, "Get into wall. Wall.", True),
        (8, "3", False),
        (9, "2", False),
        (10, "1", False),
        (11, "Hold 1 of 2.", True),
        (11.6, "wall cue", False),
        (18, "3", False),
        (19, "2", False),
        (20, "1", False),
        (21, "Soften. Two of two.", True),
        (23, "Hold 2 of 2.", True),
        (24, "Breathe out.", False),
        (30, "3", False),
        (31, "2", False),
        (32, "1", False),
        (33, "Get into squat. Squat, right first.", True),
        (36, "3", False),
        (37, "2", False),
        (38, "1", False),
        (39, "Right, one.", True),
        (42, "Left, one.", False),
        (42, "squat cue", False),
        (45, "Right, two.", False),
        (48, "Left, two.", False),
        (51, "All done.", True),
        (51, "Done in 0:46. Enjoy the rest of your day.", False),
    ]


def test_nobody_who_can_press_a_key_is_waited_for() -> None:
    terminal = VirtualTerminal([])
    Guide(Player(SHORT, count_in=seconds(5)), lambda: terminal.at, terminal, terminal.say).run()
    assert terminal.texts[0] == "Starting in 5 seconds."
    assert terminal.texts[-1] == "Done in 0:46. Enjoy the rest of your day."


def test_pausing_says_how_to_go_on_and_counts_in_again() -> None:
    said = [line for line in guided((14, "space"), (100, "space")).lines if 14 <= line[0] < 110]
    assert said[:6] == [
        (14, "Paused. Space goes on.", False),
        (100, "Going on: Wall, 7 seconds left of this step.", False),
        (100, "3", False),
        (101, "2", False),
        (102, "1", False),
        (107, "3", False),
    ]


def test_back_and_next_say_the_step_they_lead_to() -> None:
    lines = guided((15, "b"), (16, "n"), (17, "right")).lines
    assert [text for at, text, _ in lines if at in {15, 16, 17}] == [
        "Hold 1 of 2.",
        "Soften. Two of two.",
        "Hold 2 of 2.",
    ]


def test_next_in_the_count_in_begins_at_once() -> None:
    assert (1, "Get into wall. Wall.", True) in guided((1, "n")).lines


def test_a_skipped_exercise_is_not_done() -> None:
    assert guided((12, "x")).texts[-1] == "1 of 2 done: Squat. 0:25 of exercise."


def test_skipped_to_the_end_nothing_pretends_to_be_done() -> None:
    texts = guided((12, "x"), (13, "x")).texts
    assert "All done." not in texts
    assert texts[-1].startswith("Stopped here, after 0:08 of exercise.")


def test_more_rest_is_said_and_given() -> None:
    lines = guided((22, "+"), (24, "+")).lines
    assert (22, "Five seconds more.", False) in lines
    assert (33, "Hold 2 of 2.", True) in lines
    assert [at for at, text, _ in lines if text == "Five seconds more."] == [22, 24]
    assert lines[-1][1] == "Done in 0:56. Enjoy the rest of your day."


def test_no_more_rest_in_the_middle_of_work() -> None:
    assert "Five seconds more." not in guided((14, "+")).texts


def test_stopping_asks_first_and_says_what_was_done() -> None:
    lines = guided((35, "q"), (40, "q")).lines
    assert lines[-2:] == [
        (35, "Stop here? Q again stops, Space goes on.", False),
        (40, "1 of 2 done: Wall. 0:30 of exercise.", False),
    ]


def test_who_decides_to_stay_goes_on() -> None:
    assert guided((35, "esc"), (40, "space")).texts[-1] == "Done in 0:46. Enjoy the rest of your day."


def test_stopping_before_the_start() -> None:
    terminal = VirtualTerminal([(1, "q")])
    Guide(Player(SHORT), lambda: terminal.at, terminal, terminal.say).run()
    assert terminal.texts[-1] == "Stopped here, after 0:00 of exercise. Another time, then."


def test_an_interrupt_still_says_what_was_done() -> None:
    class Interrupting(VirtualTerminal):
        def wait(self, longest: timedelta | None) -> str:
            if self.at > seconds(34):
                raise KeyboardInterrupt
            return super().wait(longest)

    terminal = Interrupting([(0, "space")])
    with pytest.raises(KeyboardInterrupt):
        Guide(Player(SHORT, count_in=seconds(5)), lambda: terminal.at, terminal, terminal.say).run()
    assert terminal.texts[-1].startswith("1 of 2 done: Wall.")


def test_a_machine_that_slept_has_paused() -> None:
    terminal = guided((5000, "space"), late=3600)
    assert "Paused, the machine was asleep. Space goes on." in terminal.texts
    assert terminal.texts[-1] == "Done in 0:46. Enjoy the rest of your day."


def test_at_ones_own_pace_space_goes_on_and_each_stretch_is_said_once() -> None:
    terminal = guided((100, "space"), (200, "space"), (300, "space"), (400, "space"), own_pace=True)
    assert terminal.lines == [
        (0, OWN_PACE_KEYS, False),
        (0, "Press Space or Enter to start.", False),
        (0, "Get into wall. Wall.", True),
        (100, "Wall, 2 holds of 10 seconds.", True),
        (100, "wall cue", False),
        (200, "Get into squat. Squat, right first.", True),
        (300, "Squat, 2 times each side, right first.", True),
        (300, "squat cue", False),
        (400, "Done in 6:40. Enjoy the rest of your day.", False),
    ]


def test_at_ones_own_pace_it_ends_when_nobody_can_go_on() -> None:
    assert guided((100, "space"), own_pace=True).texts[-1].startswith("Stopped here")


def test_without_a_bell() -> None:
    assert not [line for line in script(GLUTES, bell=False) if line.bell]


def test_the_built_in_routine_has_one_line_a_change_and_each_repetition_once() -> None:
    lines = script(GLUTES)
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    assert len(set(lines)) == len(lines)
    texts = [line.text for line in lines]
    assert [text for text in texts if text.startswith("Hold ")] == [f"Hold {number} of 10." for number in range(1, 11)]
    assert sum(text.startswith(("Right, ", "Left, ")) for text in texts) == 20
    assert texts.count("Seven.") == 3  # the bridge, and both sides of the arabesque
    assert not [text for text in texts if not text or "\n" in text or "\x1b" in text]
