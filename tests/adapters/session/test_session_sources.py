"""All sources of the session together: who says locked is believed, and what begins is told before what ends."""

from __future__ import annotations

from typing import Any

from standupnudge.adapters.session.seen import Seen, Sees
from standupnudge.adapters.session.several import Several
from standupnudge.core.events import FellAsleep, Locked, Unlocked, Woke
from standupnudge.errors import Unavailable
from tests.loops import in_loop


class Told:
    """A source that says what a test lets it say."""

    def __init__(self, sees: Sees, name: str = "told", *, missing: bool = False, locked: bool = False) -> None:
        self.name, self.sees, self._locked = name, sees, locked
        self.reason = Unavailable("It is not here.", "Get it.") if missing else None
        self.closed = False

    async def start(self) -> None:
        self.sees(Seen(locked=self._locked))

    async def close(self) -> None:
        self.closed = True


async def session(**kinds: dict[str, Any]) -> tuple[Several, list[Any], dict[str, Told]]:
    """One with these sources, what it has told since its start, and the sources."""
    events: list[Any] = []
    several = Several(events.append)
    made: dict[str, Told] = {}

    def maker(name: str, more: dict[str, Any]) -> Any:
        def make(sees: Sees) -> Told:
            made[name] = Told(sees, name, **more)
            return made[name]

        return make

    await several.start({name: maker(name, more) for name, more in kinds.items()})
    return several, events, made


@in_loop
async def test_b2_either_says_locked_and_it_is_locked_until_both_say_otherwise() -> None:
    several, events, made = await session(logind={}, saver={})
    made["logind"].sees(Seen(locked=True))
    made["saver"].sees(Seen(locked=True))
    assert events == [Locked]
    made["logind"].sees(Seen())
    assert several.locked
    made["saver"].sees(Seen())
    assert events == [Locked, Unlocked]
    assert not several.locked


@in_loop
async def test_b2_between_a_sleep_and_the_lock_after_it_there_is_no_gap() -> None:
    _, events, made = await session(logind={})
    made["logind"].sees(Seen(asleep=True))
    made["logind"].sees(Seen(locked=True))
    made["logind"].sees(Seen())
    assert events == [FellAsleep, Locked, Woke, Unlocked]


@in_loop
async def test_a_screen_that_is_locked_at_the_start_is_known_then() -> None:
    several, _, _ = await session(logind={"locked": True})
    assert several.locked


@in_loop
async def test_those_that_are_not_there_are_left_out_with_their_reasons_and_the_rest_is_closed_at_the_end() -> None:
    several, _, made = await session(logind={"missing": True}, saver={})
    assert several.name == "saver"
    assert str(several.reasons["logind"]) == "It is not here. Get it."
    made["logind"].reason = None  # it came
    assert several.name == "logind + saver"
    assert several.reasons == {}
    await several.close()
    assert made["saver"].closed
    assert made["logind"].closed


@in_loop
async def test_without_any_there_are_only_the_clocks() -> None:
    several, events, _ = await session(logind={"missing": True})
    assert several.name == "clock_gaps"
    assert events == []
    assert not several.locked
