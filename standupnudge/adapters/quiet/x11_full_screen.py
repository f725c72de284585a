"""Full screen on X11: the active window says so of itself, by the Extended Window Manager Hints.

https://specifications.freedesktop.org/wm-spec/latest/ar01s05.html. A film on another monitor, which isn't the active
window, is no reason to be quiet. Only for the engine's thread, as all connections of python-xlib here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from standupnudge.adapters.quiet.source import NONE, Source
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from standupnudge.language import _

_OURS = "standupnudge"  # the class of our own windows, which never count
_LONGEST = 64  # atoms of a property; a window has some ten states


class X11FullScreen:
    """See ``Source``. A connection that was lost is opened again when it is next asked."""

    name = "x11_full_screen"

    def __init__(self, environ: Mapping[str, str]) -> None:
        if environ.get("WAYLAND_DISPLAY"):
            raise Unavailable(_("This is a Wayland session, where a program doesn't see other programs' windows."))
        if not environ.get("DISPLAY"):
            raise Unavailable(
                _("There is no X display: DISPLAY is not set."), _("Start it inside a graphical session.")
            )
        self._name = environ["DISPLAY"]
        self._display: Any = None

    async def signs(self) -> frozenset[Sign]:
        """See ``Source``. Takes about a millisecond."""
        from Xlib.error import ConnectionClosedError, DisplayError, XauthError, XError

        try:
            display = self._connected()
            full = _is_full_screen(display)
            while display.pending_events():
                display.next_event()  # news of the keyboard layout comes to everybody and would pile up
        except XError:  # the window has gone meanwhile
            return NONE
        except (ConnectionClosedError, DisplayError, XauthError, OSError) as error:
            self._display = None
            what = _("The X display {name} can't be asked: {why}.").format(name=self._name, why=error)
            raise Unavailable(what) from error
        return frozenset({Sign.FULL_SCREEN}) if full else NONE

    async def close(self) -> None:
        """See ``Source``."""
        from Xlib.error import ConnectionClosedError

        display, self._display = self._display, None
        if display is not None:
            try:
                display.close()
            except (ConnectionClosedError, OSError):
                return  # the X server had gone already

    def _connected(self) -> Any:
        from Xlib.display import Display

        if self._display is None:
            self._display = Display(self._name)
        return self._display


def _is_full_screen(display: Any) -> bool:
    from Xlib import Xatom

    active = _property(display, display.screen().root, "_NET_ACTIVE_WINDOW", Xatom.WINDOW)
    if not active or not active[0]:
        return False
    window = display.create_resource_object("window", active[0])
    states = _property(display, window, "_NET_WM_STATE", Xatom.ATOM)
    if display.get_atom("_NET_WM_STATE_FULLSCREEN") not in states:
        return False
    return _OURS not in (name.lower() for name in window.get_wm_class() or ())


def _property(display: Any, window: Any, name: str, kind: int) -> list[int]:
    found = window.get_property(display.get_atom(name), kind, 0, _LONGEST)
    return list(found.value) if found is not None and found.format == 32 else []


_conforms: type[Source] = X11FullScreen
