"""Services of other desktops on a real bus, by python-dbusmock: it runs under the system's Python, as Debian has it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from standupnudge.adapters.session_bus import let_go
from tests.desktop.processes import Server
from tests.needs import missing

PYTHON = "/usr/bin/python3"
LONGEST = 30  # seconds; only a failing test waits so long
_MOCK = "org.freedesktop.DBus.Mock"


class Mocked:
    """One service, on the bus at ``address``.

    :param what: ``--template logind``, or a name, a path and an interface.
    """

    def __init__(self, folder: Path, address: str, name: str, path: str, *what: str, system: bool = False) -> None:
        self._address, self.name, self._path = address, name, path
        self._command = [_python(), "-m", "dbusmock", "--system" if system else "--session", *what]
        self._folder = folder
        self.start()

    def start(self) -> None:
        """Start it, also again after it was stopped."""
        plain = {"PATH": os.environ["PATH"], "HOME": str(self._folder), "LANG": "C.UTF-8"}
        addresses = {f"DBUS_{bus}_BUS_ADDRESS": self._address for bus in ("SESSION", "SYSTEM")}
        self.server = Server(self._command, {**plain, **addresses}, self._folder / f"{self.name}.log")

    def stop(self) -> None:
        """End it, also if it is frozen."""
        self.server.stop(signal.SIGKILL)

    def freeze(self) -> None:
        """Let it answer nobody."""
        self.server.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.server.process.send_signal(signal.SIGCONT)

    async def ready(self) -> None:
        """Until it has its name."""
        bus = ("org.freedesktop.DBus", "/", "org.freedesktop.DBus")
        await until(lambda: self._said(*bus, "NameHasOwner", "s", self.name), self.server.read)

    async def do(self, member: str, signature: str = "", *values: Any, path: str = "", interface: str = _MOCK) -> Any:
        """Call a method, one of the mock's own if nothing else is said, and return the first value of the answer."""
        return await self._said(self.name, path or self._path, interface, member, signature, *values)

    async def method(self, interface: str, name: str, takes: str, gives: str, code: str) -> None:
        """Answer a method by the value that ``code`` puts into ``ret``."""
        await self.do("AddMethod", "sssss", interface, name, takes, gives, code)

    async def emit(self, interface: str, name: str, signature: str, value: Any) -> None:
        """Send a signal with one value."""
        await self.do("EmitSignal", "sssav", interface, name, signature, [Variant(signature, value)])

    async def _said(self, name: str, path: str, interface: str, member: str, signature: str, *values: Any) -> Any:
        bus = await MessageBus(self._address).connect()
        try:
            question = Message(name, path, interface, member, signature=signature, body=list(values))
            reply = await asyncio.wait_for(bus.call(question), LONGEST)
        finally:
            await let_go(bus)
        assert reply is not None
        assert reply.message_type is not MessageType.ERROR, reply.body
        return reply.body[0] if reply.body else None


@asynccontextmanager
async def mocked(folder: Path, address: str, name: str, path: str, *what: str, **more: Any) -> AsyncIterator[Mocked]:
    """One that is ready, ended at the end."""
    service = Mocked(folder, address, name, path, *(what or (name, path, name)), **more)
    try:
        await service.ready()
        yield service
    finally:
        service.stop()


def logind(folder: Path, address: str) -> Any:
    """A logind without sessions."""
    name, path = "org.freedesktop.login1", "/org/freedesktop/login1"
    return mocked(folder, address, name, path, "--template", "logind", system=True)


async def until(condition: Callable[[], Any], told: Callable[[], str] = str) -> None:
    """Wait for a condition, which may be a coroutine's answer."""
    try:
        async with asyncio.timeout(LONGEST):
            while not (await answer if asyncio.iscoroutine(answer := condition()) else answer):
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(told()) from None


def _python() -> str:
    done = subprocess.run([PYTHON, "-c", "import dbusmock"], capture_output=True, check=False)
    return PYTHON if done.returncode == 0 else missing("dbusmock for the system's Python", "python3-dbusmock")
