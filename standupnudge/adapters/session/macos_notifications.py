"""Locks and sleeps by macOS's notifications, through PyObjC, which comes with pystray. Never run on a real machine.

Sleeps are the workspace's: https://developer.apple.com/documentation/appkit/nsworkspace/willsleepnotification
The lock's two are not documented, and what every program uses: https://stackoverflow.com/questions/1505074
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from standupnudge.adapters.session.seen import Seen, Sees
from standupnudge.errors import Unavailable
from standupnudge.language import _

LOCKED, UNLOCKED = "com.apple.screenIsLocked", "com.apple.screenIsUnlocked"
ASLEEP, AWAKE = "NSWorkspaceWillSleepNotification", "NSWorkspaceDidWakeNotification"

Heard = Callable[[str], None]  # the name of a notification
Observe = Callable[[Heard], Callable[[], None]]  # begins; returns what ends it; may raise ``Unavailable``


class MacosNotifications:
    """See ``several.Source``. That the screen was locked before the start isn't known.

    :param observe: how to hear the four, on any thread.
    """

    name = "macos_notifications"

    def __init__(self, sees: Sees, observe: Observe | None = None) -> None:
        self._sees, self._observe = sees, observe or _centres
        self.reason: Unavailable | None = None
        self._seen = Seen()
        self._end: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """See ``several.Source``."""
        loop = asyncio.get_running_loop()
        try:
            self._end = self._observe(lambda name: None if loop.is_closed() else _hand_over(loop, self._hear, name))
        except Unavailable as error:
            self.reason = error

    async def close(self) -> None:
        """See ``several.Source``."""
        self._end()

    def _hear(self, name: str) -> None:
        seen = after(self._seen, name)
        if seen != self._seen:
            self._seen = seen
            self._sees(seen)


def after(seen: Seen, name: str) -> Seen:
    """What is seen once the notification of this name has come."""
    if name in {LOCKED, UNLOCKED}:
        return replace(seen, locked=name == LOCKED)
    if name in {ASLEEP, AWAKE}:
        return replace(seen, asleep=name == ASLEEP)
    return seen


def _hand_over(loop: asyncio.AbstractEventLoop, hear: Heard, name: str) -> None:
    loop.call_soon_threadsafe(hear, name)


def _centres(heard: Heard) -> Callable[[], None]:
    """Observe both centres; they call on the main thread, whose loop is the tray's."""
    try:
        from AppKit import NSWorkspace
        from Foundation import NSDistributedNotificationCenter
    except ImportError as error:
        cure = _("Install it: {command}").format(command="pip install pystray")
        raise Unavailable(_("The Python package {name} is missing.").format(name="PyObjC"), cure) from error

    def take(notification: object) -> None:
        heard(str(notification.name()))  # type: ignore[attr-defined]  # an NSNotification

    workspace = NSWorkspace.sharedWorkspace().notificationCenter()
    distributed = NSDistributedNotificationCenter.defaultCenter()
    wanted = [(workspace, ASLEEP), (workspace, AWAKE), (distributed, LOCKED), (distributed, UNLOCKED)]
    tokens = [
        (centre, centre.addObserverForName_object_queue_usingBlock_(name, None, None, take)) for centre, name in wanted
    ]

    def end() -> None:
        for centre, token in tokens:
            centre.removeObserver_(token)

    return end
