"""Notifications through plyer, where the desktop's own interface can't be used: no buttons, no clicks, no withdrawal.

Plyer reports few of its failures, takes some texts for options and blocks; this is where all that is made up for.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from standupnudge.adapters.notify import text
from standupnudge.adapters.notify.freedesktop import PATIENCE
from standupnudge.adapters.notify.service import SERVER, SILENT, find_server
from standupnudge.adapters.session_bus import Refused, ask, let_go, open_session_bus, session_address
from standupnudge.core.views import Abilities, Notice, Tag
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Notifier

# What Windows takes, less the zero at the end: szInfoTitle[64], szInfo[256]. ctypes raises on longer texts.
# https://learn.microsoft.com/windows/win32/api/shellapi/ns-shellapi-notifyicondataw
_LONGEST_WINDOWS_TITLE = 63
_LONGEST_WINDOWS_BODY = 255

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

_ON_SCREEN = 10  # seconds, as plyer wants it; heeded on Windows, where its thread keeps the program from ending sooner
_UNSEEN = "\u200b"


class PlyerNotifier:
    """See ``ports.Notifier``. One notification after the other: they can't be replaced."""

    name = "plyer"

    def __init__(
        self,
        environ: Mapping[str, str] = os.environ,
        platform: str = sys.platform,
        patience: timedelta = PATIENCE,
    ) -> None:
        """Raises ``Unavailable``. For ``platform`` see :data:`sys.platform`."""
        _probe(environ, platform)
        self._environ = environ
        self._platform = platform
        self._patience = patience

    async def abilities(self) -> Abilities:
        """See ``ports.Notifier``."""
        await self._find_server()
        return Abilities(buttons=False, body_click=False)

    async def show(self, notice: Notice) -> None:
        """See ``ports.Notifier``. It is shown, as far as plyer tells."""
        await self._find_server()
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                await asyncio.to_thread(self._send, *shaped(notice, self._platform))
        except TimeoutError as error:
            raise Unavailable(_("{program} does not get its notification shown.").format(program="Plyer")) from error

    async def withdraw(self, tag: Tag) -> None:
        """See ``ports.Notifier``. Plyer can't."""

    async def close(self) -> None:
        """See ``ports.Notifier``."""

    def _send(self, title: str, body: str) -> None:
        try:
            _notify()(title=title, message=body, app_name="StandUpNudge", timeout=_ON_SCREEN)
        except Exception as error:  # plyer raises Exception itself, NotImplementedError, and whatever is below it
            raise Unavailable(_("Plyer can't show notifications here: {why}.").format(why=error)) from error

    async def _find_server(self) -> None:
        """On Linux plyer says nothing when there is no server, and waits for ever for one that hangs.

        This raises ``Unavailable`` then. What notify-send had sent to such a one would come when it is back, beside the
        one with buttons.
        """
        if self._platform == "linux" and find_spec("dbus_fast") is not None:
            try:
                async with asyncio.timeout(self._patience.total_seconds()):
                    bus = await open_session_bus(self._environ)
                    try:
                        await _answering(bus)
                    finally:
                        await let_go(bus)
            except TimeoutError as error:
                raise Unavailable(_(SILENT)) from error


async def _answering(bus: MessageBus) -> None:
    """Find a server that answers, whatever it says, or one that the bus can start. Has no time limit."""
    if owner := await find_server(bus):
        with contextlib.suppress(Refused):
            await ask(bus, replace(SERVER, name=owner).call("GetServerInformation"))


def _notify() -> Callable[..., object]:
    """Plyer's own way, loaded when a notification is shown: the desktop's own serves nearly everywhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # plyer says that another of its ways would be better
        from plyer import notification

        notify: Callable[..., object] = notification.notify
    return notify


def shaped(notice: Notice, platform: str) -> tuple[str, str]:
    """Title and body as plyer can pass them on unharmed."""
    title = text.line(notice.title) or "StandUpNudge"  # notify-send shows nothing that has no title
    body = text.body(notice.body)
    if platform == "win32":
        # An empty szInfo takes the balloon away instead of showing one.
        return text.cut_utf16(title, _LONGEST_WINDOWS_TITLE), text.cut_utf16(body or title, _LONGEST_WINDOWS_BODY)
    if platform == "linux":
        # notify-send reads backslashes in the body (g_strcompress), and every server of today reads markup there.
        return _no_option(title), _no_option(text.escaped(body).replace("\\", "\\\\"))
    return title, body


def _no_option(argument: str) -> str:
    """Plyer passes texts to notify-send without a "--" before them: one that begins with "-" would be an option."""
    return _UNSEEN + argument if argument.startswith("-") else argument


def _probe(environ: Mapping[str, str], platform: str) -> None:
    if find_spec("plyer") is None:
        raise Unavailable(
            _("The Python package {name} is missing.").format(name="plyer"), _install("pip install plyer")
        )
    if platform == "linux":
        session_address(environ)  # without a bus notify-send may start one of its own, that nobody looks at
        if Path("/app").is_dir():
            raise Unavailable(
                _("Plyer takes the folder /app for a Flatpak, and its way out of one breaks at an apostrophe.")
            )
        if shutil.which("notify-send", path=environ.get("PATH")) is None and find_spec("dbus") is None:
            what = _("Plyer needs the program {name}.").format(name="notify-send")
            raise Unavailable(what, _install("sudo apt install libnotify-bin"))
    elif platform == "darwin":
        if find_spec("pyobjus") is None:
            what = _("Plyer needs the Python package {name}.").format(name="pyobjus")
            raise Unavailable(what, _install("pip install pyobjus"))
    elif platform != "win32":
        raise Unavailable(_("Plyer knows no notifications on {system}.").format(system=platform))


def _install(command: str) -> str:
    return _("Install it: {command}").format(command=command)


_conforms: type[Notifier] = PlyerNotifier
