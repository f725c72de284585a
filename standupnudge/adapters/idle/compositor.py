"""The compositor of a Wayland session: what it offers, and its events in our loop. There is no thread.

For the engine's thread only. The C library crashes the interpreter at its end if a connection is still open then, so
each one is closed, also one that was lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from standupnudge.errors import Unavailable
from standupnudge.language import _

PATIENCE = 2.0  # seconds, for an answer


class Compositor:
    """A connection; made by :meth:`open`.

    :param gone: is called once when the compositor has gone, unless this was closed.
    :ivar offered: for each interface the number and the version of the first global that has it.
    """

    def __init__(self, display: Any, gone: Callable[[], None]) -> None:
        self._display, self._gone = display, gone
        self.offered: dict[str, tuple[int, int]] = {}
        self._registry = display.get_registry()
        self._registry.dispatcher["global"] = self._offer
        self._descriptor = display.get_fd()
        asyncio.get_running_loop().add_reader(self._descriptor, self._readable)

    @classmethod
    async def open(cls, environ: Mapping[str, str], gone: Callable[[], None]) -> Compositor:
        """The one of WAYLAND_DISPLAY, once it has said what it offers. Raises ``Unavailable``."""
        path = _socket(environ)
        compositor = cls(_connected(path), gone)
        try:
            await compositor.settled()
        except Unavailable:
            compositor.close()
            raise
        return compositor

    @property
    def alive(self) -> bool:
        """Whether anything may still come."""
        return self._display is not None

    def bind(self, interface: Any) -> Any:
        """The global with this interface, in the highest version that both know. Raises ``Unavailable``."""
        if interface.name not in self.offered:
            what = _("This Wayland compositor does not offer {name}.").format(name=interface.name)
            raise Unavailable(what)
        number, version = self.offered[interface.name]
        return self._registry.bind(number, interface, min(version, interface.version))

    async def settled(self) -> None:
        """Until the compositor has dealt with all it was asked. Raises ``Unavailable``."""
        done = asyncio.Event()
        call = self._display.sync()
        call.dispatcher["done"] = lambda *_: done.set()
        self._display.flush()
        try:
            async with asyncio.timeout(PATIENCE):
                await done.wait()
        except TimeoutError as late:
            raise Unavailable(_("The Wayland compositor does not answer.")) from late

    def close(self) -> None:
        """Let go, and say no more."""
        display, self._display = self._display, None
        if display is not None:
            asyncio.get_running_loop().remove_reader(self._descriptor)
            display.disconnect()

    def _offer(self, _registry: Any, number: int, interface: str, version: int) -> None:
        self.offered.setdefault(interface, (number, version))

    def _readable(self) -> None:
        try:
            self._display.read()
            self._display.dispatch(block=False)
            self._display.flush()
        except RuntimeError:  # so pywayland says that the connection has ended
            self.close()
            self._gone()


def _socket(environ: Mapping[str, str]) -> Path:
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        raise Unavailable(_("This is no Wayland session: WAYLAND_DISPLAY is not set."))
    return Path(environ.get("XDG_RUNTIME_DIR", ""), name)  # an absolute name stands for itself


def _connected(path: Path) -> Any:
    try:
        from pywayland.client.display import Display
    except ImportError as error:
        cure = _("Add it beside StandUpNudge: {command}").format(command="pip install pywayland")
        what = _("The Python package {name} is missing, which talks to Wayland.").format(name="pywayland")
        raise Unavailable(what, cure) from error
    display = Display(str(path))
    try:
        display.connect()
    except ValueError as error:
        cure = _("Start it inside the session, and check WAYLAND_DISPLAY and XDG_RUNTIME_DIR.")
        raise Unavailable(_("The Wayland compositor at {path} can't be reached.").format(path=path), cure) from error
    return display
