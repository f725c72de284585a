"""What is known about a notification server, and what it is therefore sent. Pure: it talks to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from standupnudge.adapters.notify import text
from standupnudge.core.views import Abilities, Notice, Urgency
from standupnudge.errors import Unavailable
from standupnudge.language import _, pgettext

DEFAULT = "default"  # the action of a click on the body, https://specifications.freedesktop.org/notification-spec/

# Servers that say they know actions and yet do not tell of a click on the body, by the name they give.
NO_BODY_CLICK = {
    # Draws "default" as one more button; a click on the body closes: https://docs.xfce.org/apps/xfce4-notifyd/spec
    "Xfce Notify Daemon",
}

# Servers where only a critical one stays on screen, whatever lifetime is asked. Elsewhere "critical" is not used:
# dunst paints it red, some play an alarm, and getting up is no emergency.
ONLY_CRITICAL_STAYS = {
    "gnome-shell": "https://github.com/cronvel/freedesktop-notifications/issues/2",
    "cinnamon": "https://github.com/linuxmint/cinnamon/issues/7179",
}
_NORMAL, _CRITICAL = 1, 2
_AS_THE_SERVER_LIKES, _FOR_EVER = -1, 0  # ms, as expire_timeout


@dataclass(frozen=True, slots=True)
class Server:
    """One running server, as it describes itself.

    :ivar name: empty if it doesn't say.
    :ivar capabilities: as GetCapabilities lists them.
    """

    name: str
    version: str
    capabilities: frozenset[str]

    @property
    def abilities(self) -> Abilities:
        """What notifications can do here."""
        buttons = "actions" in self.capabilities
        return Abilities(buttons=buttons, body_click=buttons and self.name not in NO_BODY_CLICK)

    def body(self, notice: Notice) -> str:
        """The text, escaped where this server reads markup. Titles are plain text at every server."""
        plain = text.body(notice.body)
        return text.escaped(plain) if "body-markup" in self.capabilities else plain

    def urgency_and_lifetime(self, notice: Notice) -> tuple[int, int]:
        """The urgency hint, and expire_timeout in ms."""
        if notice.urgency is Urgency.NORMAL:
            return _NORMAL, _AS_THE_SERVER_LIKES
        return (_CRITICAL if self.name.lower() in ONLY_CRITICAL_STAYS else _NORMAL), _FOR_EVER

    def actions(self, notice: Notice) -> list[str]:
        """Keys and labels in turns, as Notify takes them: none that this server can't use."""
        actions: list[str] = []
        if self.abilities.body_click and notice.on_click is not None:
            actions += [DEFAULT, _label_of_click(notice)]
        if self.abilities.buttons:
            for button in notice.buttons:
                actions += [button.name, text.label(button.label)]
        return actions


def described(capabilities: list[Any], information: list[Any]) -> Server:
    """The server that answered so to GetCapabilities and GetServerInformation. Raises ``Unavailable``."""
    match capabilities, information:
        case [list(known)], [str(name), str(), str(version), *_] if all(isinstance(each, str) for each in known):
            return Server(name, version, frozenset(known))
    raise Unavailable(_("The notification server describes itself in a way that can't be understood."))


def understood(answer: list[Any]) -> bool:
    """Whether it is an answer to Notify: the number of a notification, never 0."""
    match answer:
        case [int(number)]:
            return number > 0
    return False


def names(notice: Notice) -> dict[str, str]:
    """The name to report for each key that may come back."""
    buttons = {button.name: button.name for button in notice.buttons}
    return buttons if notice.on_click is None else {DEFAULT: notice.on_click, **buttons}


def _label_of_click(notice: Notice) -> str:
    # Servers that offer actions in a list (dunst) show it; an empty one is a blank row there.
    same = (button.label for button in notice.buttons if button.name == notice.on_click)
    return text.label(next(same, pgettext("button", "Open")))
