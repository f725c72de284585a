"""Ports for tests: real enough to be driven, simple enough to be read."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

from standupnudge.core.views import Abilities, Notice, Tag, TrayView
from standupnudge.engine.virtual import VirtualAlarm as FakeAlarm
from standupnudge.engine.virtual import VirtualClock as FakeClock
from standupnudge.engine.virtual import VirtualInput as FakeIdle
from standupnudge.engine.virtual import VirtualSigns as FakeSigns
from standupnudge.engine.virtual import VirtualStore as FakeStore
from standupnudge.errors import Unavailable
from standupnudge.ports import Notifier, Tray, Windows


class FakeNotifier:
    """A notification server in memory: what is on screen, by tag."""

    name = "fake"

    def __init__(self, abilities: Abilities | None = None) -> None:
        self.can = abilities or Abilities(buttons=True, body_click=True)
        self.on_screen: dict[Tag, Notice] = {}
        self.shown: list[Notice] = []
        self.gone = False

    async def abilities(self) -> Abilities:
        if self.gone:
            raise Unavailable("No notification server runs.")
        return self.can

    async def show(self, notice: Notice) -> None:
        if self.gone:
            raise Unavailable("No notification server runs.")
        self.on_screen[notice.tag] = notice
        self.shown.append(notice)

    async def withdraw(self, tag: Tag) -> None:
        self.on_screen.pop(tag, None)

    async def close(self) -> None:
        self.on_screen.clear()


class FakeWindows:
    """Windows in memory: what was opened with which task, and what they were told."""

    def __init__(self) -> None:
        self.opened: list[Mapping[str, Any]] = []
        self.told: list[tuple[str, Mapping[str, Any]]] = []

    async def open(self, task: Mapping[str, Any]) -> None:
        self.opened.append(task)

    async def tell(self, kind: str, message: Mapping[str, Any]) -> None:
        self.told.append((kind, message))

    async def close(self) -> None:
        pass


class FakeTray:
    """Shows nothing, remembers everything."""

    name = "fake"

    def __init__(self) -> None:
        self.views: list[TrayView] = []
        self._stopped = threading.Event()

    def show(self, view: TrayView) -> None:
        self.views.append(view)

    def run(self) -> None:
        self._stopped.wait()

    def stop(self) -> None:
        self._stopped.set()


_conform: tuple[type[Notifier], type[Windows], type[Tray]] = (FakeNotifier, FakeWindows, FakeTray)

__all__ = [
    "FakeAlarm",
    "FakeClock",
    "FakeIdle",
    "FakeNotifier",
    "FakeSigns",
    "FakeStore",
    "FakeTray",
    "FakeWindows",
]
