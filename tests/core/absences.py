"""The true absences of a day, and which of them are breaks: B1 to B3 and B5 told by what was done alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from standupnudge.core.effects import Kind
from standupnudge.core.rules import SittingRules
from tests.day import Day
from tests.machine import Span

GRACE = timedelta(minutes=2)  # B3
ENGAGED_AT_MOST = timedelta(hours=4)  # S3
TIES = (Kind.ASLEEP, Kind.LOCKED, Kind.AWAY)  # B5


@dataclass(frozen=True)
class Gap:
    """No input that counts, from the last one to the next one."""

    began: timedelta
    ended: timedelta

    def touches(self, spans: list[Span], margin: timedelta = timedelta(0)) -> bool:
        return any(
            span.began <= self.ended + margin and (span.ended is None or span.ended >= self.began - margin)
            for span in spans
        )


@dataclass(frozen=True)
class Rule:
    """A rule that makes a gap a break: fulfilled when, from when on it counts, as what."""

    fulfilled: timedelta
    began: timedelta
    kind: Kind


def gaps(day: Day) -> list[Gap]:
    """All that have ended."""
    keys = day.spans["keys"]
    pairs = pairwise(keys)
    return [Gap(a.ended, b.began) for a, b in pairs if a.ended is not None and a.ended < b.began]


def _clipped(spans: list[Span], gap: Gap) -> list[Gap]:
    """The parts of ``spans`` in ``gap``, in order."""
    ends = [(max(span.began, gap.began), min(span.ended or gap.ended, gap.ended)) for span in spans]
    return sorted((Gap(*each) for each in ends if each[0] < each[1]), key=lambda part: part.began)


def blocks(day: Day, gap: Gap) -> list[Rule]:
    """Locked or asleep without a second between; ``fulfilled`` is when it was over, as yet."""
    parts = [(part, kind) for kind in (Kind.ASLEEP, Kind.LOCKED) for part in _clipped(day.spans[kind.value], gap)]
    found: list[Rule] = []
    for part, kind in sorted(parts, key=lambda each: (each[0].began, TIES.index(each[1]))):
        if found and part.began <= found[-1].fulfilled:
            found[-1] = Rule(max(found[-1].fulfilled, part.ended), found[-1].began, found[-1].kind)
        else:
            found.append(Rule(part.ended, part.began, kind))
    return found


def engagements(day: Day, gap: Gap) -> list[Gap]:
    """When a call or a video was on with the screen unlocked and the machine awake, at most 4 h after the input."""
    until = min(gap.ended, gap.began + ENGAGED_AT_MOST)
    free, at = [], gap.began
    for block in blocks(day, gap):
        free.append(Span(at, block.began))
        at = block.fulfilled
    free.append(Span(at, gap.ended))
    there = _clipped(day.spans["call"] + day.spans["video"], Gap(gap.began, max(until, gap.began)))
    return sorted((part for on in there for part in _clipped(free, on)), key=lambda part: part.began)


def rules_fulfilled(day: Day, gap: Gap, ups: list[timedelta], rules: SittingRules) -> list[Rule]:
    """What makes the gap a break, that fulfilled first at first; nothing if it is none."""
    ordered = sorted(
        _fulfilled(day, gap, ups, rules),
        key=lambda rule: (rule.fulfilled, rule.began, -1 if rule.kind is Kind.UP else TIES.index(rule.kind)),
    )
    return [rule for rule in ordered if rule.fulfilled <= gap.ended]


def _fulfilled(day: Day, gap: Gap, ups: list[timedelta], rules: SittingRules) -> Iterator[Rule]:
    last = gap.began
    for part in engagements(day, gap):
        if part.began - last >= rules.away_after:
            break
        last = max(last, part.ended)
    yield Rule(last + rules.away_after, last, Kind.AWAY)  # B1
    for block in blocks(day, gap):
        if block.fulfilled - block.began >= rules.locked_after:
            yield Rule(block.began + rules.locked_after, block.began, block.kind)  # B2
    for up in ups:
        if gap.began - GRACE <= up <= gap.ended:
            yield Rule(max(gap.began, up) + rules.locked_after, up, Kind.UP)  # B3
