"""The session bus and the system bus through dbus-fast: open, ask, tell, let go. Knows no service, keeps no connection.

Messages are built by hand: dbus-fast's proxies fetch and parse XML for each service, and listen to the coming and
going of every name on the bus, which wakes an idle program whenever any other one starts.
Each adapter opens a connection of its own, because dbus-fast gives a connection up when its socket is full
(https://github.com/altdesktop/python-dbus-next/issues/153): look at ``connected`` before each use, and open it anew.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standupnudge.errors import Unavailable
from standupnudge.language import N_, _

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

_CURE = N_("Start StandUpNudge inside a desktop session.")
_SYSTEM_SOCKET = "/run/dbus/system_bus_socket"  # where the specification has it, below /var, which /run stands for


class Refused(Unavailable):
    """A call was answered with an error; ``error`` is its D-Bus name."""

    def __init__(self, error: str, text: str) -> None:
        super().__init__(_("A call on the bus failed: {why}").format(why=text or error))
        self.error = error


def session_address(environ: Mapping[str, str]) -> str:
    """The address of the session bus. Raises ``Unavailable`` when there is none.

    Where the variable is missing, only the place is tried where systemd puts the bus; dbus-fast left to itself would
    go on to ~/.dbus, and may find there a bus that an earlier session left behind.
    """
    from urllib.parse import quote

    if address := environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    if folder := environ.get("XDG_RUNTIME_DIR"):
        socket = Path(folder, "bus")
        if socket.is_socket():
            return "unix:path=" + quote(str(socket)).replace("~", "%7E")
    raise Unavailable(_("There is no session bus: DBUS_SESSION_BUS_ADDRESS is not set."), _(_CURE))


async def open_session_bus(environ: Mapping[str, str]) -> MessageBus:
    """A connection of the caller's own, to be ended with :func:`let_go`. Raises ``Unavailable``."""
    unreached = N_("The session bus at {address} can't be reached: {why}.")
    return await _open(unreached, session_address(environ), _(_CURE))


async def open_system_bus(environ: Mapping[str, str]) -> MessageBus:
    """The same on the bus that all users of the machine share."""
    address = environ.get("DBUS_SYSTEM_BUS_ADDRESS") or f"unix:path={_SYSTEM_SOCKET}"
    unreached = N_("The system bus at {address} can't be reached: {why}.")
    return await _open(unreached, address, _("It comes with systemd, or with the package dbus."))


async def _open(unreached: str, address: str, cure: str) -> MessageBus:
    try:
        from dbus_fast.aio import MessageBus
        from dbus_fast.errors import AuthError
    except ImportError as error:
        cure = _("Install it: {command}").format(command="pip install dbus-fast")
        raise Unavailable(_("The Python package {name} is missing.").format(name="dbus-fast"), cure) from error

    class Bus(MessageBus):
        """dbus-fast itself drops what becomes of sending a call: a bus that goes just then would look like a fault."""

        def send(self, message: Message) -> asyncio.Future[None]:  # type: ignore[override]
            try:
                sent = super().send(message)
            except OSError:  # the write failed, dbus-fast closed the socket, and keeps what became of it to itself
                writer = self._writer
                if writer is not None and writer.fut is not None:
                    _forget(writer.fut)
                raise
            sent.add_done_callback(_forget)
            return sent

    try:
        return await Bus(address).connect()
    except (OSError, EOFError, ValueError, AuthError) as error:
        raise Unavailable(_(unreached).format(address=address, why=_reason(error)), cure) from error


def _reason(error: Exception) -> str:
    """Without the number that Python puts before the reason of the system; some have no words at all."""
    said = error.strerror if isinstance(error, OSError) else str(error)
    return (said or type(error).__name__).rstrip(".")


@dataclass(frozen=True, slots=True)
class Service:
    """An object on the bus that answers calls.

    :ivar name: the bus name, well-known or unique.
    """

    name: str
    path: str
    interface: str

    def call(self, member: str, signature: str = "", *values: Any, serial: int = 0) -> Message:
        """A call of its method ``member``, to :func:`ask` or :func:`tell`. A ``serial`` of 0 is set when it is sent."""
        from dbus_fast import Message

        return Message(
            destination=self.name,
            path=self.path,
            interface=self.interface,
            member=member,
            signature=signature,
            body=list(values),
            serial=serial,
        )


BUS = Service("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


async def ask(bus: MessageBus, message: Message) -> list[Any]:
    """The values of the answer. Raises ``Refused``, or ``Unavailable`` if the connection is lost. Has no time limit."""
    from dbus_fast import MessageType

    reply: Message | None = None
    if bus.connected:
        with contextlib.suppress(OSError, EOFError):
            reply = await bus.call(message)
    if reply is None:
        raise Unavailable(_("The connection to the bus was lost."), _(_CURE))
    if reply.message_type is MessageType.ERROR:
        text = next((value for value in reply.body if isinstance(value, str)), "")
        raise Refused(reply.error_name or "", text)
    return list(reply.body)


def tell(bus: MessageBus, message: Message) -> None:
    """Send a call whose answer doesn't matter, to a service that runs: none is started for it. Never raises."""
    from dbus_fast import MessageFlag

    message.flags = MessageFlag.NO_REPLY_EXPECTED | MessageFlag.NO_AUTOSTART
    post(bus, message)


def post(bus: MessageBus, message: Message) -> None:
    """Send ``message`` if somebody can still get it. Never raises."""
    # A lost connection counts as connected until its end has been handled, but its socket is closed before.
    if bus.connected:
        with contextlib.suppress(OSError):
            bus.send(message)


def _forget(sent: asyncio.Future[None]) -> None:
    # An exception that nobody looks at would be logged by asyncio.
    if sent.done() and not sent.cancelled():
        sent.exception()


async def let_go(bus: MessageBus) -> None:
    """End the connection, and wait until its socket is closed. Never raises."""
    if bus.connected:
        bus.disconnect()
    with contextlib.suppress(OSError, EOFError):
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # it has no annotations, dbus-fast 5.2
