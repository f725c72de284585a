"""The notification on the screen: seen, clicked and answered with the pointer; and what was asked of the server."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.desktop.bus import Bus
from tests.desktop.notification_servers import BACKGROUND, Hands, NotificationServer
from tests.desktop.pointer import LEFT, RIGHT
from tests.desktop.processes import Start
from tests.desktop.waiting import PATIENCE, eventually
from tests.desktop.windows import Window

NAME = "org.freedesktop.Notifications"
CHECKOUT = Path(__file__).resolve().parents[2]
LEAST = 2000  # pixels of the background, so that it is really drawn


@dataclass(frozen=True, slots=True)
class Sent:
    """One notification, as the server was asked to show it.

    :ivar replaces: the id of the one it takes the place of, 0 for none.
    :ivar actions: name to label, in order.
    :ivar urgency: 0 low, 1 normal, 2 critical.
    :ivar timeout: in milliseconds as sent; -1 leaves it to the server, 0 is for ever.
    """

    id: int
    replaces: int
    title: str
    body: str
    actions: Mapping[str, str]
    urgency: int
    timeout: int


class Notifications:
    """The notification server of a desktop."""

    def __init__(self, kind: NotificationServer, start: Start, bus: Bus, hands: Hands) -> None:
        self._kind = kind
        self._bus = bus
        self._hands = hands
        # From the checkout, with the interpreter of the tests: it is a part of them.
        self._spy = start([sys.executable, "-m", "tests.desktop.spy", bus.address], "notifications", cwd=CHECKOUT)
        # What is shown at once to a server that comes late is to be heard, too.
        self._spy.wait_for(lambda: "\n" in self._spy.read(), "ear on the bus")
        self.server = start(kind.command(), kind.kind)

    def wait(self) -> None:
        """Until it can be asked to show one."""
        self.server.wait_for(lambda: self._bus.has(NAME), "notification server on the bus")

    def heard(self, what: str) -> list[dict[str, Any]]:
        """Messages of one kind so far: "Notify", "CloseNotification", "ActionInvoked", "NotificationClosed".

        Also what passes between icons and the panel, by the names that the spy has for it.
        """
        lines = [json.loads(line) for line in self._spy.read().splitlines(keepends=True) if line.endswith("\n")]
        return [line for line in lines if line.get("what") == what]

    def sent(self) -> list[Sent]:
        """All that were sent so far, the latest last."""
        return [Sent(**{key: value for key, value in line.items() if key != "what"}) for line in self.heard("Notify")]

    def window(self) -> Window | None:
        """Where the one on the screen is, if one is drawn."""
        for window in self._hands.windows.of_class(self._kind.kind):
            if self._hands.screen.count(BACKGROUND, window.box) >= LEAST:
                return window
        return None

    def wait_shown(self, within: timedelta = PATIENCE) -> Sent:
        """Until one is on the screen. Returns what was sent last."""
        eventually(self.window, "no notification on the screen", within)
        return self.sent()[-1]

    def wait_gone(self, within: timedelta = PATIENCE) -> None:
        """Until none is on the screen."""
        eventually(lambda: not self.window(), "the notification is still on the screen", within)

    def click_body(self) -> None:
        """Click on the text, left button."""
        box = self._shown().box
        self._hands.pointer.click((box.x + box.width // 2, box.y + 14), LEFT)

    def press(self, label: str) -> None:
        """Press the button ``label`` of the one on the screen."""
        self._kind.press(list(self.sent()[-1].actions.values()), label, self._shown(), self._hands)

    def dismiss(self) -> None:
        """Close it by hand, with the right button (dunst) or a click beside the buttons (xfce4-notifyd)."""
        box = self._shown().box
        self._hands.pointer.click((box.x + box.width // 2, box.y + 14), RIGHT)

    def _shown(self) -> Window:
        return eventually(self.window, "no notification on the screen")  # type: ignore[return-value]
