"""What is particular to the sources that are asked by messages: late answers, units, and those that can't tell."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from dbus_fast import MessageType

from standupnudge.adapters.idle import link, mutter_monitor
from standupnudge.adapters.idle.freedesktop_screensaver import KDE, FreedesktopScreenSaver
from standupnudge.adapters.idle.last_input import LastInput
from standupnudge.adapters.idle.logind_hint import LogindHint
from standupnudge.adapters.idle.mutter_monitor import MutterMonitor
from standupnudge.adapters.session_bus import BUS, ask, let_go, open_session_bus
from standupnudge.errors import Unavailable
from tests.adapters.idle.mocked_service import Mocked
from tests.adapters.idle.sources import TEMPLATES
from tests.adapters.private_bus import bus_daemon
from tests.loops import in_loop, until, until_answer

Serve = Callable[..., Mocked]
ADDRESS = "DBUS_SESSION_BUS_ADDRESS"


def ignore() -> None:
    pass


@pytest.fixture
def environ(place: Path) -> Iterator[dict[str, str]]:
    """One bus that is both."""
    with bus_daemon(place) as (address, _):
        yield {ADDRESS: address, "DBUS_SYSTEM_BUS_ADDRESS": address}


@pytest.fixture
def serve(environ: dict[str, str], place: Path) -> Iterator[Serve]:
    """Starts a service from its template."""
    started: list[Mocked] = []

    def start(template: str, **parameters: object) -> Mocked:
        started.append(Mocked(environ[ADDRESS], TEMPLATES[template], place, **parameters))
        return started[-1]

    yield start
    for service in started:
        service.server.stop()


# Answers that come late


def test_a_slow_answer_is_about_the_same_input_as_a_quick_one() -> None:
    last = LastInput()
    assert last.idle(told=60.0, asked=100.0, answered=100.0) == timedelta(seconds=60)
    assert last.idle(told=75.5, asked=115.0, answered=116.0) == timedelta(seconds=75), "it was asked at 115"
    assert last.idle(told=80.0, asked=120.0, answered=120.0) == timedelta(seconds=80)


def test_input_that_came_since_is_noticed_however_slow_the_answer_is() -> None:
    last = LastInput()
    last.idle(told=60.0, asked=100.0, answered=100.0)
    assert last.idle(told=5.0, asked=160.0, answered=161.0) == timedelta(seconds=5)


def test_input_while_it_is_asked_is_input_now() -> None:
    last = LastInput()
    last.idle(told=60.0, asked=100.0, answered=100.0)
    assert last.idle(told=0.0, asked=160.0, answered=161.0) == timedelta(0)


def test_answers_in_whole_seconds_are_about_the_same_input() -> None:
    last = LastInput(grain=1.0)
    first = last.idle(told=60, asked=100.0, answered=100.0)
    later = last.idle(told=60, asked=100.9, answered=100.9)
    assert later - first == timedelta(seconds=0.9)
    assert last.idle(told=1, asked=110.0, answered=110.0) == timedelta(seconds=1)


# Mutter


@in_loop
async def test_a_watch_that_fires_before_its_number_is_known_is_not_missed(
    serve: Serve, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutter_monitor, "WATCHED_FROM", timedelta(0))
    serve("mutter", at_once=True)
    heard: list[None] = []
    probe = await MutterMonitor.connect(environ, lambda: heard.append(None))

    await probe.idle()

    await until(lambda: heard, "the return")
    await probe.close()


@in_loop
async def test_the_watch_of_somebody_else_is_not_ours(
    serve: Serve, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutter_monitor, "WATCHED_FROM", timedelta(0))
    service = serve("mutter")
    heard: list[str] = []
    probe, other = [await MutterMonitor.connect(environ, lambda name=name: heard.append(name)) for name in "ab"]
    await probe.idle()

    service.do("Stir")

    await until(lambda: heard == ["a"], "the return of the one that waits")
    await other.idle()
    service.do("Stir")
    await until(lambda: heard == ["a", "b"], "the return of the other one")
    for each in (probe, other):
        await each.close()


@in_loop
async def test_a_monitor_that_does_not_answer_is_none(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "PATIENCE", 0.2)
    hung = await open_session_bus(environ)  # owns the name and never answers
    hung.add_message_handler(lambda message: message.message_type is MessageType.METHOD_CALL)
    await ask(hung, BUS.call("RequestName", "su", mutter_monitor.NAME, 0))
    with pytest.raises(Unavailable, match="does not answer"):
        await MutterMonitor.connect(environ, ignore)
    await let_go(hung)


# Those that can't tell, with the reason


@in_loop
async def test_without_gnome_there_is_no_mutter(environ: dict[str, str]) -> None:
    with pytest.raises(Unavailable, match="isn't GNOME"):
        await MutterMonitor.connect(environ, ignore)


@in_loop
async def test_without_a_bus_there_is_neither(tmp_path: Path) -> None:
    nowhere = {ADDRESS: f"unix:path={tmp_path}/none"}
    for source in (MutterMonitor, FreedesktopScreenSaver):
        with pytest.raises(Unavailable, match="can't be reached"):
            await source.connect(nowhere, ignore)


@in_loop
async def test_without_a_screen_saver_service_there_is_none(environ: dict[str, str]) -> None:
    with pytest.raises(Unavailable, match="No screen saver service runs"):
        await FreedesktopScreenSaver.connect(environ, ignore)


@in_loop
async def test_a_screen_saver_that_refuses_is_quoted(serve: Serve, environ: dict[str, str]) -> None:
    serve("screen_saver", units=1000, refuses=True)
    with pytest.raises(Unavailable, match="not supported on this platform"):
        await FreedesktopScreenSaver.connect(environ, ignore)


@in_loop
async def test_kdes_screen_saver_counts_in_milliseconds(serve: Serve, environ: dict[str, str]) -> None:
    serve("screen_saver", units=1000)
    kde = await open_session_bus(environ)
    await ask(kde, BUS.call("RequestName", "su", KDE, 0))
    probe = await FreedesktopScreenSaver.connect(environ, ignore)
    await asyncio.sleep(0.3)  # the condition is the time itself
    idle = await probe.idle()
    assert idle is not None
    assert timedelta(seconds=0.3) <= idle < timedelta(seconds=60), "a thousand times more would be minutes"
    await probe.close()
    await let_go(kde)


@in_loop
async def test_a_hint_that_nobody_ever_set_tells_nothing(serve: Serve, environ: dict[str, str]) -> None:
    serve("logind", hinted=False)
    with pytest.raises(Unavailable, match="Nothing in this session tells systemd-logind"):
        await LogindHint.connect(environ, ignore)


@in_loop
async def test_a_session_that_logind_does_not_know_is_told(serve: Serve, environ: dict[str, str]) -> None:
    serve("logind", hinted=True)
    with pytest.raises(Unavailable, match=r"knows no session of this program: .*No session 'c7' known"):
        await LogindHint.connect({**environ, "XDG_SESSION_ID": "c7"}, ignore)


@in_loop
async def test_the_hint_counts_from_when_it_was_set(serve: Serve, environ: dict[str, str]) -> None:
    service = serve("logind", hinted=True)
    probe = await LogindHint.connect({**environ, "XDG_SESSION_ID": "c1"}, ignore)
    service.do("Rest", "double:100")

    async def counted() -> bool:
        idle = await probe.idle()
        return idle is not None and idle >= timedelta(seconds=100)

    await until_answer(counted, "a hundred seconds")
    await probe.close()


# When the bus itself goes


@in_loop
async def test_when_the_bus_dies_it_can_tell_no_more_and_says_so_once(place: Path) -> None:
    with bus_daemon(place) as (address, daemon):
        mutter = Mocked(address, TEMPLATES["mutter"], place)
        heard: list[None] = []
        probe = await MutterMonitor.connect({ADDRESS: address}, lambda: heard.append(None))

        daemon.kill()

        await until(lambda: heard, "word of its end")
        assert await probe.idle() is None
        await probe.close()
        assert len(heard) == 1
        mutter.server.stop()


@in_loop
async def test_a_bus_that_does_not_answer_is_none(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "PATIENCE", 0.2)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(place / "bus"))
        deaf.listen()
        with pytest.raises(Unavailable, match="does not answer"):
            await MutterMonitor.connect({ADDRESS: f"unix:path={place}/bus"}, ignore)
