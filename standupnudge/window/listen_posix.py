"""Waits for Tk, a descriptor and signals at once, through Tk's own wait: nothing is polled. POSIX only."""

from __future__ import annotations

import signal
import socket
import sys
import tkinter as tk
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from standupnudge.window.lines import Incoming

assert not TYPE_CHECKING or sys.platform != "win32"  # noqa: S101 - tells mypy, which knows no file handlers on Windows


def listen(root: tk.Tk, incoming: Incoming, hear: Callable[[list[dict[str, Any]]], None]) -> None:
    """Call ``hear`` with what comes in, until the other end closes; that is the last call."""

    def ready(descriptor: Any, _mask: int) -> None:
        messages = incoming.read()
        if incoming.closed:
            root.deletefilehandler(descriptor)
        hear(messages)

    root.createfilehandler(incoming.descriptor, tk.READABLE, ready)


@contextmanager
def signals(root: tk.Tk, end: Callable[[], None]) -> Iterator[None]:
    """Call ``end`` on SIGTERM and SIGINT. Tk waits in C, where no handler in Python runs: a socket wakes it."""
    wakes, woken = socket.socketpair()
    wakes.setblocking(False)
    before = signal.set_wakeup_fd(wakes.fileno())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: None)

    def ended(_descriptor: Any, _mask: int) -> None:
        woken.recv(1)
        end()

    root.createfilehandler(woken, tk.READABLE, ended)
    try:
        yield
    finally:
        root.deletefilehandler(woken)
        signal.set_wakeup_fd(before)
        wakes.close()
        woken.close()
