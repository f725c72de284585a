"""The resident process without what it never uses: modules, and memory that its start has taken."""

from __future__ import annotations

import gc
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


if sys.platform == "linux":

    def give_back() -> None:
        """Give the system what was taken and isn't used: half a megabyte after a start, where the C library is glibc.

        https://man7.org/linux/man-pages/man3/malloc_trim.3.html
        """
        import ctypes

        gc.collect()
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
else:

    def give_back() -> None:
        """Give the system what was taken and isn't used, as far as Python does by itself."""
        gc.collect()
