"""Virtual X servers under numbers that nobody else takes.

Xvfb can pick a free number by itself, but the lowest: that of a server just killed is soon another test's, and who
looks whether the old one is gone finds the new one. So each process of tests counts on from a number of its own.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from tests.needs import need

Started = TypeVar("Started")
_TRIES = 5
# From a hundred on, to leave alone what people use; python-xlib counts to 59,535. Random, as the numbers of tests run
# side by side may not meet.
_numbers = itertools.count(random.SystemRandom().randrange(100, 50_000))


def start_xvfb(start: Callable[[list[str], Sequence[int]], Started], size: str, *options: str) -> tuple[Started, str]:
    """Start a server without network; it listens when this returns.

    :param start: starts a command that inherits the given files, and returns its process.
    :param size: of the screen, "1280x900x24".
    :param options: further arguments for Xvfb.
    :returns: what ``start`` returned, and the value for DISPLAY.
    :raises AssertionError: none came up.
    """
    command = [need("Xvfb", "xvfb"), "-screen", "0", size, "-nolisten", "tcp", *options]
    for number in itertools.islice(_numbers, _TRIES):
        inlet, outlet = os.pipe()
        with os.fdopen(inlet, "rb") as told:
            with os.fdopen(outlet, "wb"):
                started = start([command[0], f":{number}", *command[1:], "-displayfd", str(outlet)], [outlet])
            if told.readline():  # it tells its number when it listens, and nothing when it ends before
                return started, f":{number}"
    raise AssertionError(f"Xvfb did not start, {_TRIES} times.")
