"""Somebody's other window: an xterm that keeps what is typed into it, to see who has the keyboard."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually
from tests.desktop.windows import Window
from tests.needs import need


class Typewriter:
    """It has the focus once the context is entered."""

    TITLE = "Somebody's letter"

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._paper = Path(desktop.home().folder, "letter")

    def __enter__(self) -> Self:
        command = [need("xterm", "xterm"), "-T", self.TITLE, "-geometry", "60x12+80+120", "-e", "tee", str(self._paper)]
        self._server = self._desktop.start(command, "xterm")
        self._server.wait_for(lambda: self._desktop.windows.titled(self.TITLE), "window")
        self._desktop.pointer.click(self.window.box)
        eventually(lambda: self._desktop.windows.active() == self.window and self._paper.exists(), "it has no focus")
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._server.stop()
        eventually(lambda: not self._desktop.windows.titled(self.TITLE), "the window stays")

    @property
    def window(self) -> Window:
        """Its window."""
        return eventually(lambda: self._desktop.windows.titled(self.TITLE), "it has no window")  # type: ignore[return-value]

    def text(self) -> str:
        """The lines that were typed so far; a line counts with its Return."""
        return self._paper.read_text()

    def wait_text(self, text: str) -> None:
        """Until exactly ``text`` was typed."""
        eventually(lambda: self.text() == text, lambda: f"{text!r} was typed, {self.text()!r} arrived")
