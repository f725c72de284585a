"""How long the machine slept, found from its clocks: for where no platform tells, or the news came after the sleep.

https://www.kernel.org/doc/html/latest/core-api/timekeeping.html: one clock goes on during sleep, the other doesn't.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from standupnudge.core.instant import Instant

LEAST = timedelta(seconds=1)  # both clocks are read one after the other; a shorter sleep makes no difference


@dataclass(frozen=True, slots=True)
class Slept:
    """One sleep, as far as it is known where in the time between two steps it was."""

    began: Instant
    ended: Instant


class Sleeps:
    """Remembers how much sleep was known of.

    :param slept: the clock's ``slept`` now.
    """

    def __init__(self, slept: timedelta) -> None:
        self._known = slept
        self._last: Slept | None = None

    def noticed(self, at: Instant, slept: timedelta, before: Instant, *, told: bool) -> Slept | None:
        """The sleep between the steps at ``before`` and ``at``, or ``None`` if there was none.

        :param told: that the machine falls asleep was known at ``before``; then the sleep ends only now, and no key on
            the way into it ends the break. Else it counts as early as it can have been: a key after it may be known.
        """
        length, self._known = slept - self._known, slept
        if length < LEAST:
            return None
        spare = timedelta(0) if told else max(at.since(before) - length, timedelta(0))
        ended = at.plus(-spare)
        self._last = Slept(ended.plus(-length), ended)
        return self._last

    def corrected(self, idle: timedelta, at: Instant) -> timedelta:
        """The true idle time, of a source whose clock may stand still during sleep, as X11's does.

        Input from before the sleep seems to be later than it was then, by the length of the sleep. A source whose
        clock goes on is set back too far, which changes nothing: what was input before the sleep was seen then.
        """
        last = self._last
        if last is None or idle < at.since(last.ended):
            return idle
        return idle + last.ended.since(last.began)
