"""Each takes bytes where they come in. What a person may see is fine; any other exception is a fault of ours."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from standupnudge.adapters.notify.server import described
from standupnudge.config.load import parse
from standupnudge.config.plan_form import parse_plan
from standupnudge.core import status_words
from standupnudge.core.events import RoutineStarted
from standupnudge.core.rules import Rules
from standupnudge.core.status import status
from standupnudge.engine.scenario import read_scenario
from standupnudge.engine.simulate import kept
from standupnudge.errors import ConfigError, Unavailable
from standupnudge.messages import decode, encode
from tests.adapters.notify.helpers_of_notify import INFO, NUDGE, PLAINER, ROUTINE
from tests.day import Day
from tests.engine.stage import Stage
from tests.fakes import FakeStore

MANY = 2_000  # rows or alarms; more in so short a time is a hang
SHORT = timedelta(hours=3)


def config(data: bytes) -> None:
    with suppress(ConfigError):
        parse(_text(data))


def plan(data: bytes) -> None:
    with suppress(ConfigError):
        parse_plan(_text(data), "plan.yaml")


def scenario(data: bytes) -> None:
    """Read, and what is short also played."""
    with suppress(ConfigError):
        read = read_scenario(_text(data), "day.yaml")
        encode({"rows": list(islice(kept(replace(read, until=min(read.until, SHORT))), MANY))})


def state(data: bytes) -> None:
    """A program that finds this on disk starts, lives for a while, and tells what goes on."""
    store = FakeStore()
    store.state = _text(data)
    day = Resumed(store)
    day.work().wait(timedelta(minutes=40)).away().wait(timedelta(minutes=20))
    day.press("routine").press("pause 1h").press("up").clock.go(timedelta(days=8))
    day.look().work()
    assert day.wakeups < MANY, day.wakeups
    encode(status(day.state, day.engine.rules))
    assert all(line.isprintable() for line in status_words.status(day.state, day.engine.rules))


class Resumed(Day):
    """A day that begins with what is in a store."""

    def __init__(self, store: FakeStore) -> None:
        self._given = store
        super().__init__("2026-03-02 08:55", Rules())

    def _start(self) -> None:
        self.store = self._given
        super()._start()


def control(data: bytes) -> None:
    """Lines to the control socket of a program that runs, one after the other."""

    async def ask(stage: Stage) -> None:
        for line in data.splitlines()[:8]:
            if (asked := decode(line)) is not None:
                answer = await stage.front.request(asked)
                encode(answer)
                assert answer or asked.get("ask") == "routine said"

    _on_stage(ask)


def window(data: bytes) -> None:
    """What windows say, each line with the kind of window before it: ``routine {"said": ...}``."""

    async def say(stage: Stage) -> None:
        for line in data.splitlines()[:8]:
            kind, _, rest = line.partition(b" ")
            if (message := decode(rest)) is not None:
                stage.front.said(kind.decode(errors="replace"), message)
                await stage.settled()

    _on_stage(say)


def _on_stage(talk: Callable[[Stage], Any]) -> None:
    async def play() -> None:
        stage = Stage()
        run = asyncio.create_task(stage.engine.run())
        talking = asyncio.create_task(_talk(stage, talk))
        await asyncio.wait({run, talking}, return_when=asyncio.FIRST_COMPLETED)
        if not talking.done():
            talking.cancel()
            await run  # what ended it
        await talking
        stage.engine.stop()
        await run

    asyncio.run(play())


async def _talk(stage: Stage, talk: Callable[[Stage], Any]) -> None:
    await stage.work(31)  # a nudge is on screen
    await talk(stage)
    await stage.minutes(10)
    encode(await stage.front.request({"ask": "status"}))


def notification_server(data: bytes) -> None:
    """How a server describes itself, as JSON: its capabilities, and its name and versions."""
    said = decode(data.splitlines()[0] if data else b"")
    if said is None:
        return
    capabilities, information = (said.get(key, []) for key in ("capabilities", "information"))
    if not isinstance(capabilities, list) or not isinstance(information, list):
        return  # the body of a message is a list
    with suppress(Unavailable):
        server = described(capabilities, information)
        for notice in (NUDGE, PLAINER, ROUTINE, INFO):
            assert server.body(notice) is not None
            assert all(isinstance(each, str) for each in server.actions(notice))
            server.urgency_and_lifetime(notice)


def _text(data: bytes) -> str:
    return data.decode(errors="surrogateescape")


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (config, plan, scenario, state, control, window, notification_server)
}


def seeds(name: str) -> Iterator[bytes]:
    """Good input, to begin from."""
    yield from (each.encode() for each in _SEEDS[name]())


def _states() -> Iterator[str]:
    from standupnudge.core.state_json import dump

    busy = Day("2026-03-04 12:00").work().to("12:31").press("snooze")
    exercising = Day().to("09:00").work().press("routine")
    exercising.happen(RoutineStarted)
    for day in (busy, exercising, Day().work().press("pause 1h"), Day().work().press("standing")):
        yield dump(day.state, day.clock.boot())
        yield dump(day.state, "another boot")


def _requests() -> Iterator[str]:
    said: dict[str, Any] = {"ask": "routine said", "message": {"said": "ticked", "exercises": {"bridge": "hand"}}}
    asked = ("status", "show", "up", "pause 1h", "pause until 2026-03-09", "pause until 14:00", "routine later 15m")
    more = ("routine L2 silent", "history forget 2026-03-01", "routine ill 2w", "offer accept", "routine text")
    for request in (*({"ask": name} for name in (*asked, *more)), said):
        yield json.dumps(request)
    yield "\n".join(json.dumps({"ask": name}) for name in asked)
    text = [{"ask": "routine text"}, {"ask": "routine said", "message": {"said": "started"}}, said]
    yield "\n".join(json.dumps(each) for each in text)


def _sayings() -> Iterator[str]:
    said: tuple[dict[str, Any], ...] = (
        {"said": "mapped"}, {"said": "level", "level": "L2"}, {"said": "started"},
        {"said": "ticked", "exercises": {"bridge": "timer", "lunge": ""}},
        {"said": "finished", "exercises": {"bridge": "timer", "lunge": "hand"}},
        {"said": "rated", "effort": "hard", "pain": "bridge"}, {"said": "closed", "exercises": {}},
        {"said": "later", "by": "15m"}, {"said": "skip"}, {"said": "chosen", "name": "pause 1h"},
        {"said": "no_tk", "why": "no display"}, {"said": "gone"},
    )  # fmt: skip
    yield "\n".join(f"routine {json.dumps(each)}" for each in said[:6])
    for each in said:
        yield f"routine {json.dumps(each)}"
        yield f"control {json.dumps(each)}"


def _scenarios() -> Iterator[str]:
    for path in sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml")):
        yield path.read_text(encoding="utf-8")


def _servers() -> Iterator[str]:
    known = ["actions", "body", "body-markup", "persistence"]
    yield json.dumps({"capabilities": [known], "information": ["dunst", "knopwob", "1.9", "1.2"]})
    yield json.dumps({"capabilities": [[]], "information": ["gnome-shell", "GNOME", "", ""]})


def _configs() -> Iterator[str]:
    from tests.config.test_any_text import EXAMPLE, SHORT

    yield from (EXAMPLE, SHORT)


def _plans() -> Iterator[str]:
    from tests.config.test_any_plan import GLUTES, SHORT

    yield from (GLUTES, SHORT)


_SEEDS: dict[str, Callable[[], Iterator[str]]] = {
    "config": _configs,
    "plan": _plans,
    "scenario": _scenarios,
    "state": _states,
    "control": _requests,
    "window": _sayings,
    "notification_server": _servers,
}
