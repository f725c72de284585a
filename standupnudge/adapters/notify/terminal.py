"""Notifications as lines on the terminal, for where nothing else can be shown. Nothing can be answered there."""

from __future__ import annotations

import contextlib
import sys
from typing import TextIO

from standupnudge.adapters.notify import text
from standupnudge.core.views import Abilities, Notice, Tag
from standupnudge.ports import Notifier


class TerminalNotifier:
    """See ``ports.Notifier``. Never raises: a closed terminal is no reason to stop."""

    name = "terminal"

    def __init__(self, stream: TextIO | None = None) -> None:
        """Write to ``stream``, or to whatever is standard error at the time."""
        self._stream = stream

    async def abilities(self) -> Abilities:
        """See ``ports.Notifier``."""
        return Abilities(buttons=False, body_click=False)

    async def show(self, notice: Notice) -> None:
        """See ``ports.Notifier``."""
        parts = (text.line(notice.title), text.line(notice.body, text.LONGEST_BODY))
        stream = self._stream or sys.stderr
        # ValueError: it is closed, or can't write such characters; AttributeError: there is none, as under pythonw.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.write(": ".join(part for part in parts if part) + "\n")
            stream.flush()

    async def withdraw(self, tag: Tag) -> None:
        """See ``ports.Notifier``."""

    async def close(self) -> None:
        """See ``ports.Notifier``."""


_conforms: type[Notifier] = TerminalNotifier
