"""Locks by the screen saver's signal: python-dbusmock's GNOME, and others by name."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from standupnudge.adapters.session.screen_saver import ScreenSaver
from standupnudge.adapters.session.seen import Seen
from standupnudge.errors import Unavailable
from tests.adapters.mocked import mocked, until
from tests.adapters.private_bus import bus_daemon
from tests.loops import in_loop

GNOME, PATH = "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"
TIMING = timedelta(seconds=30), timedelta(milliseconds=50)


@asynccontextmanager
async def watching(address: str, seen: list[Seen]) -> AsyncIterator[ScreenSaver]:
    source = ScreenSaver(seen.append, {"DBUS_SESSION_BUS_ADDRESS": address}, *TIMING)
    await source.start()
    try:
        if source.reason is not None and not source._reached:
            raise source.reason
        yield source
    finally:
        await source.close()


def gnome(place: Path, address: str) -> Any:
    return mocked(place, address, GNOME, PATH, "--template", "gnome_screensaver")


@in_loop
async def test_a_lock_and_its_end_are_seen(place: Path, address: str) -> None:
    seen: list[Seen] = []
    async with gnome(place, address) as saver, watching(address, seen):
        await saver.do("SetActive", "b", True, interface=GNOME)
        await until(lambda: seen == [Seen(locked=True)])
        await saver.do("SetActive", "b", False, interface=GNOME)
        await until(lambda: seen == [Seen(locked=True), Seen()])


@in_loop
async def test_one_that_is_active_already_is_seen_at_the_start(place: Path, address: str) -> None:
    seen: list[Seen] = []
    async with gnome(place, address) as saver:
        await saver.do("SetActive", "b", True, interface=GNOME)
        async with watching(address, seen):
            assert seen == [Seen(locked=True)]


@pytest.mark.parametrize("desktop", ["freedesktop", "cinnamon", "mate", "xfce"])
@in_loop
async def test_each_desktop_has_its_own_name(desktop: str, place: Path, address: str) -> None:
    seen: list[Seen] = []
    name = f"org.{desktop}.ScreenSaver"
    async with mocked(place, address, name, "/" + name.replace(".", "/")) as saver, watching(address, seen):
        await saver.emit(name, "ActiveChanged", "b", True)
        await until(lambda: seen == [Seen(locked=True)])


@in_loop
async def test_one_that_comes_later_is_heard_and_its_lock_lapses_when_it_dies(place: Path, address: str) -> None:
    seen: list[Seen] = []
    async with watching(address, seen):
        assert seen == []
        async with gnome(place, address) as saver:
            await saver.do("SetActive", "b", True, interface=GNOME)
            await until(lambda: seen == [Seen(locked=True)])
        await until(lambda: seen[-1] == Seen())


@in_loop
async def test_where_there_is_no_screen_saver_it_says_so_until_one_comes(place: Path, address: str) -> None:
    async with watching(address, []) as source:
        assert source.reason is not None
        assert source.reason.what == "No screen saver on the session bus tells when it locks."
        async with gnome(place, address):
            await until(lambda: source.reason is None)
        await until(lambda: source.reason is not None)


@in_loop
async def test_a_bus_that_comes_later_than_the_program_is_found(place: Path) -> None:
    seen: list[Seen] = []
    source = ScreenSaver(seen.append, {"XDG_RUNTIME_DIR": str(place)}, *TIMING)
    await source.start()
    assert source.reason is not None
    assert source.reason.what.startswith("There is no session bus")
    with bus_daemon(place) as (address, _):
        (place / "bus").symlink_to(address.removeprefix("unix:path=").partition(",")[0])
        async with gnome(place, address) as saver:
            await until(lambda: source.reason is None)
            await saver.do("SetActive", "b", True, interface=GNOME)
            await until(lambda: seen == [Seen(locked=True)])
        await source.close()


@in_loop
async def test_another_one_that_comes_ends_no_lock(place: Path, address: str) -> None:
    seen: list[Seen] = []
    other = "org.freedesktop.ScreenSaver"
    async with gnome(place, address) as saver, watching(address, seen) as source:
        await saver.do("SetActive", "b", True, interface=GNOME)
        await until(lambda: seen == [Seen(locked=True)])
        async with mocked(place, address, other, "/" + other.replace(".", "/")):
            await until(lambda: other in source._active)
            await saver.do("SetActive", "b", False, interface=GNOME)
            await until(lambda: not seen[-1].locked)
    assert seen == [Seen(locked=True), Seen()]


@in_loop
async def test_one_that_answers_nonsense_is_unavailable(place: Path, address: str) -> None:
    async with gnome(place, address) as saver:
        await saver.method(GNOME, "GetActive", "", "s", "ret = 'maybe'")
        with pytest.raises(Unavailable, match=r"org\.gnome\.ScreenSaver answers in a way"):
            async with watching(address, []):
                pass


@in_loop
async def test_one_that_hangs_is_unavailable_in_time(place: Path, address: str) -> None:
    async with gnome(place, address) as saver:
        saver.freeze()
        source = ScreenSaver([].append, {"DBUS_SESSION_BUS_ADDRESS": address}, timedelta(milliseconds=200))
        await source.start()
        assert source.reason is not None
        assert source.reason.what == "screen_saver does not answer."
        await source.close()


@in_loop
async def test_without_a_session_bus_it_is_unavailable(tmp_path: Path) -> None:
    source = ScreenSaver([].append, {"HOME": str(tmp_path)})
    await source.start()
    assert source.reason is not None
    assert source.reason.what.startswith("There is no session bus")
    await source.close()
