"""What one interface of an object of ours answers on a bus: properties and methods as tables. It keeps nothing.

dbus-fast's own services are made of methods whose annotations are D-Bus signatures; tables can be read by mypy, and
say in one place what is on the bus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dbus_fast import Message, Variant
    from dbus_fast.errors import DBusError

_PROPERTIES = "org.freedesktop.DBus.Properties"
_INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"


@dataclass(frozen=True, slots=True)
class Property:
    """A value that can be read, with its D-Bus signature."""

    signature: str
    read: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Method:
    """Something that can be called: the signatures of what it takes and gives.

    :ivar call: gets the values, returns those of the answer. It must return at once, and may raise ``DBusError``.
    """

    takes: str
    gives: str
    call: Callable[..., list[Any]]


@dataclass(frozen=True, slots=True)
class BusObject:
    """One interface of one object.

    :ivar signals: the signature of each by its name.
    """

    path: str
    interface: str
    properties: Mapping[str, Property]
    methods: Mapping[str, Method]
    signals: Mapping[str, str]

    def answer(self, message: Message) -> Message | bool:
        """The answer to a call, ``True`` if none is wanted; ``False`` if it is not for this object.

        :raises DBusError: it can't be answered; dbus-fast sends that.
        """
        from dbus_fast import Message, MessageFlag, MessageType

        if message.message_type is not MessageType.METHOD_CALL or message.path != self.path:
            return False
        method = self._method(message.interface, message.member)
        if method is None:
            return False
        if method.takes != message.signature:
            raise invalid(f"{message.member} takes ({method.takes}), not ({message.signature}).")
        values = method.call(*message.body)
        if message.flags & MessageFlag.NO_REPLY_EXPECTED:
            return True
        return Message.new_method_return(message, method.gives, values)

    def signal(self, member: str, *values: Any) -> Message:
        """A signal, to be sent to whoever listens."""
        from dbus_fast import Message

        return Message.new_signal(self.path, self.interface, member, self.signals[member], list(values))

    def _method(self, interface: str | None, member: str | None) -> Method | None:
        if interface == _PROPERTIES:
            return {
                "Get": Method("ss", "v", self._get),
                "GetAll": Method("s", "a{sv}", self._get_all),
                "Set": Method("ssv", "", self._set),
            }.get(member or "")
        if interface == _INTROSPECTABLE:
            return Method("", "s", lambda: [self._described()]) if member == "Introspect" else None
        return self.methods.get(member or "") if interface in {self.interface, None, ""} else None

    def _get(self, interface: str, name: str) -> list[Any]:
        if interface not in {self.interface, ""} or name not in self.properties:
            raise invalid(f"There is no property {interface}.{name}.")
        return [self._value(name)]

    def _get_all(self, interface: str) -> list[Any]:
        if interface not in {self.interface, ""}:
            raise invalid(f"There is no interface {interface}.")
        return [{name: self._value(name) for name in self.properties}]

    def _set(self, _interface: str, name: str, _value: object) -> list[Any]:
        raise invalid(f"{name} can only be read.")

    def _value(self, name: str) -> Variant:
        from dbus_fast import Variant

        each = self.properties[name]
        return Variant(each.signature, each.read())

    def _described(self) -> str:
        """As introspection has it; some panels look for items that way."""
        lines = [
            f"<property name='{name}' type='{each.signature}' access='read'/>" for name, each in self.properties.items()
        ]
        for name, method in self.methods.items():
            arguments = _arguments(method.takes, " direction='in'") + _arguments(method.gives, " direction='out'")
            lines.append(f"<method name='{name}'>{arguments}</method>")
        lines += [f"<signal name='{name}'>{_arguments(of)}</signal>" for name, of in self.signals.items()]
        return f"<node><interface name='{self.interface}'>{''.join(lines)}</interface></node>"


def _arguments(signature: str, direction: str = "") -> str:
    from dbus_fast import SignatureTree

    types = (each.signature for each in SignatureTree(signature).types)
    return "".join(f"<arg type='{each}'{direction}/>" for each in types)


def sendable(text: str) -> str:
    """``text`` as a bus takes it: one with a NUL or half a character in it would cost the connection."""
    return text.replace("\0", " ").encode(errors="replace").decode()


def invalid(text: str) -> DBusError:
    """For a call with values that make no sense."""
    from dbus_fast import DBusError, ErrorType

    return DBusError(ErrorType.INVALID_ARGS, text)
