"""Notifications on macOS by AppleScript, for a Python outside an app bundle: no buttons, no clicks, no withdrawal.

It is what pystray's icon does for its own notifications, and done here because that icon lives on another thread. They
carry the name of the script editor. https://developer.apple.com/library/archive/documentation/LanguagesUtilities/
Conceptual/MacAutomationScriptingGuide/DisplayNotifications.html. Never run on a real macOS.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Mapping
from datetime import timedelta

from standupnudge.adapters.notify import text
from standupnudge.core.views import Abilities, Notice, Tag
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Notifier

PATIENCE = timedelta(seconds=5)


class OsascriptNotifier:
    """See ``ports.Notifier``. One notification after the other: they can't be replaced.

    :param patience: the longest that ``show`` takes.
    :raises Unavailable: there is no osascript.
    """

    name = "osascript"

    def __init__(self, environ: Mapping[str, str] = os.environ, patience: timedelta = PATIENCE) -> None:
        program = shutil.which("osascript", path=environ.get("PATH"))
        if program is None:
            raise Unavailable(_("There is no osascript, which comes with macOS."))
        self._program, self._environ, self._patience = program, dict(environ), patience

    async def abilities(self) -> Abilities:
        """See ``ports.Notifier``."""
        return Abilities(buttons=False, body_click=False)

    async def show(self, notice: Notice) -> None:
        """See ``ports.Notifier``. It is shown, as far as osascript tells."""
        silent = asyncio.subprocess.DEVNULL
        try:
            process = await asyncio.create_subprocess_exec(
                self._program, "-e", script(notice), env=self._environ, stdin=silent, stdout=silent, stderr=silent
            )
        except OSError as error:
            raise Unavailable(_("{program} can't be started: {why}.").format(program="osascript", why=error)) from error
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                status = await process.wait()
        except TimeoutError as error:
            process.kill()
            await process.wait()
            raise Unavailable(
                _("{program} does not get its notification shown.").format(program="osascript")
            ) from error
        if status != 0:
            raise Unavailable(_("osascript could not show it, and ended with {status}.").format(status=status))

    async def withdraw(self, tag: Tag) -> None:
        """See ``ports.Notifier``. It can't."""

    async def close(self) -> None:
        """See ``ports.Notifier``."""


def script(notice: Notice) -> str:
    """The one line of AppleScript that shows ``notice``."""
    title = text.line(notice.title) or "StandUpNudge"
    return f"display notification {_literal(text.body(notice.body))} with title {_literal(title)}"


def _literal(words: str) -> str:
    """A text in AppleScript, where a backslash and a quotation mark are the only characters that mean something."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


_conforms: type[Notifier] = OsascriptNotifier
