"""Between the two lines of execution: the main thread, which the tray owns, and the engine's."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from typing import Any

from standupnudge.core.views import TrayView
from standupnudge.engine.engine import Engine
from standupnudge.engine.front import Front
from standupnudge.ports import Tray

_log = logging.getLogger(__name__)


class Bridge:
    """From the main thread, and from signals, to the engine's thread; and from there to the tray."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._engine: Engine | None = None
        self._front: Front | None = None
        self._tray: Tray | None = None
        self._view: TrayView | None = None
        self._signalled: socket.socket | None = None
        self._stopped = False
        self._over = False

    def attach(self, engine: Engine, front: Front) -> None:
        """The engine is there; called on its thread."""
        self._engine, self._front = engine, front
        self._loop = asyncio.get_running_loop()
        if self._stopped:
            engine.stop()
        if self._signalled is not None:
            self._loop.add_reader(self._signalled, self._on_signal)

    def heed(self, signalled: socket.socket) -> None:
        """Stop as soon as there is something to read here. Before ``attach``."""
        self._signalled = signalled

    def _on_signal(self) -> None:
        if self._signalled is not None:
            self._signalled.recv(1)
            self.stop()

    def use(self, tray: Tray) -> None:
        """Show in this tray from now on; it may take the place of one that died."""
        self._tray = tray
        if self._view is not None:
            tray.show(self._view)
        if self._over:
            tray.stop()

    def show(self, view: TrayView) -> None:
        """Let the present tray show ``view``."""
        self._view = view
        if self._tray is not None:
            self._tray.show(view)

    @property
    def over(self) -> bool:
        """Whether the engine has ended."""
        return self._over

    def chosen(self, name: str, token: str = "") -> None:
        """A menu entry, or a click on the icon. Any thread."""
        if self._front is not None:
            self.on_loop(self._front.chosen, name, token)

    def stop(self) -> None:
        """End the program in an orderly way. Any thread, any time."""
        self._stopped = True
        if self._engine is not None:
            self.on_loop(self._engine.stop)

    def ended(self) -> None:
        """The engine has ended, so the tray has nothing to show any more."""
        self._over = True
        if self._tray is not None:
            self._tray.stop()

    def on_loop(self, call: Callable[..., object], *args: object) -> None:
        """Have ``call`` called on the engine's thread soon; nothing happens before it is there and after its end."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, *args)


class EngineThread:
    """Runs ``work`` in an asyncio loop on a thread of its own, and keeps what it raises for the main thread."""

    def __init__(self, work: Coroutine[Any, Any, None], bridge: Bridge) -> None:
        self._work, self._bridge = work, bridge
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="engine")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def _run(self) -> None:
        try:
            asyncio.run(self._work)
        except BaseException as error:  # the other place for it: the main thread raises it again  # noqa: BLE001
            self._error = error
        finally:
            self._bridge.ended()

    def finish(self) -> None:
        """Wait for the end; raises what the work raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error


class Signals(ExitStack):
    """The first SIGINT, SIGTERM or SIGHUP ends the program in an orderly way, a second one at once.

    The engine hears of it, too, by a socket: Python's handlers run on the main thread, and one that waits for a lock
    isn't always woken for them. The system may give a signal to any thread, and Python 3.13 was seen to sleep on.

    :ivar status: the exit status that the program should end with.
    """

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._before = {number: signal.signal(number, self._came) for number in _numbers()}
        self.status = 0
        if sys.platform != "win32":  # whose loop reads no sockets, and where only Ctrl+C comes this way
            told, heeded = map(self.enter_context, socket.socketpair())
            told.setblocking(False)
            self.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False))
            bridge.heed(heeded)

    def _came(self, number: int, _frame: object) -> None:
        if number == signal.SIGINT:
            self.status = 130
        for each, handler in self._before.items():
            signal.signal(each, handler)
        self._bridge.stop()


def _numbers() -> list[signal.Signals]:
    names = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]
