"""Do not disturb, on real dunst and xfce4-notifyd, and on python-dbusmock's KDE and mako."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from dbus_fast import Message, Variant
from dbus_fast.aio import MessageBus

from standupnudge.adapters.quiet.do_not_disturb import DoNotDisturb
from standupnudge.adapters.session_bus import let_go
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from tests.adapters.bare_screen import BareScreen
from tests.adapters.mocked import mocked, until
from tests.desktop.processes import Server
from tests.loops import in_loop
from tests.needs import need, need_service

ON = frozenset({Sign.DO_NOT_DISTURB})
OFF: frozenset[Sign] = frozenset()
SERVER, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


@pytest.fixture
def screen(place: Path) -> Iterator[BareScreen]:
    screen = BareScreen(place)
    yield screen
    screen.end()


@asynccontextmanager
async def running(
    command: list[str], name: str, place: Path, address: str, screen: BareScreen | None = None
) -> AsyncIterator[dict[str, str]]:
    """A server that has its name; yields the environment of its session."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(place), "LANG": "C.UTF-8", "NO_AT_BRIDGE": "1"}
    environ |= {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_CONFIG_HOME": str(place / "config")}
    environ |= {"GSETTINGS_BACKEND": "memory", "GIO_USE_VFS": "local", **(screen.environ if screen else {})}
    server = Server(command, environ, place / f"{name}.log")
    try:
        await until(lambda: has(address, name), server.read)
        yield environ
    finally:
        server.stop()


async def has(address: str, name: str) -> bool:
    return bool(await said(address, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", "s", name))


async def said(address: str, name: str, path: str, interface: str, member: str, signature: str, *values: Any) -> Any:
    bus = await MessageBus(address).connect()
    try:
        reply = await bus.call(Message(name, path, interface, member, signature=signature, body=list(values)))
    finally:
        await let_go(bus)
    assert reply is not None
    return reply.body[0] if reply.body else None


@in_loop
async def test_dunst_paused(place: Path, address: str, screen: BareScreen) -> None:
    async with running([need("dunst", "dunst")], SERVER, place, address, screen) as environ:
        source = DoNotDisturb(environ)
        assert await source.signs() == OFF
        paused = ("org.dunstproject.cmd0", "paused")
        await said(address, SERVER, PATH, "org.freedesktop.DBus.Properties", "Set", "ssv", *paused, Variant("b", True))
        assert await source.signs() == ON


@in_loop
async def test_xfce_with_its_switch_on(place: Path, address: str, screen: BareScreen) -> None:
    xfconf = need_service("org.xfce.Xfconf", "xfconf")
    notifyd = need_service("org.xfce.xfce4-notifyd.Notifications", "xfce4-notifyd")
    async with (
        running([xfconf], "org.xfce.Xfconf", place, address),
        running([notifyd], SERVER, place, address, screen) as environ,
    ):
        source = DoNotDisturb(environ)
        assert await source.signs() == OFF
        for switch, seen in (("true", ON), ("false", OFF)):
            command = [need("xfconf-query", "xfconf"), "-c", "xfce4-notifyd", "-p", "/do-not-disturb"]
            subprocess.run([*command, "-n", "-t", "bool", "-s", switch], env=environ, check=True, timeout=30)
            assert await source.signs() == seen


@in_loop
async def test_kde_inhibited(place: Path, address: str) -> None:
    async with mocked(place, address, SERVER, PATH) as server:
        source = DoNotDisturb({"DBUS_SESSION_BUS_ADDRESS": address})
        await server.do("AddProperty", "ssv", SERVER, "Inhibited", Variant("b", False))
        assert await source.signs() == OFF
        properties = "org.freedesktop.DBus.Properties"
        await server.do("Set", "ssv", SERVER, "Inhibited", Variant("b", True), interface=properties)
        assert await source.signs() == ON


@in_loop
async def test_q3_a_server_without_such_a_switch_can_not_tell(place: Path, address: str) -> None:
    async with mocked(place, address, SERVER, PATH):
        with pytest.raises(Unavailable, match="doesn't tell whether it is to be quiet"):
            await DoNotDisturb({"DBUS_SESSION_BUS_ADDRESS": address}).signs()


@pytest.mark.parametrize(("modes", "seen"), [("['default']", OFF), ("['default', 'do-not-disturb']", ON)])
@in_loop
async def test_mako_in_a_mode(modes: str, seen: frozenset[Sign], place: Path, address: str) -> None:
    async with mocked(
        place, address, SERVER, "/fr/emersion/Mako", SERVER, "/fr/emersion/Mako", "fr.emersion.Mako"
    ) as m:
        await m.method("fr.emersion.Mako", "ListModes", "", "as", f"ret = {modes}")
        assert await DoNotDisturb({"DBUS_SESSION_BUS_ADDRESS": address}).signs() == seen


@pytest.mark.parametrize(("banners", "seen"), [("true", OFF), ("false", ON)])
@pytest.mark.parametrize("desktop", ["GNOME", "ubuntu:GNOME", "X-Cinnamon"])
@in_loop
async def test_gnome_without_banners(
    desktop: str, banners: str, seen: frozenset[Sign], place: Path, address: str
) -> None:
    gsettings = place / "gsettings"
    gsettings.write_text(f'#!/bin/sh\ncase "$*" in *" show-banners"|*" display-notifications") echo {banners};; esac\n')
    gsettings.chmod(0o755)
    environ = {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_CURRENT_DESKTOP": desktop, "PATH": f"{place}:/usr/bin:/bin"}
    assert await DoNotDisturb(environ).signs() == seen


@in_loop
async def test_q3_an_answer_of_another_type_is_no_reason(place: Path, address: str) -> None:
    async with mocked(place, address, SERVER, PATH) as server:
        await server.do("AddProperty", "ssv", SERVER, "Inhibited", Variant("s", "yes"))
        assert await DoNotDisturb({"DBUS_SESSION_BUS_ADDRESS": address}).signs() == OFF


def test_without_a_session_bus_it_is_unavailable(place: Path) -> None:
    with pytest.raises(Unavailable, match="There is no session bus"):
        DoNotDisturb({"HOME": str(place)})
