"""How a command speaks: what was asked for on standard output, what is the matter on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable


def tell(lines: Iterable[str]) -> None:
    """Print ``lines``; raises ``BrokenPipeError`` if nobody reads any more."""
    print("\n".join(lines), flush=True)  # a broken pipe is to be noticed here  # noqa: T201


def complain(sentence: str) -> None:
    """Say what is the matter."""
    print(sentence, file=sys.stderr)  # noqa: T201
