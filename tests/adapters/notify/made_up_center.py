"""desktop-notifier's own class around a back end of the tests: what Windows or macOS would do, from their side."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import desktop_notifier.main
import pytest
from desktop_notifier import Capability, DesktopNotifier, Icon, Notification
from desktop_notifier.backends.base import DesktopNotifierBackend

ALL = frozenset({Capability.TITLE, Capability.MESSAGE, Capability.BUTTONS, Capability.ON_CLICKED})


class Center(DesktopNotifierBackend):
    """A notification center: what is on the screen, and what a person does there."""

    def __init__(self, app_name: str, app_icon: Icon | None = None) -> None:
        super().__init__(app_name, app_icon)
        self.on_screen: dict[str, Notification] = {}
        self.sent: list[Notification] = []
        self.allowed = True
        self.question: asyncio.Future[bool] | None = None  # the person is being asked
        self.can = ALL
        self.fault: Exception | None = None

    async def request_authorisation(self) -> bool:
        return self.allowed if self.question is None else await self.question

    async def has_authorisation(self) -> bool:
        raise AssertionError("on macOS this gives its answer twice, and stumbles")

    async def _send(self, notification: Notification) -> None:
        if self.fault is not None:
            raise self.fault
        self.sent.append(notification)
        self.on_screen[notification.identifier] = notification

    async def _clear(self, identifier: str) -> None:
        if self.fault is not None:
            raise self.fault
        self.on_screen.pop(identifier, None)

    async def _clear_all(self) -> None:
        self.on_screen.clear()

    async def _get_capabilities(self) -> frozenset[Capability]:
        return self.can

    # What a person does; both systems forget the notification first.

    def click(self, identifier: str) -> None:
        self.handle_clicked(identifier, self._clear_notification_from_cache(identifier))

    def press(self, identifier: str, button: str) -> None:
        self.handle_button(identifier, button, self._clear_notification_from_cache(identifier))

    def dismiss(self, identifier: str) -> None:
        self.handle_dismissed(identifier, self._clear_notification_from_cache(identifier))


def elsewhere(act: Callable[..., None], *arguments: Any) -> None:
    """Do it on another thread, to its end: macOS calls back on the main thread, which isn't the engine's."""
    thread = threading.Thread(target=act, args=arguments)
    thread.start()
    thread.join()


def made_up(patch: pytest.MonkeyPatch) -> tuple[DesktopNotifier, Center]:
    """The package's class, and the center behind it."""
    patch.setattr(desktop_notifier.main, "get_backend_class", lambda: Center)
    made = DesktopNotifier("StandUpNudge", None)
    center = made._backend
    assert isinstance(center, Center)
    return made, center
