"""Locks and sleeps from logind: python-dbusmock's on a bus of its own, alive, hanging, wrong, and gone."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from dbus_fast import Variant

from standupnudge.adapters.session.logind import Logind
from standupnudge.adapters.session.seen import Seen
from standupnudge.errors import Unavailable
from tests.adapters.mocked import Mocked, logind, until
from tests.adapters.private_bus import bus_daemon
from tests.loops import in_loop

MANAGER, SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
OURS = "/org/freedesktop/login1/session/c7"
USER = f"/org/freedesktop/login1/user/{os.getuid()}"
PATIENT = timedelta(seconds=30), timedelta(milliseconds=50)
NOBODY = "ret = dbus.exceptions.DBusException('no', name='org.freedesktop.login1.NoSessionForPID'); raise ret"


@asynccontextmanager
async def watching(address: str, seen: list[Seen], **environ: str) -> AsyncIterator[Logind]:
    source = Logind(seen.append, {"DBUS_SYSTEM_BUS_ADDRESS": address, **environ}, *PATIENT)
    await source.start()
    try:
        if source.reason is not None:
            raise source.reason
        yield source
    finally:
        await source.close()


async def add_session(service: Mocked, name: str = "c7") -> None:
    await service.do("AddSession", "ssusb", name, "seat0", os.getuid(), "me", True)


async def lock(service: Mocked, locked: bool, path: str = OURS) -> None:
    await service.do("SetLockedHint", "b", locked, path=path, interface=SESSION)


@in_loop
async def test_a_lock_and_its_end_are_seen(place: Path, address: str) -> None:
    seen: list[Seen] = []
    async with logind(place, address) as service:
        await add_session(service)
        async with watching(address, seen, XDG_SESSION_ID="c7"):
            await lock(service, True)
            await until(lambda: seen == [Seen(locked=True)])
            await lock(service, False)
            await until(lambda: seen == [Seen(locked=True), Seen()])


@in_loop
async def test_a_screen_that_is_locked_already_is_seen_at_the_start(place: Path, address: str) -> None:
    seen: list[Seen] = []
    async with logind(place, address) as service:
        await add_session(service)
        await lock(service, True)
        async with watching(address, seen, XDG_SESSION_ID="c7"):
            assert seen == [Seen(locked=True)]


@in_loop
async def test_a_sleep_is_seen_from_its_announcement_to_its_end(place: Path, address: str) -> None:
    seen: list[Seen] = []
    async with logind(place, address) as service:
        await add_session(service)
        async with watching(address, seen, XDG_SESSION_ID="c7"):
            await service.emit(MANAGER, "PrepareForSleep", "b", True)
            await until(lambda: seen == [Seen(asleep=True)])
            await service.emit(MANAGER, "PrepareForSleep", "b", False)
            await until(lambda: seen[-1] == Seen())


@in_loop
async def test_another_session_may_be_locked(place: Path, address: str) -> None:
    seen: list[Seen] = []
    async with logind(place, address) as service:
        await add_session(service)
        await add_session(service, "c8")
        async with watching(address, seen, XDG_SESSION_ID="c7"):
            await lock(service, True, path=OURS.replace("c7", "c8"))
            await service.emit(MANAGER, "PrepareForSleep", "b", True)
            await until(lambda: seen)
            assert seen == [Seen(asleep=True)]


@in_loop
async def test_a_wish_to_lock_is_no_lock(place: Path, address: str) -> None:
    """Nobody would tell that it has ended, where the locker says nothing of itself."""
    seen: list[Seen] = []
    async with logind(place, address) as service:
        await add_session(service)
        async with watching(address, seen, XDG_SESSION_ID="c7"):
            await service.do("Lock", path=OURS, interface=SESSION)
            await service.emit(MANAGER, "PrepareForSleep", "b", True)
            await until(lambda: seen)
            assert seen == [Seen(asleep=True)]


@pytest.mark.parametrize("environ", [{}, {"XDG_SESSION_ID": "gone"}])
@in_loop
async def test_without_its_number_the_session_is_that_of_the_process(
    environ: dict[str, str], place: Path, address: str
) -> None:
    seen: list[Seen] = []
    async with logind(place, address) as service:
        await add_session(service)
        await service.method(MANAGER, "GetSession", "s", "o", NOBODY)
        await service.method(MANAGER, "GetSessionByPID", "u", "o", f"ret = '{OURS}'")
        async with watching(address, seen, **environ):
            await lock(service, True)
            await until(lambda: seen == [Seen(locked=True)])


@in_loop
async def test_a_service_of_the_user_goes_by_the_session_that_the_user_sees(place: Path, address: str) -> None:
    seen: list[Seen] = []
    async with logind(place, address) as service:
        await add_session(service)
        await service.method(MANAGER, "GetSessionByPID", "u", "o", NOBODY)
        await service.method(MANAGER, "GetUser", "u", "o", f"ret = '{USER}'")
        display = ("org.freedesktop.login1.User", "Display", Variant("(so)", ["c7", OURS]))
        await service.do("Set", "ssv", *display, path=USER, interface="org.freedesktop.DBus.Properties")
        display = ("org.freedesktop.login1.User", "Display", Variant("(so)", ["c7", OURS]))
        await service.do("Set", "ssv", *display, path=USER, interface="org.freedesktop.DBus.Properties")
        async with watching(address, seen):
            await lock(service, True)
            await until(lambda: seen == [Seen(locked=True)])


@pytest.mark.parametrize(
    "answer", ["ret = 'locked'", "ret = 5", NOBODY, "ret = dbus.Array([], signature='s')"], ids=str
)
@in_loop
async def test_a_logind_that_answers_nonsense_is_unavailable(answer: str, place: Path, address: str) -> None:
    async with logind(place, address) as service:
        await add_session(service)
        kind = {"'": "s", "5": "i", "A": "as"}.get(answer[6:7], "as" if "Array" in answer else "s")
        await service.method(MANAGER, "GetSession", "s", kind, answer)
        await service.method(MANAGER, "GetSessionByPID", "u", kind, answer)
        await service.method(MANAGER, "GetUser", "u", kind, answer)
        with pytest.raises(Unavailable, match="logind"):
            async with watching(address, [], XDG_SESSION_ID="c7"):
                pass


@in_loop
async def test_a_logind_that_hangs_is_unavailable_in_time_and_found_when_it_answers(place: Path, address: str) -> None:
    async with logind(place, address) as service:
        service.freeze()
        seen: list[Seen] = []
        environ = {"DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_ID": "c7"}
        source = Logind(seen.append, environ, timedelta(milliseconds=200), timedelta(milliseconds=50))
        await source.start()
        assert source.reason is not None
        assert source.reason.what == "logind does not answer."
        service.thaw()
        await add_session(service)
        await lock(service, True)
        source._patience = timedelta(seconds=30)
        await until(lambda: seen == [Seen(locked=True)])
        assert source.reason is None
        await source.close()


@in_loop
async def test_without_a_system_bus_it_is_unavailable() -> None:
    with pytest.raises(Unavailable, match="system bus at unix:path=/nowhere/bus can't be reached"):
        async with watching("unix:path=/nowhere/bus", []):
            pass


@in_loop
async def test_without_logind_on_the_bus_it_is_unavailable(address: str) -> None:
    with pytest.raises(Unavailable, match="logind is not there"):
        async with watching(address, []):
            pass


@in_loop
async def test_a_bus_without_logind_is_not_asked_again_and_again_and_tells_when_one_comes(
    place: Path, address: str
) -> None:
    seen: list[Seen] = []
    source = Logind(seen.append, {"DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_ID": "c7"}, *PATIENT)
    await source.start()
    assert source.reason is not None
    tries = _attempts_of(source)
    await asyncio.sleep(20 * PATIENT[1].total_seconds())  # in which it would have been tried a few times
    assert tries == []
    async with logind(place, address) as service:
        await add_session(service)
        await lock(service, True)
        await until(lambda: seen == [Seen(locked=True)])
        await until(lambda: source.reason is None)
        await source.close()


@in_loop
async def test_a_lock_lapses_with_a_logind_that_dies_and_is_asked_anew_when_it_is_back(
    place: Path, address: str
) -> None:
    seen: list[Seen] = []
    async with logind(place, address) as service:
        await add_session(service)
        async with watching(address, seen, XDG_SESSION_ID="c7"):
            await lock(service, True)
            await until(lambda: seen == [Seen(locked=True)])
            service.stop()
            await until(lambda: seen[-1] == Seen())
            service.start()
            await service.ready()
            await add_session(service)
            await lock(service, True)
            await until(lambda: seen[-1] == Seen(locked=True))


@in_loop
async def test_when_the_bus_dies_it_neither_spins_nor_forgets_to_come_back(place: Path) -> None:
    seen: list[Seen] = []
    with bus_daemon(place) as (address, _):
        async with logind(place, address) as service:
            await add_session(service)
            fixed = address.split(",")[0]
            source = Logind(seen.append, {"DBUS_SYSTEM_BUS_ADDRESS": fixed, "XDG_SESSION_ID": "c7"}, *PATIENT)
            await source.start()
            tries = _attempts_of(source)
            await lock(service, True)
            await until(lambda: seen == [Seen(locked=True)])
    await until(lambda: seen[-1] == Seen())
    await until(lambda: len(tries) >= 3)
    await source.close()


def _attempts_of(source: Logind) -> list[str]:
    tries: list[str] = []
    attempt = source._attempt

    async def counted() -> None:
        tries.append("once more")
        await attempt()

    source._attempt = counted  # type: ignore[method-assign]
    return tries
