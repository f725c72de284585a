"""What people are shown, as values: notification, tray icon, menu. ``wording`` makes them, adapters draw them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Urgency(Enum):
    """How a notification asks for attention."""

    NORMAL = "normal"
    STAYS = "stays"  # until it is answered


class Tag(Enum):
    """Which notification it is: a new one of the same tag takes the place of the old one."""

    NUDGE = "nudge"
    ROUTINE = "routine"
    EXERCISES = "exercises"
    STANDING = "standing"
    OFFER = "offer"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a notification. ``name`` comes back when it is pressed."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification: plain text, never markup.

    :ivar on_click: the name that comes back when the body is clicked, or ``None``.
    """

    tag: Tag
    title: str
    body: str
    buttons: tuple[Button, ...] = ()
    on_click: str | None = None
    urgency: Urgency = Urgency.NORMAL


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the notifications of this desktop can do.

    :ivar buttons: they show buttons, and a press comes back.
    :ivar body_click: a click on the text comes back.
    """

    buttons: bool
    body_click: bool


class Mood(Enum):
    """What the tray icon says at a glance."""

    AWAY = "away"  # nobody at the computer
    SITTING = "sitting"  # the ring fills
    WARNING = "warning"  # the last minute before a nudge
    DUE = "due"  # a nudge is on screen
    ROUTINE = "routine"  # the week's appointment is open
    QUIET = "quiet"  # at the desk, and nothing is shown now: a call, say
    PAUSED = "paused"
    STANDING = "standing"
    EXERCISING = "exercising"


@dataclass(frozen=True, slots=True)
class TrayIcon:
    """The picture in the tray.

    :ivar twelfths: how much of the ring is filled, 0 to 12.
    :ivar marked: a dot that says "the configuration file has a problem".
    """

    mood: Mood
    twelfths: int = 0
    marked: bool = False


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu, the same in the tray and in the control window.

    :ivar name: what comes back when it is chosen; empty for a line that only tells something, and for a submenu.
    :ivar entries: a submenu, if not empty.
    :ivar checked: whether it has a check mark; ``None`` for a line that never has one.
    """

    name: str
    label: str
    enabled: bool = True
    default: bool = False
    entries: tuple[MenuEntry, ...] = ()
    checked: bool | None = None


SEPARATOR = MenuEntry("", "")


@dataclass(frozen=True, slots=True)
class TrayView:
    """Everything the tray shows. Two equal views need no redraw."""

    icon: TrayIcon
    tooltip: str
    menu: tuple[MenuEntry, ...]
