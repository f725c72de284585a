"""Which number at the server is which notification of ours, and what a signal therefore means. Pure: no D-Bus here."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from standupnudge.core.views import Tag

# Reasons of NotificationClosed, https://specifications.freedesktop.org/notification-spec/
EXPIRED = 1
BY_HAND = 2

_KEPT = 64  # early signals; other programs' notifications are among them


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal of the server.

    :ivar kind: ActionInvoked, ActivationToken or NotificationClosed.
    :ivar value: the action's key, the token, or the reason of the closing.
    """

    kind: str
    number: int
    value: str | int


@dataclass(frozen=True, slots=True)
class WasAnswered:
    """A button, or the body, was clicked."""

    tag: Tag
    name: str
    token: str


@dataclass(frozen=True, slots=True)
class WasClosed:
    """The person closed it without an answer."""

    tag: Tag


News = WasAnswered | WasClosed


@dataclass(slots=True)
class _Shown:
    tag: Tag
    names: Mapping[str, str]
    token: str = ""
    answered: bool = False


@dataclass(slots=True)
class Ledger:
    """The notifications that may be on the screen or in the server's history, at most one of a tag."""

    _shown: dict[int, _Shown] = field(default_factory=dict)
    _early: deque[Signal] | None = None

    def number(self, tag: Tag) -> int:
        """Its number, or 0 if there is none: what Notify takes as ``replaces_id``."""
        return next((number for number, shown in self._shown.items() if shown.tag is tag), 0)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._shown)

    def knows(self, number: int) -> bool:
        """Whether it is one of ours."""
        return number in self._shown

    def expect(self) -> None:
        """A Notify is on its way: from now on keep the signals of numbers that aren't known yet."""
        self._early = deque(maxlen=_KEPT)

    def landed(self, tag: Tag, number: int, names: Mapping[str, str]) -> list[News]:
        """Notify was answered with ``number``; what has been heard of it meanwhile is returned.

        :param names: the name to report for each key of an action.
        """
        early = self._early or ()
        self.settle()
        self.drop(tag)
        self._shown[number] = _Shown(tag, names)
        heard = (self.hear(signal) for signal in early)
        return [news for news in heard if news is not None]

    def settle(self) -> None:
        """No Notify is on its way any more."""
        self._early = None

    def hear(self, signal: Signal) -> News | None:
        """What the signal means; ``None`` if it isn't about us, or nothing that is reported."""
        shown = self._shown.get(signal.number)
        if shown is None:
            if self._early is not None:
                self._early.append(signal)
            return None
        match signal:
            case Signal("ActivationToken", value=str(token)):
                shown.token = token
            case Signal("ActionInvoked", value=str(key)) if key in shown.names and not shown.answered:
                # Most servers close it next, "by hand": that is no second answer. Some don't, so it can be withdrawn.
                shown.answered = True
                return WasAnswered(shown.tag, shown.names[key], shown.token)
            case Signal("NotificationClosed", value=int(reason)):
                return self._closed(signal.number, shown, reason)
        return None

    def _closed(self, number: int, shown: _Shown, reason: int) -> News | None:
        if reason == EXPIRED:
            # It may wait in the server's history (KDE, mako), where its number still serves to withdraw or replace it.
            return None
        del self._shown[number]
        return WasClosed(shown.tag) if reason == BY_HAND and not shown.answered else None

    def drop(self, tag: Tag) -> int:
        """Forget it; its number, or 0 if there was none."""
        number = self.number(tag)
        self._shown.pop(number, None)
        return number

    def clear(self) -> None:
        """Forget all: another server runs, and counts anew."""
        self._shown.clear()
