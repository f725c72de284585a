"""Waits for a pipe beside Tk where Tk can't: in a thread. For Windows; has been run on Linux only."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any

from standupnudge.window.lines import Incoming


def listen(root: tk.Tk, incoming: Incoming, hear: Callable[[list[dict[str, Any]]], None]) -> None:
    """Call ``hear`` on Tk's thread with what comes in, until the other end closes; that is the last call."""

    def read() -> None:
        with suppress(RuntimeError, tk.TclError):  # the window has been closed
            while not incoming.closed:
                messages = incoming.read()
                root.after(0, hear, messages)

    root.after(0, Thread(target=read, daemon=True).start)  # another thread can reach Tk in its main loop only
