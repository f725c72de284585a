"""Tries ext-idle-notify-v1 on a real KWin without a screen: ``python -m tests.adapters.idle.under_kwin``.

Not a test of the suite, because KWin brings half of KDE along: apt-get install --no-install-recommends kwin-wayland.
Prints what the compositor offers and what the adapter told, and fails where that is wrong.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from pywayland.protocol_core.argument import Argument
from pywayland.protocol_core.interface import Interface
from pywayland.protocol_core.proxy import Proxy
from pywayland.scanner.argument import ArgumentType

from standupnudge.adapters.idle import gaps
from standupnudge.adapters.idle.compositor import Compositor
from standupnudge.adapters.idle.ext_idle_notify import ExtIdleNotify
from standupnudge.adapters.idle.kde_idle import KdeIdle
from tests.adapters.private_bus import bus_daemon
from tests.desktop.home import Home
from tests.desktop.processes import Server
from tests.loops import until, until_answer

SHOWN = ("ext_idle_notifier_v1", "org_kde_kwin_idle", "wl_seat")


class FakeInput(Interface):
    """KDE's protocol for input that is not there, in the part that is used here."""

    name = "org_kde_kwin_fake_input"
    version = 1


class _FakeInput(Proxy[FakeInput]):
    interface = FakeInput

    @FakeInput.request(Argument(ArgumentType.String), Argument(ArgumentType.String))
    def authenticate(self, application: str, reason: str) -> None:
        self._marshal(0, application, reason)

    @FakeInput.request(Argument(ArgumentType.Fixed), Argument(ArgumentType.Fixed))
    def pointer_motion(self, x: float, y: float) -> None:
        self._marshal(1, x, y)


FakeInput.proxy_class = _FakeInput
FakeInput._gen_c()


def main() -> None:
    """Both protocols, one after the other."""
    with tempfile.TemporaryDirectory(prefix="k") as folder, bus_daemon(Path(folder)) as (address, _):
        home = Home(Path(folder, "home"))
        # A copy has not the capability that makes it forget its environment; its name is looked at.
        program = Path(folder, "kwin_wayland")
        found = shutil.which("kwin_wayland")
        assert found, "install the package kwin-wayland"
        shutil.copy(found, program)
        environ = {
            **home.environ(), "DBUS_SESSION_BUS_ADDRESS": address, "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1", "KWIN_COMPOSE": "Q", "QT_QPA_PLATFORM": "",
        }  # fmt: skip
        command = [str(program), "--virtual", "--no-lockscreen", "--no-global-shortcuts", "--socket", "wayland-k"]
        server = Server(command, environ, Path(folder, "kwin.log"))
        socket = home.runtime / "wayland-k"
        server.wait_for(socket.exists, "Wayland display")
        try:
            asyncio.run(_try({"WAYLAND_DISPLAY": str(socket)}))
        finally:
            server.stop()


async def _try(environ: dict[str, str]) -> None:
    hand = await Compositor.open(environ, lambda: None)
    _say(f"offered: { {name: hand.offered[name][1] for name in SHOWN if name in hand.offered} }")
    mouse = hand.bind(FakeInput)
    mouse.authenticate("tests", "input")
    gaps.WORTH_TELLING = timedelta(seconds=6)
    for source in (ExtIdleNotify, KdeIdle):
        returns: list[None] = []
        probe = await source.connect(environ, lambda returns=returns: returns.append(None))
        await _told(probe, hand, mouse, returns)
        await probe.close()
    hand.close()


async def _told(probe: ExtIdleNotify | KdeIdle, hand: Compositor, mouse: _FakeInput, returns: list[None]) -> None:
    for times in (1, 2):
        await until_answer(lambda: _idle_for(probe, gaps.WORTH_TELLING), "the idle time grows")
        _say(f"{probe.name}: idle for {await probe.idle()}")
        mouse.pointer_motion(1.0, 1.0)
        await hand.settled()
        await until(lambda times=times: len(returns) == times, "the return")
        idle = await probe.idle()
        _say(f"{probe.name}: back, idle for {idle}")
        assert idle == timedelta(0)


async def _idle_for(probe: ExtIdleNotify | KdeIdle, least: timedelta) -> bool:
    idle = await probe.idle()
    return idle is not None and idle >= least


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
