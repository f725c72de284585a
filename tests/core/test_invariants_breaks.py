"""Every break is recorded exactly once, at its true times; what is no break is not.

Judged is what the program could see: a gap in which it did not run, or in which the routine ran, has rules of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standupnudge.core.effects import Effect, Kind, RecordBreak, Refuse
from standupnudge.core.rules import Rules
from tests.core.absences import GRACE, Gap, engagements, gaps, rules_fulfilled
from tests.core.random_days import BARE, MACHINE, STOPS, ZONES, Move, RandomDay, apply, moves, pass_time
from tests.machine import Span

RANDOM = settings(max_examples=160, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KINDS = (
    MACHINE,
    MACHINE,
    ("call", "video"),
    ("up", "up and go"),
    ("standing", "sitting"),
    (*STOPS, *ZONES),
    ("timer",),
)
BY_ABSENCE = (Kind.AWAY, Kind.LOCKED, Kind.ASLEEP, Kind.UP)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
S4 = 30 * SECOND
SAVED_EVERY, SAVED_LATELY = 3 * MINUTE, 6 * MINUTE  # S5


@dataclass(frozen=True)
class Break:
    """As it was recorded, in the day's own time."""

    began: timedelta
    ended: timedelta
    kind: Kind

    @property
    def span(self) -> Gap:
        return Gap(self.began, self.ended)


@dataclass
class Witness:
    """What was recorded on a day, and what the person said on it."""

    day: RandomDay
    seen: Counter[str]
    exact: bool  # returns are reported and calls told
    breaks: list[Break] = field(default_factory=list)
    ups: list[timedelta] = field(default_factory=list)
    stood: list[timedelta] = field(default_factory=list)
    exercising: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start: datetime = self.day.clock.now().wall
        self.day.witness = self.witness

    def witness(self, effect: Effect) -> None:
        if isinstance(effect, RecordBreak):
            self.breaks.append(Break(effect.began - self.start, effect.ended - self.start, effect.kind))

    def move(self, what: str) -> None:
        before = len(self.day.effects)
        if self.exercising and self.exercising[-1].ended is None:
            apply(self.day, "leave")
            self.exercising[-1].ended = self.day.t
        apply(self.day, what)
        if any(isinstance(effect, Refuse) for _, effect in self.day.effects[before:]):
            return
        if what in {"up", "up and go"}:
            self.ups.append(self.day.t)
        elif what == "standing":
            self.stood.append(self.day.t)
        elif what == "timer":
            self.exercising.append(Span(self.day.t))

    def unjudged(self, gap: Gap) -> bool:
        """The program was off or soon to be, the routine ran, or more was said than B3 speaks of: one press."""
        near = Gap(gap.began - GRACE, gap.ended)
        ups, stood = ([at for at in said if near.began <= at <= near.ended] for said in (self.ups, self.stood))
        if len(ups) > 1 or (ups and stood):
            return True
        at_once = [key for key in self.day.spans["keys"] if key.ended is not None and key.ended - key.began < SECOND]
        if gap.touches(at_once):  # locked again within the second: both locks count as one (B2)
            return True
        return gap.touches(self.day.spans["off"], MINUTE) or gap.touches(self.exercising, GRACE)

    @property
    def slack(self) -> timedelta:
        return 2 * SECOND if self.exact else S4

    def check(self) -> None:
        whole = [gap for gap in gaps(self.day) if not self.unjudged(gap) and gap.ended < self.day.t - MINUTE]
        for gap in whole:
            self.check_gap(gap)
        for each in self.breaks:
            if each.kind in BY_ABSENCE and not self.unjudged(each.span):
                assert any(self.inside(each, gap) for gap in gaps(self.day)), each
        self.check_standing()
        self.check_stopped()
        self.check_routine()

    def inside(self, each: Break, gap: Gap) -> bool:
        early = GRACE if each.kind is Kind.UP else self.slack
        return gap.began - early <= each.began <= gap.ended and abs(gap.ended - each.ended) <= self.slack

    def check_gap(self, gap: Gap) -> None:
        """Exactly one break if a rule made it one, else none; of the kind and from the instant of the first rule."""
        recorded = [each for each in self.breaks if each.kind in BY_ABSENCE and self.inside(each, gap)]
        assert len(recorded) <= 1, recorded
        if not self.exact and engagements(self.day, gap):
            self.seen["not to be told"] += 1
            return
        by = rules_fulfilled(self.day, gap, self.ups, self.day.rules.sitting)
        if not by:
            assert not recorded, (gap, recorded)
            self.seen["no break"] += 1
            return
        assert recorded, (gap, by)
        self.seen[by[0].kind.value] += 1
        if not any(gap.began - 62 * MINUTE <= at <= gap.ended for at in self.stood):
            assert recorded[0].kind is by[0].kind, (gap, by, recorded)
            assert abs(recorded[0].began - by[0].began) <= self.slack, (gap, by, recorded)
            self.seen["exactly"] += 1

    def check_standing(self) -> None:
        """S6: each ends once, and lasts no longer than it may."""
        recorded = [each for each in self.breaks if each.kind is Kind.STANDING]
        assert len({each.began for each in recorded}) == len(recorded)
        for each in recorded:
            assert each.began in self.stood
            assert each.ended - each.began <= self.day.rules.standing.at_most
            self.seen["standing"] += 1
        for at in self.stood:
            over = Gap(at, at + self.day.rules.standing.at_most + MINUTE)
            if over.ended < self.day.t and self.typed_on(at) and not self.unjudged(over):
                assert any(each.began == at for each in recorded), (at, recorded)
                self.seen["standing to its end"] += 1

    def typed_on(self, at: timedelta) -> bool:
        """There was input from then on for a minute, so that nothing that had begun before was a break."""
        keys = self.day.spans["keys"]
        return any(key.began <= at and (key.ended is None or key.ended >= at + MINUTE) for key in keys)

    def check_stopped(self) -> None:
        """S5: after a longer stop the stretch has ended at the save; after a shorter one it goes on."""
        recorded = [each for each in self.breaks if each.kind is Kind.STOPPED]
        for off in self.day.spans["off"]:
            if off.ended is None or off.ended == off.began:
                continue
            mine = [each for each in recorded if off.began - SAVED_EVERY - SECOND <= each.began <= off.began]
            if off.ended - off.began < SAVED_LATELY - SAVED_EVERY - SECOND:
                assert not [each for each in mine if each.ended <= off.ended + SECOND]
                self.seen["went on"] += 1
            elif off.ended - off.began >= SAVED_LATELY and self.sat_before(off) and self.seen_after(off):
                assert len(mine) == 1, (off, recorded)
                self.seen["stopped"] += 1
        for each in recorded:
            assert each.span.touches(self.day.spans["off"])

    def sat_before(self, off: Span) -> bool:
        """Surely a stretch ran: typing for a while, not standing, not at the routine, no other stop lately."""
        lately = Gap(off.began - SAVED_LATELY, off.began)
        others = [other for other in self.day.spans["off"] if other is not off]
        typed = any(
            key.began < off.began - MINUTE and (key.ended is None or key.ended >= off.began - MINUTE)
            for key in self.day.spans["keys"]
        )
        stood = any(off.began - 62 * MINUTE <= at <= off.began for at in self.stood)
        return typed and not stood and not lately.touches(others) and not lately.touches(self.exercising)

    def seen_after(self, off: Span) -> bool:
        """Typing was seen after the start."""
        assert off.ended is not None
        until = min((other.began for other in self.day.spans["off"] if other.began > off.began), default=self.day.t)
        return any(
            max(key.began, off.ended) + MINUTE < min(key.ended or self.day.t, until) for key in self.day.spans["keys"]
        )

    def check_routine(self) -> None:
        """B4: a break if it took ``locked_after``; a lock or sleep in it has ended it sooner."""
        recorded = [each for each in self.breaks if each.kind is Kind.ROUTINE]
        for span in self.exercising:
            if span.ended is None or Gap(span.began, span.ended).touches(self.day.spans["off"], MINUTE):
                continue
            mine = [each for each in recorded if each.began == span.began]
            whole = Gap(span.began, span.ended)
            if whole.touches(self.day.spans["locked"] + self.day.spans["asleep"]):
                assert all(each.ended <= span.ended for each in mine)
                continue
            long_enough = span.ended - span.began >= self.day.rules.sitting.locked_after
            assert [each.ended for each in mine] == ([span.ended] if long_enough else []), (span, recorded)
            self.seen["routine"] += long_enough
        assert len({each.began for each in recorded}) == len(recorded)


def test_every_break_is_recorded_exactly_once_at_its_true_times() -> None:
    seen: Counter[str] = Counter()

    @RANDOM
    @given(day_of=moves(*KINDS), of=st.sampled_from(list(BARE.values())), reports=st.booleans(), tells=st.booleans())
    def once(day_of: list[Move], of: Rules, reports: bool, tells: bool) -> None:
        day = RandomDay("2026-03-04 08:55", of, reports=reports, tells=tells)
        witness = Witness(day, seen, exact=reports and tells)
        for move in day_of:
            pass_time(day, move)
            witness.move(move.what)
        witness.check()

    once()
    assert min(seen[kind] for kind in ("away", "locked", "asleep", "up", "standing", "stopped", "routine")) > 0, seen
    assert min(seen[each] for each in ("no break", "exactly", "went on", "standing to its end")) > 3, seen
