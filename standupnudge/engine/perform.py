"""One effect, one port call, one policy for what goes wrong: it is logged, and the program goes on."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from standupnudge.core import slot, wording
from standupnudge.core.effects import (
    AnnounceRoutine,
    AskStanding,
    ChangeLevel,
    CloseRoutine,
    Effect,
    MakeOffer,
    Notify,
    OpenRoutine,
    ShowNudge,
    WithdrawNudge,
    WithdrawOffer,
    WithdrawQuestion,
    WithdrawRoutine,
)
from standupnudge.core.events import Later
from standupnudge.core.instant import Instant
from standupnudge.core.on_screen import on_screen
from standupnudge.core.rules import Rules
from standupnudge.core.state import State
from standupnudge.core.views import Abilities, Notice, Tag
from standupnudge.errors import StandUpNudgeError, Unavailable
from standupnudge.ports import Notifier, Windows

_log = logging.getLogger(__name__)


_TAGS = {
    WithdrawNudge: Tag.NUDGE,
    WithdrawRoutine: Tag.ROUTINE,
    WithdrawQuestion: Tag.STANDING,
    WithdrawOffer: Tag.OFFER,
}
_WITHDRAWALS = tuple(_TAGS)


def _words(effect: Effect, rules: Rules) -> Callable[[Abilities], Notice] | None:
    """The notification that ``effect`` asks for, if it does."""
    match effect:
        case ShowNudge():
            return lambda can: wording.nudge(effect, can, rules)
        case AnnounceRoutine():
            return wording.routine_due
        case AskStanding():
            return wording.still_standing
        case MakeOffer():
            return lambda can: wording.offer(effect, can)
        case Notify():
            return lambda _: wording.told(effect, rules)
        case _:  # the rest is kept, not shown
            return None


def _offer(effect: MakeOffer) -> dict[str, str]:
    """An offer as the routine's window is told it: the words of the notification."""
    notice = wording.offer(effect, Abilities(buttons=True, body_click=True))
    yes, no = (button.label for button in notice.buttons)
    return {"say": "offer", "title": notice.title, "text": notice.body, "yes": yes, "no": no}


async def carried_out(work: Awaitable[None], what: object) -> None:
    """Wait for ``work``, which is to do ``what``. What goes wrong is logged, and nothing is raised."""
    try:
        await work
    except StandUpNudgeError as error:
        _log.warning("%s", error)
    except Exception:  # a fault in one port must not end the others  # noqa: BLE001
        _log.exception("%s could not be carried out", what)


@dataclass(slots=True)
class Token:
    """The newest right to take the keyboard focus that a click on a notification gave us, used up by one window."""

    value: str = ""

    def take(self) -> str:
        """The token, once."""
        token, self.value = self.value, ""
        return token


@dataclass(slots=True)
class Afterwards:
    """Whether the routine's window is there after a routine: then it is where offers are made and answered.

    ``Front`` knows, ``Performer`` asks.
    """

    there: bool = False


class Speaker:
    """Notifications through the first notifier that can show them. ``used`` is told the name of each that did."""

    def __init__(self, notifiers: Sequence[Notifier], used: Callable[[str], None] = lambda _: None) -> None:
        self._notifiers, self._used = notifiers, used
        self._where: dict[Tag, int] = {}  # which of them has shown it

    async def notify(self, make: Callable[[Abilities], Notice]) -> None:
        """Show what ``make`` words for what the notifier can do."""
        if not await self._shown(make, again=False):
            _log.warning("A notification could not be shown anywhere.")

    async def again(self, make: Callable[[Abilities], Notice]) -> None:
        """Show one anew that may be gone from the screen, or that a lesser notifier had to show: not twice by that."""
        await self._shown(make, again=True)

    async def _shown(self, make: Callable[[Abilities], Notice], *, again: bool) -> bool:
        for number, notifier in enumerate(self._notifiers):
            try:
                notice = make(await notifier.abilities())
                before = self._where.get(notice.tag)
                if again and number == before != 0:
                    return True
                await notifier.show(notice)
            except Unavailable as error:
                level = logging.DEBUG if again else logging.INFO
                _log.log(level, "%s can't show a notification: %s", notifier.name, error)
            except Exception:  # a fault in one of them: the person is told by the next  # noqa: BLE001
                _log.exception("%s stumbled over a notification", notifier.name)
            else:
                self._where[notice.tag] = number
                self._used(notifier.name)
                if before not in (None, number):
                    await self._notifiers[before].withdraw(notice.tag)
                return True
        return False

    async def say(self, title: str, body: str) -> None:
        """Show a notification that only tells something."""
        await self.notify(lambda _: wording.plain(title, body))

    async def withdraw(self, tag: Tag) -> None:
        """Take it off the screen, whoever showed it."""
        self._where.pop(tag, None)
        for notifier in self._notifiers:
            await notifier.withdraw(tag)


class Performer:
    """Carries effects out. ``plan_folder`` is where the user's own plans are; ``chime`` begins the sound of a nudge."""

    def __init__(
        self,
        speaker: Speaker,
        windows: Windows,
        token: Token,
        plan_folder: str,
        afterwards: Afterwards | None = None,
        *,
        chime: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._speaker, self._windows, self._token, self._chime = speaker, windows, token, chime
        self._afterwards = afterwards or Afterwards()
        self._plan_folder = plan_folder

    async def __call__(self, effect: Effect, rules: Rules) -> None:
        """Do it; never raises."""
        await carried_out(self._perform(effect, rules), effect)

    async def _perform(self, effect: Effect, rules: Rules) -> None:
        if isinstance(effect, _WITHDRAWALS):
            await self._speaker.withdraw(_TAGS[type(effect)])
            if isinstance(effect, WithdrawOffer) and self._afterwards.there:
                await self._windows.tell("routine", {"say": "offer", "title": ""})
            return
        match effect:
            case OpenRoutine(popped_up=popped_up):
                if popped_up:
                    await self._speaker.notify(wording.routine_due)
                await self._windows.open(self._routine(effect, rules))
                if effect.this_time:  # for a window that was open already
                    await self._windows.tell("routine", {"say": "level", "level": effect.this_time})
            case ChangeLevel(level=level):
                await self._windows.tell("routine", {"say": "level", "level": level, "usual": True})
            case CloseRoutine():
                await self._windows.tell("routine", {"say": "close"})
            case MakeOffer() if self._afterwards.there:
                await self._windows.tell("routine", _offer(effect))
            case _:
                if (words := _words(effect, rules)) is not None:
                    await self._speaker.notify(words)
                if isinstance(effect, ShowNudge) and self._chime is not None:
                    await self._chime()

    async def again(self, state: State, at: Instant, rules: Rules) -> None:
        """Show anew what still waits for an answer, without the chime; never raises."""
        for effect in on_screen(state, at, rules):
            if (words := _words(effect, rules)) and not (isinstance(effect, MakeOffer) and self._afterwards.there):
                await carried_out(self._speaker.again(words), effect)

    def task(self, state: State, at: Instant, rules: Rules) -> dict[str, Any]:
        """What a routine's window would be told if it were opened now, and comes up without a click."""
        return self._routine(slot.opened(state, at, rules, popped_up=True), rules)

    def _routine(self, effect: OpenRoutine, rules: Rules) -> dict[str, Any]:
        later = [Later.QUARTER, Later.HOUR, *([Later.TOMORROW] if effect.may_postpone_to_tomorrow else [])]
        return {
            "window": "routine",
            "plan": rules.routine.plan,
            "plan_folder": self._plan_folder,
            "level": effect.level,
            "this_time": effect.this_time,
            "variants": dict(rules.routine.variants),
            "eased": list(effect.eased),
            "left_out": list(effect.left_out),
            "start_side": "right" if effect.session % 2 == 0 else "left",
            "count_in": rules.routine.count_in.total_seconds(),
            "slot": effect.slot is not None,
            "may_postpone": [choice.value for choice in later],
            "focus": not effect.popped_up,
            "token": "" if effect.popped_up else self._token.take(),
        }
