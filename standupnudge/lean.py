"""Imports without what the resident process never uses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(*modules: str) -> Iterator[None]:
    """Import in here as on a Python that was built without ``modules``, if they aren't loaded yet.

    For optional parts of the standard library alone: asyncio loads ssl, and hashlib loads _hashlib, where they can.
    OpenSSL behind them costs 2 MB, and nothing here speaks TLS. Whoever asks for them later gets them.
    """
    missing = [name for name in modules if name not in sys.modules]
    for name in missing:
        sys.modules[name] = None  # type: ignore[assignment]  # so the import system says: not there
    try:
        yield
    finally:
        for name in missing:
            del sys.modules[name]
