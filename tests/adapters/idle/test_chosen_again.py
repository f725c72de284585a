"""The idle time heals: a source that dies is replaced, and used again when it is back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate, islice, repeat

import pytest

from standupnudge.adapters.choose import Choice, choose
from standupnudge.adapters.idle.always_at_desk import AlwaysAtDesk
from standupnudge.adapters.idle.chosen_again import ChosenAgain
from standupnudge.adapters.waits import waits
from standupnudge.errors import Unavailable
from standupnudge.ports import IdleProbe, IdleTold
from tests.loops import in_loop, until


class Keyboard:
    """A source that can die."""

    name = "keyboard"
    tells_return = True

    def __init__(self) -> None:
        self.alive, self.closed = True, False

    async def idle(self) -> timedelta | None:
        return timedelta(minutes=1) if self.alive else None

    async def close(self) -> None:
        self.closed = True


class Desk:
    """Where it is plugged in, or not; notes the choices and how often it was told."""

    def __init__(self, *, plugged: bool = True, forced: bool = False) -> None:
        self.plugged, self.forced = plugged, forced
        self.keyboards: list[Keyboard] = []
        self.choices: list[str] = []
        self.looks = self.tries = 0

    def _keyboard(self) -> IdleProbe:
        self.tries += 1
        if not self.plugged:
            raise Unavailable("It is not plugged in.")
        self.keyboards.append(Keyboard())
        return self.keyboards[-1]

    async def find(self, _: IdleTold) -> Choice[IdleProbe]:
        candidates = [("keyboard", self._keyboard), ("always_at_desk", AlwaysAtDesk)]
        return choose("idle", candidates, "keyboard" if self.forced else None)

    def look(self) -> None:
        self.looks += 1

    def unplug(self) -> None:
        self.plugged = self.keyboards[-1].alive = False

    async def probe(self, waits: Iterator[float] | None = None) -> ChosenAgain:
        """It looks again and again without waiting, or as ``waits`` says."""
        chosen = ChosenAgain(
            self.find, lambda choice: self.choices.append(choice.name), self.look, lambda: waits or repeat(0.0)
        )
        await chosen.start()
        return chosen


@in_loop
async def test_nothing_is_looked_for_while_a_source_works() -> None:
    desk = Desk()
    probe = await desk.probe()
    assert [await probe.idle() for _ in range(3)] == [timedelta(minutes=1)] * 3
    assert (probe.name, probe.tells_return, desk.tries) == ("keyboard", True, 1)
    await probe.close()
    assert desk.keyboards[0].closed


@in_loop
async def test_when_it_dies_the_next_one_serves_at_once_and_it_again_when_it_is_back() -> None:
    desk = Desk()
    probe = await desk.probe()

    desk.unplug()
    assert await probe.idle() == timedelta(0), "who can't be watched counts as at the desk"
    assert (probe.name, probe.tells_return) == ("always_at_desk", False)

    desk.plugged = True
    await until(lambda: desk.looks, "the look that is worth it now")
    assert await probe.idle() == timedelta(minutes=1)
    assert desk.choices == ["keyboard", "always_at_desk", "keyboard"], "each change is told once"
    await probe.close()
    assert [each.closed for each in desk.keyboards] == [True, True]


@in_loop
async def test_one_that_comes_after_the_program_is_found() -> None:
    desk = Desk(plugged=False)
    probe = await desk.probe()
    assert await probe.idle() == timedelta(0)
    await until(lambda: desk.tries > 3, "more tries")
    assert desk.choices == ["always_at_desk"]

    desk.plugged = True
    await until(lambda: desk.looks, "the look that is worth it now")
    assert desk.choices == ["always_at_desk", "keyboard"]
    await probe.close()


@in_loop
async def test_in_the_place_of_one_that_is_forced_nothing_else_serves() -> None:
    desk = Desk(forced=True)
    probe = await desk.probe()
    desk.unplug()
    assert await probe.idle() is None
    desk.plugged = True
    await until(lambda: desk.looks, "the look that is worth it now")
    assert await probe.idle() == timedelta(minutes=1)
    assert desk.choices == ["keyboard"]
    await probe.close()


@in_loop
async def test_one_that_is_forced_in_vain_at_the_start_is_an_error() -> None:
    with pytest.raises(Unavailable, match="not plugged in"):
        await Desk(plugged=False, forced=True).probe()


@in_loop
async def test_closing_ends_the_search() -> None:
    desk = Desk(plugged=False)
    probe = await desk.probe(iter([3600.0]))
    await probe.close()
    assert desk.tries == 1


def test_what_is_back_within_ten_minutes_is_found_ten_seconds_later_and_then_there_is_a_try_a_minute() -> None:
    first = list(islice(waits(), 200))
    tries = list(accumulate(first))
    assert max(wait for wait, at in zip(first, tries, strict=True) if at <= 595) <= 10
    assert set(first[-100:]) == {60}
