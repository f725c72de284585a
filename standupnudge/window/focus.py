"""Brings a window to the screen: on top without taking the keyboard, or focused when the person asked for it.

X11 through python-xlib; elsewhere as far as Tk can. Knows nothing of what is in the window.
"""

from __future__ import annotations

import re
import tkinter as tk
from collections.abc import Callable
from typing import TYPE_CHECKING

from standupnudge.window.screen import x_display

if TYPE_CHECKING:
    from Xlib.display import Display
    from Xlib.xobject.drawable import Window

_SEEN_AFTER = 3000  # milliseconds above all others at first; then like any window, so that it is in nobody's way
_CLICKED = re.compile(r"_TIME(\d+)$")  # the time of the click: freedesktop.org, startup notification
_BY_THE_PERSON = 2  # source indication of _NET_ACTIVE_WINDOW: a direct request, which window managers follow


class Presence:
    """A window's place among the others."""

    def __init__(self, root: tk.Tk) -> None:
        self._root = root
        self._kept = False

    def appear(self, *, focus: bool, token: str) -> None:
        """Put the withdrawn window on the screen, on top; with the keyboard only if ``focus``.

        :param token: what the desktop gave when the person clicked, or "".
        """
        root = self._root
        root.update_idletasks()  # makes the wrapper, the window that the window manager will see
        if focus:
            _on_wrapper(root, lambda display, wrapper: _mark_asked_for(display, wrapper, token))
            root.bind("<Map>", self._mapped, add="+")
        else:
            _on_wrapper(root, _mark_unasked)
        root.attributes("-topmost", True)
        root.deiconify()
        root.after(_SEEN_AFTER, lambda: root.attributes("-topmost", self._kept))

    def come_forward(self) -> None:
        """To the front and focused: the person asked for it."""
        if self._root.state() != "normal":
            self._root.deiconify()
        if not _on_wrapper(self._root, _activate):  # lift() waits for the window manager, up to two seconds
            self._root.lift()
            self._root.focus_force()

    def keep_on_top(self, kept: bool) -> None:
        """Above other windows from now on, or no longer."""
        if kept != self._kept:
            self._kept = kept
            self._root.attributes("-topmost", kept)

    def _mapped(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self._root:
            self._root.after_idle(self.come_forward)


def _on_wrapper(root: tk.Tk, action: Callable[[Display, Window], None]) -> bool:
    """Do something to the window that Tk puts around its own; false where there is no X11.

    Properties for the window manager have to be on this one: it is the X parent of ``winfo_id()``.
    """
    with x_display(root) as display:
        if display is None:
            return False
        from Xlib import error

        try:
            wrapper = display.create_resource_object("window", root.winfo_id()).query_tree().parent
            action(display, wrapper)
            display.sync()
        except error.XError:  # the window went away meanwhile
            return False
        return True


def _mark_unasked(display: Display, wrapper: Window) -> None:
    """A user time of 0 asks not to be focused when mapped: window manager specification, _NET_WM_USER_TIME."""
    _set_user_time(display, wrapper, 0)


def _mark_asked_for(display: Display, wrapper: Window, token: str) -> None:
    if clicked := _CLICKED.search(token):
        _set_user_time(display, wrapper, int(clicked[1]) & 0xFFFFFFFF)
    if token:
        text = display.intern_atom("UTF8_STRING")
        wrapper.change_property(display.intern_atom("_NET_STARTUP_ID"), text, 8, token.encode())


def _set_user_time(display: Display, wrapper: Window, time: int) -> None:
    from Xlib import Xatom

    wrapper.change_property(display.intern_atom("_NET_WM_USER_TIME"), Xatom.CARDINAL, 32, [time])


def _activate(display: Display, wrapper: Window) -> None:
    from Xlib import X
    from Xlib.protocol.event import ClientMessage

    root = display.screen().root
    data = (32, [_BY_THE_PERSON, X.CurrentTime, 0, 0, 0])
    message = ClientMessage(window=wrapper, client_type=display.intern_atom("_NET_ACTIVE_WINDOW"), data=data)
    root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
