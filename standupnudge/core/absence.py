"""What makes an absence a break (B rules), and what stands in for input meanwhile (S3). Changes no state.

An absence is known by the instant of the last input, of the last engagement, and of a lock or sleep. A break is found
when the first of the rules is fulfilled, however late somebody looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from standupnudge.core.effects import Kind
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import AtDesk, Away, Blocked, State

UP_GRACE = timedelta(minutes=2)  # B3: so long after the press the absence may begin
ENGAGED_AT_MOST = timedelta(hours=4)  # S3: so long without any input
GAPLESS = timedelta(seconds=1)  # B2: a lock and a sleep with less between them count as one
_AT_A_TIE = (Kind.UP, Kind.ASLEEP, Kind.LOCKED, Kind.AWAY)  # B5; *I'm up* was said, so it goes before what is guessed


def is_input(blocked: Blocked | None, at: Instant) -> bool:
    """Whether an input at ``at`` counts: none does while the screen is locked or the machine asleep (B2).

    An idle time that stood still while the machine slept makes up an input in the middle of the sleep, too.
    """
    if blocked is None or at.elapsed <= blocked.since.elapsed:
        return True
    return blocked.ended is not None and at.elapsed >= blocked.ended.elapsed


def last_sign(desk: AtDesk) -> Instant:
    """The last input, or the last engagement that counts as input (S3)."""
    if desk.engaged_to is None:
        return desk.last_input
    most = desk.last_input.plus(ENGAGED_AT_MOST)
    engaged = min(desk.engaged_to, most, key=lambda each: each.elapsed)
    return max(desk.last_input, engaged, key=lambda each: each.elapsed)


def found(state: State, desk: AtDesk, at: Instant, rules: Rules) -> Away | None:
    """The break that has begun by ``at``: by the rule fulfilled first; at a tie the one that began earlier (B5)."""
    breaks = [each for each in _breaks(state, desk, rules) if each[0] <= at.elapsed]
    if not breaks:
        return None
    _, began, kind = min(breaks, key=lambda each: (each[0], each[1].elapsed, _AT_A_TIE.index(each[2])))
    return Away(since=desk.last_input, began=max(began, desk.began, key=lambda each: each.elapsed), kind=kind)


def _breaks(state: State, desk: AtDesk, rules: Rules) -> Iterator[tuple[timedelta, Instant, Kind]]:
    """By rule: when it is fulfilled if nothing happens until then (elapsed), the break's beginning, its kind."""
    last = last_sign(desk)
    yield last.elapsed + rules.sitting.away_after, last, Kind.AWAY  # B1
    block = state.blocked
    if block is not None and counts(block, desk.began, rules):
        yield block.since.elapsed + rules.sitting.locked_after, block.since, block.kind  # B2
    if (up := desk.up_pressed) is not None:  # B3: an absence already running begins at the press
        gone = max(desk.last_input.elapsed, up.elapsed)
        yield gone + rules.sitting.locked_after, up, Kind.UP


def counts(block: Blocked, began: Instant, rules: Rules) -> bool:
    """Whether ``block`` is, or may become, a break in what began at ``began``; a brief one never was (B2)."""
    if block.ended is None:
        return True
    long_enough = block.ended.since(block.since) >= rules.sitting.locked_after
    return long_enough and block.ended.elapsed > began.elapsed


def next_found(state: State, desk: AtDesk, rules: Rules) -> timedelta:
    """The earliest a break can be found if nothing happens until then, on the elapsed clock."""
    return min(fulfilled for fulfilled, _, _ in _breaks(state, desk, rules))


def blocked_by(state: State, kind: Kind, at: Instant) -> Blocked:
    """The screen is locked or the machine falls asleep, ``kind`` says which: a new block, or more of the same."""
    before = state.blocked
    locked, asleep = kind is Kind.LOCKED, kind is Kind.ASLEEP
    if before is None or not _goes_on(before, at):
        return Blocked(since=at, kind=kind, locked=locked, asleep=asleep)
    if asleep and at.elapsed == before.since.elapsed:  # B5: at a tie asleep before locked
        before = replace(before, kind=kind)
    still = before.ended is None
    return replace(
        before, locked=locked or (still and before.locked), asleep=asleep or (still and before.asleep), ended=None
    )


def _goes_on(block: Blocked, at: Instant) -> bool:
    return block.ended is None or at.since(block.ended) < GAPLESS


def released(state: State, kind: Kind, at: Instant) -> Blocked | None:
    """The screen is unlocked or the machine awake, ``kind`` says which."""
    block = state.blocked
    if block is None or block.ended is not None:
        return block
    locked, asleep = block.locked and kind is not Kind.LOCKED, block.asleep and kind is not Kind.ASLEEP
    return replace(block, locked=locked, asleep=asleep, ended=None if locked or asleep else at)
