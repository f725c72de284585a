"""The resolution of a desktop."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from Xlib import Xatom
from Xlib.display import Display


@contextmanager
def resolution(screen: str, dpi: int) -> Iterator[None]:
    """The desktop's, as its settings program leaves it on the screen."""
    display = Display(screen)
    root = display.screen().root
    root.change_property(Xatom.RESOURCE_MANAGER, Xatom.STRING, 8, f"Xft.dpi:\t{dpi}\n".encode())
    display.sync()
    try:
        yield
    finally:
        root.delete_property(Xatom.RESOURCE_MANAGER)
        display.sync()
        display.close()
