"""Films, as GNOME, KDE, XFCE and logind tell of them: python-dbusmock's, right, wrong, hanging and missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standupnudge.adapters.quiet.inhibitors import DesktopInhibitors, LogindInhibitors
from standupnudge.adapters.quiet.several import Several
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from tests.adapters.mocked import logind, mocked
from tests.loops import in_loop

VIDEO = frozenset({Sign.VIDEO})
MANAGER = "org.freedesktop.login1.Manager"
DESKTOPS = {
    "GNOME": ("org.gnome.SessionManager", "org.gnome.SessionManager", "IsInhibited", "u", "args[0] == 8"),
    "KDE": (
        "org.kde.Solid.PowerManagement.PolicyAgent",
        "org.kde.Solid.PowerManagement.PolicyAgent",
        "HasInhibition",
        "u",
        "args[0] == 4",
    ),
    "XFCE": ("org.freedesktop.PowerManagement", "org.freedesktop.PowerManagement.Inhibit", "HasInhibit", "", "True"),
}


def path(interface: str) -> str:
    return "/" + interface.replace(".", "/")


@pytest.mark.parametrize("desktop", DESKTOPS)
@in_loop
async def test_what_keeps_the_screen_on_is_seen(desktop: str, place: Path, address: str) -> None:
    name, interface, method, takes, yes = DESKTOPS[desktop]
    source = DesktopInhibitors({"DBUS_SESSION_BUS_ADDRESS": address})
    async with mocked(place, address, name, path(interface), name, path(interface), interface) as service:
        await service.method(interface, method, takes, "b", "ret = False")
        assert await source.signs() == frozenset()
        await service.method(interface, method, takes, "b", f"ret = {yes}")
        assert await source.signs() == VIDEO


@pytest.mark.parametrize(
    ("inhibitor", "seen"),
    [
        (("sleep:idle", "mpv", "film", "block", os.getuid(), 7), VIDEO),
        (("sleep:shutdown", "dpkg", "update", "block", os.getuid(), 7), frozenset()),
        (("idle", "mpv", "film", "delay", os.getuid(), 7), frozenset()),
        (("idle", "mpv", "film", "block", os.getuid() + 1, 7), frozenset()),
    ],
)
@in_loop
async def test_of_logind_what_holds_idle_back_for_this_user_is_seen(
    inhibitor: tuple[object, ...], seen: frozenset[Sign], place: Path, address: str
) -> None:
    async with logind(place, address) as service:
        source = LogindInhibitors({"DBUS_SYSTEM_BUS_ADDRESS": address})
        assert await source.signs() == frozenset()
        await service.method(MANAGER, "ListInhibitors", "", "a(ssssuu)", f"ret = [{inhibitor}]")
        assert await source.signs() == seen


@pytest.mark.parametrize(("gives", "code"), [("s", "ret = 'yes'"), ("u", "ret = 1"), ("as", "ret = ['idle']")])
@in_loop
async def test_q3_an_answer_of_another_type_is_no_reason(gives: str, code: str, place: Path, address: str) -> None:
    name = "org.gnome.SessionManager"
    async with mocked(place, address, name, path(name)) as gnome, logind(place, address) as service:
        await gnome.method(name, "IsInhibited", "u", gives, code)
        await service.method(MANAGER, "ListInhibitors", "", gives, code)
        assert await DesktopInhibitors({"DBUS_SESSION_BUS_ADDRESS": address}).signs() == frozenset()
        assert await LogindInhibitors({"DBUS_SYSTEM_BUS_ADDRESS": address}).signs() == frozenset()


@in_loop
async def test_q3_one_that_hangs_is_no_reason_and_answers_again_later(place: Path, address: str) -> None:
    from datetime import timedelta

    name = "org.gnome.SessionManager"
    async with mocked(place, address, name, path(name)) as gnome:
        await gnome.method(name, "IsInhibited", "u", "b", "ret = True")
        source = DesktopInhibitors({"DBUS_SESSION_BUS_ADDRESS": address})
        several = Several({"desktop": lambda: source}, patience=timedelta(milliseconds=300), rest=timedelta(0))
        gnome.freeze()
        assert await several.signs() == frozenset()
        assert "No answer" in several.reasons["desktop"].what
        gnome.thaw()
        several._patience = timedelta(seconds=30)
        assert await several.signs() == VIDEO


@in_loop
async def test_where_nobody_tells_it_can_not_be_told(address: str) -> None:
    with pytest.raises(Unavailable, match="Nothing on the session bus tells"):
        await DesktopInhibitors({"DBUS_SESSION_BUS_ADDRESS": address}).signs()


@in_loop
async def test_without_a_bus_it_can_not_be_told(place: Path) -> None:
    with pytest.raises(Unavailable, match="There is no session bus"):
        DesktopInhibitors({"HOME": str(place)})
    with pytest.raises(Unavailable, match="system bus"):
        await LogindInhibitors({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}).signs()
