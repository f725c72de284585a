"""wlroots' protocol for a pointer that is not there: input that programs can't tell from a person's hand.

By hand, because pywayland brings the protocols of wayland-protocols only; the parts that tests use, in the order of
https://gitlab.freedesktop.org/wlroots/wlr-protocols/-/blob/master/unstable/wlr-virtual-pointer-unstable-v1.xml.
"""

from __future__ import annotations

from pywayland.client import Display
from pywayland.protocol.wayland import WlRegistryProxy, WlSeat
from pywayland.protocol_core import Argument, ArgumentType, Interface, Proxy

from tests.needs import missing

UINT = Argument(ArgumentType.Uint)


class ZwlrVirtualPointerV1(Interface):
    """One pointer."""

    name = "zwlr_virtual_pointer_v1"
    version = 1


class ZwlrVirtualPointerManagerV1(Interface):
    """Makes pointers."""

    name = "zwlr_virtual_pointer_manager_v1"
    version = 1


class _Pointer(Proxy[ZwlrVirtualPointerV1]):
    interface = ZwlrVirtualPointerV1

    @ZwlrVirtualPointerV1.request(UINT, Argument(ArgumentType.Fixed), Argument(ArgumentType.Fixed))
    def motion(self, at: int, x: float, y: float) -> None:
        self._marshal(0, at, x, y)

    @ZwlrVirtualPointerV1.request(UINT, UINT, UINT, UINT, UINT)
    def motion_absolute(self, at: int, x: int, y: int, width: int, height: int) -> None:
        """To the pixel ``x``, ``y`` of a screen of that size."""
        self._marshal(1, at, x, y, width, height)

    @ZwlrVirtualPointerV1.request(UINT, UINT, UINT)
    def button(self, at: int, button: int, pressed: int) -> None:
        """``button`` is the kernel's code."""
        self._marshal(2, at, button, pressed)

    @ZwlrVirtualPointerV1.request(UINT, UINT, Argument(ArgumentType.Fixed))
    def axis(self, at: int, axis: int, value: float) -> None:
        self._marshal(3, at, axis, value)

    @ZwlrVirtualPointerV1.request()
    def frame(self) -> None:
        """What came since the last one belongs together."""
        self._marshal(4)


class _Manager(Proxy[ZwlrVirtualPointerManagerV1]):
    interface = ZwlrVirtualPointerManagerV1

    @ZwlrVirtualPointerManagerV1.request(
        Argument(ArgumentType.Object, nullable=True, interface=WlSeat),
        Argument(ArgumentType.NewId, interface=ZwlrVirtualPointerV1),
    )
    def create_virtual_pointer(self, seat: None) -> _Pointer:
        made: _Pointer = self._marshal_constructor(0, ZwlrVirtualPointerV1, seat)
        return made


ZwlrVirtualPointerV1._gen_c()
ZwlrVirtualPointerV1.proxy_class = _Pointer
ZwlrVirtualPointerManagerV1._gen_c()
ZwlrVirtualPointerManagerV1.proxy_class = _Manager


class VirtualPointer:
    """A pointer that is there until ``close``; a seat has one only as long as somebody makes one.

    :param socket: the path of the compositor's socket.
    :param size: of the screen, in pixels.
    """

    def __init__(self, socket: str, size: tuple[int, int]) -> None:
        self._display, self._size, self._managers = Display(socket), size, list[_Manager]()
        self._display.connect()
        registry = self._display.get_registry()
        registry.dispatcher["global"] = self._offered
        self._display.roundtrip()
        if not self._managers:
            missing("a compositor with virtual pointers", "sway")
        self._pointer = self._managers[0].create_virtual_pointer(None)
        self._display.roundtrip()

    def move(self, x: int, y: int) -> None:
        """To this pixel of the screen."""
        self._pointer.motion_absolute(0, x, y, *self._size)
        self._done()

    def button(self, code: int, *, pressed: bool) -> None:
        """Press or let go of the button with this code of the kernel."""
        self._pointer.button(0, code, int(pressed))
        self._done()

    def close(self) -> None:
        """Take it away. Without this the interpreter crashes at its end."""
        self._display.disconnect()

    def _done(self) -> None:
        self._pointer.frame()
        self._display.roundtrip()

    def _offered(self, registry: WlRegistryProxy, number: int, name: str, version: int) -> None:
        if name == ZwlrVirtualPointerManagerV1.name:
            self._managers.append(registry.bind(number, ZwlrVirtualPointerManagerV1, version))
