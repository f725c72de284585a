"""How long to wait before each further try to reach what is gone. Knows no technology."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

_LONG, _LONGEST = 10, 60  # seconds
_LONG_ONES = 58  # of them: with those before it is ten minutes


def waits(soonest: float = 1) -> Iterator[float]:
    """Seconds before each try: what is back within ten minutes is in use ten seconds later, then it's one a minute.

    :param soonest: the first; the next ones double.
    """
    while soonest < _LONG:
        yield soonest
        soonest *= 2
    yield from repeat(_LONG, _LONG_ONES)
    yield from repeat(_LONGEST)
