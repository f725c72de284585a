"""One input stays one, however long it took to ask. Pure: it reads no clock."""

from __future__ import annotations

from datetime import timedelta


class LastInput:
    """When the last input was, for sources that are asked and answer late.

    The answer was true at some moment between the question and its arrival. Taken at either end, a busy machine would
    seem to have input whenever one answer is quicker than the one before, and a break would end that goes on.

    :param grain: how coarse the answers are, seconds.
    """

    def __init__(self, grain: float = 0.0) -> None:
        self._grain = grain
        self._at = float("-inf")

    def idle(self, told: float, asked: float, answered: float) -> timedelta:
        """How long there had been no input when it was asked.

        :param told: the answer, seconds without input.
        :param asked: when it was asked, seconds of any clock that isn't set; ``answered`` is when the answer came.
        """
        earliest, latest = asked - told - self._grain, answered - told
        if not earliest <= self._at <= latest:
            self._at = earliest + self._grain
        return timedelta(seconds=max(asked - self._at, 0.0))
