"""The progression of the routine: it moves only by offer, and the person decides (R5 to R7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from standupnudge.core.effects import (
    ChangeLevel,
    Effects,
    MakeOffer,
    Notify,
    OfferOf,
    Refusal,
    Refuse,
    Told,
    WithdrawOffer,
)
from standupnudge.core.events import (
    Effort,
    OfferAccepted,
    OfferDeclined,
    RoutinePaused,
    RoutineRated,
    RoutineResumed,
)
from standupnudge.core.instant import Instant
from standupnudge.core.progress import Care, Ladder, Offer, RoutinePause, Session
from standupnudge.core.rules import RoutineRules
from standupnudge.core.state import Exercising, State

LEVELS = ("L0", "L1", "L2", "L3", "L4", "L5", "L6")
BASE = "L1"
AUTO = "auto"
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
MONTH = timedelta(days=30)  # R6: at most one day offered in a month
WEEKS_LOOKED_AT, WEEKS_DONE = 5, 4  # R6: 4 done weeks out of 5
MOST_DAYS = 3
DAYS_APART = 2  # R6: at the same time of day, so 48 h
LOWER_AFTER, BASE_AFTER = 4, 8  # R5: missed weeks
LONG_ILLNESS = timedelta(weeks=1)  # R7


def days(ladder: Ladder, rules: RoutineRules) -> tuple[int, ...]:
    """The weekdays of the routine: those accepted, until the file's own are edited (R6)."""
    return ladder.days if ladder.days and ladder.over == rules.days else rules.days


def level(ladder: Ladder, rules: RoutineRules) -> str:
    """The level of the next session: the file's, if it names one (R6); after a long illness one lower (R7)."""
    if rules.level != AUTO:
        return rules.level
    return _moved(ladder.level, -1) if ladder.easier_once else ladder.level


def followed(ladder: Ladder, rules: RoutineRules) -> Ladder:
    """An edit of the file wins from then on (R6): its days end those accepted, and "auto" goes on from its level.

    :param rules: of the file, not those in force.
    """
    if ladder.days and ladder.over != rules.days:
        ladder = replace(ladder, days=(), over=())
    if ladder.offer is not None and ladder.offer.days and ladder.offer.over != rules.days:
        ladder = replace(ladder, offer=None)
    if rules.level in (AUTO, ladder.level):
        return ladder
    return replace(ladder, level=rules.level, sessions=(), offer=None)


def _of_file(ladder: Ladder, rules: RoutineRules) -> tuple[int, ...]:
    """The days of the file, whether ``rules`` are those in force or not."""
    return ladder.over if ladder.days else rules.days


def _moved(at: str, by: int) -> str:
    return LEVELS[max(0, min(LEVELS.index(at) + by, len(LEVELS) - 1))]


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


# -- sessions


def session_ended(state: State, at: Instant, *, complete: bool, any_done: bool, at_usual: bool = True) -> State:
    """A routine is over; its answers are still to come (R4). At another level than usual it moves none.

    :param any_done: one with nothing done leaves the easier one due (R7).
    """
    ladder, today = state.ladder, at.local.date()
    weeks = set(ladder.done_weeks) | ({_monday(today)} if complete else set())
    ladder = replace(
        ladder,
        sessions=(*ladder.sessions, Session(complete, at_usual=at_usual))[-3:],
        unrated=True,
        last=today,
        done_weeks=tuple(sorted(weeks))[-WEEKS_LOOKED_AT:],
        offer=None,
        asked_back=False,
        paused_days=0,
        easier_once=ladder.easier_once and not any_done,
    )
    return replace(state, ladder=ladder)


def rated(state: State, event: RoutineRated, rules: RoutineRules) -> tuple[State, Effects]:
    """The answers, or none; then what there is to offer, one thing at the most."""
    ladder = state.ladder
    if not ladder.unrated:
        return state, ()
    last = replace(ladder.sessions[-1], effort=event.effort, pain=event.pain)
    ladder, told = _cared(replace(ladder, sessions=(*ladder.sessions[:-1], last), unrated=False), last)
    offer = _offer(ladder, event.at.local.date(), rules)
    if offer is None:
        return replace(state, ladder=ladder), told
    if offer.of is OfferOf.DAY:
        ladder = replace(ladder, day_offered=event.at.local.date())
    return replace(state, ladder=replace(ladder, offer=offer)), (*told, _made(offer))


def _made(offer: Offer) -> MakeOffer:
    return MakeOffer(offer.of, offer.level, offer.days)


def _cared(ladder: Ladder, session: Session) -> tuple[Ladder, Effects]:
    """R5, pain: the easier form next time; again: left out, and a word about a physio."""
    care = dict(ladder.care)
    again = session.pain is not None and session.pain in care
    kept: dict[str, Care] = {each: how for each, how in care.items() if how is Care.LEFT_OUT}
    if session.pain is not None:
        kept[session.pain] = Care.LEFT_OUT if again else Care.EASED
    told = (Notify(Told.PHYSIO, session.pain),) if again and session.pain is not None else ()
    return replace(ladder, care=tuple(kept.items())), told


# -- offers


def _offer(ladder: Ladder, today: date, rules: RoutineRules) -> Offer | None:
    """R6: with both due, the day first."""
    return _another_day(ladder, today, rules) or _another_level(ladder, today, rules)


def _another_day(ladder: Ladder, today: date, rules: RoutineRules) -> Offer | None:
    at_present, week = days(ladder, rules), _monday(today)
    recent = [each for each in ladder.done_weeks if each > week - WEEKS_LOOKED_AT * _WEEK]
    since = [each for each in recent if ladder.added is None or each > ladder.added]
    offered_lately = ladder.day_offered is not None and today - ladder.day_offered < MONTH
    if len(at_present) >= MOST_DAYS or len(since) < WEEKS_DONE or offered_lately or ladder.raised == week:
        return None
    free = furthest(at_present)
    if free is None:
        return None
    return Offer(OfferOf.DAY, days=tuple(sorted((*at_present, free))), over=_of_file(ladder, rules))


def furthest(taken: tuple[int, ...]) -> int | None:
    """The weekday furthest from those ``taken``, the earliest among equals; ``None`` if none is 48 h away (R6)."""

    def apart(day: int) -> int:
        return min(min((day - other) % 7, (other - day) % 7) for other in taken)

    best = max(range(7), key=lambda day: (apart(day), -day))
    return best if apart(best) >= DAYS_APART else None


def _another_level(ladder: Ladder, today: date, rules: RoutineRules) -> Offer | None:
    """Up after sessions that went well, down after two that did not (R5)."""
    if rules.level != AUTO:
        return None
    needed = 3 if len(days(ladder, rules)) > 1 else 2
    sessions = [each for each in ladder.sessions if each.at_usual]
    if ladder.added != _monday(today) and len(sessions) >= needed:
        fine = all(map(_went_well, sessions[-needed:]))
        if fine and ladder.level != LEVELS[-1]:
            return Offer(OfferOf.LEVEL, level=_moved(ladder.level, 1))
    tough = [not each.complete or each.effort is Effort.HARD for each in sessions[-2:]]
    if len(tough) == 2 and all(tough) and ladder.level != LEVELS[0]:
        return Offer(OfferOf.LEVEL, level=_moved(ladder.level, -1))
    return None


def _went_well(session: Session) -> bool:
    return session.complete and session.pain is None and session.effort is not Effort.HARD


def missed_weeks(ladder: Ladder, today: date) -> int:
    """Whole weeks without a routine, beyond the usual one between two; pauses aside."""
    if ladder.last is None:
        return 0
    paused = ladder.paused_days
    if ladder.pause is not None:
        paused += max(0, (today - max(ladder.pause.began.date(), ladder.last)).days)
    return max(0, ((today - ladder.last).days - paused) // 7 - 1)


def welcome_back(state: State, at: Instant, rules: RoutineRules) -> tuple[State, Effects]:
    """R5: after four weeks or more, something easier is offered before the start, once."""
    ladder, missed = state.ladder, missed_weeks(state.ladder, at.local.date())
    if missed < LOWER_AFTER or ladder.asked_back or rules.level != AUTO:
        return state, ()
    lower = min(BASE, ladder.level) if missed >= BASE_AFTER else max(BASE, _moved(ladder.level, -1))
    fewer = days(ladder, rules)[:1] if missed >= BASE_AFTER and len(days(ladder, rules)) > 1 else ()
    ladder = replace(ladder, asked_back=True)
    if lower >= ladder.level and not fewer:
        return replace(state, ladder=ladder), ()
    lower = lower if lower < ladder.level else ""
    offer = Offer(OfferOf.LEVEL, level=lower, days=fewer, over=_of_file(ladder, rules))
    return replace(state, ladder=replace(ladder, offer=offer)), (_made(offer),)


def accepted(state: State, event: OfferAccepted, rules: RoutineRules) -> tuple[State, Effects]:
    """Kept here, never written into the file (R6)."""
    ladder, offer, week = state.ladder, state.ladder.offer, _monday(event.at.local.date())
    if offer is None:
        return state, (Refuse(Refusal.NO_OFFER),)
    if offer.days:
        added = week if len(offer.days) > len(days(ladder, rules)) else ladder.added
        ladder = replace(ladder, days=offer.days, over=offer.over, added=added)
        # A new day is none of the past (W3).
        state = replace(state, weekly=replace(state.weekly, passed=event.at.as_read))
    if offer.level:
        raised = week if offer.level > ladder.level else ladder.raised
        ladder = replace(ladder, level=offer.level, sessions=(), raised=raised)
    state = replace(state, ladder=replace(ladder, offer=None))
    return state, (WithdrawOffer(), *_in_the_window(state, offer, rules))


def _in_the_window(state: State, offer: Offer, rules: RoutineRules) -> Effects:
    """One that is open and not started follows, unless a level was chosen in it."""
    waits = state.window is not None and not state.window.level and not isinstance(state.phase, Exercising)
    return (ChangeLevel(level(state.ladder, rules)),) if offer.level and waits else ()


def declined(state: State, _event: OfferDeclined) -> tuple[State, Effects]:
    """*Stay here*: one click, and no word about it."""
    if state.ladder.offer is None:
        return state, (Refuse(Refusal.NO_OFFER),)
    return replace(state, ladder=replace(state.ladder, offer=None)), (WithdrawOffer(),)


# -- pauses of the routine


def paused(state: State, event: RoutinePaused) -> State:
    """R7. A new pause takes the place of the old one; an illness that lasts longer than was thought stays one."""
    pause = RoutinePause(began=event.at.wall, ends=event.at.wall + event.length, ill=event.ill)
    old = state.ladder.pause
    if old is not None and old.ill and event.ill:
        return replace(state, ladder=replace(state.ladder, pause=replace(pause, began=old.began)))
    return replace(state, ladder=replace(_pause_over(state.ladder, event.at), pause=pause))


def resumed(state: State, event: RoutineResumed) -> tuple[State, Effects]:
    """The pause is ended by hand."""
    if state.ladder.pause is None:
        return state, (Refuse(Refusal.ROUTINE_NOT_PAUSED),)
    return replace(state, ladder=_pause_over(state.ladder, event.at)), ()


def settle(state: State, at: Instant) -> State:
    """A pause ends by itself."""
    pause = state.ladder.pause
    if pause is None or at.wall < pause.ends:
        return state
    return replace(state, ladder=_pause_over(state.ladder, at))


def _pause_over(ladder: Ladder, at: Instant) -> Ladder:
    pause = ladder.pause
    if pause is None:
        return ladder
    lasted = max(min(at.wall, pause.ends) - pause.began, timedelta(0))
    easier = ladder.easier_once or (pause.ill and lasted >= LONG_ILLNESS)
    ended = min(at.wall, pause.ends).date()
    since = pause.began.date() if ladder.last is None else max(pause.began.date(), ladder.last)
    days_off = max(0, (ended - since).days)
    return replace(ladder, pause=None, paused_days=ladder.paused_days + days_off, easier_once=easier)


def in_pause(ladder: Ladder, when: datetime) -> bool:
    """Whether an appointment at ``when`` (UTC) never was (R7)."""
    pause = ladder.pause
    return pause is not None and pause.began <= when < pause.ends
