"""The window that a panel embeds: made as the panel wants it, painted so that the panel shows through.

Import it only where python-xlib is there. One thread uses a window. Knows nothing of docking.
"""

from __future__ import annotations

from typing import Any

from Xlib import X, Xatom, Xutil
from Xlib.error import BadDrawable, BadMatch, BadWindow

from standupnudge.adapters.tray.drawing import draw
from standupnudge.core.views import TrayIcon

GONE = (BadWindow, BadDrawable, BadMatch)  # BadMatch: reading a window that is not on the screen

_LARGEST = 128  # pixels a side; keeps a picture within one X request
_USUAL = 24  # pixels a side; what panels that ask get as our wish, as from pystray
_EVENTS = X.ExposureMask | X.StructureNotifyMask | X.ButtonPressMask | X.EnterWindowMask | X.LeaveWindowMask
_XEMBED_VERSION, _XEMBED_MAPPED = 0, 1


class IconWindow:
    """One window, from its making to ``destroy``.

    Panels that can blend offer a visual with transparency (System Tray Protocol 0.3, _NET_SYSTEM_TRAY_VISUAL). For the
    others the window takes over its parent's background, which is read back and drawn upon.

    :ivar side: how large the icon was drawn last, in pixels.
    :param panel: the window that takes tray icons, or ``None``.
    """

    def __init__(self, display: Any, panel: Any, name: str) -> None:
        self._display = display
        self._drawn: tuple[TrayIcon, int] | None = None
        self.side = _USUAL
        screen = display.screen()
        visual = _alpha_visual(display, panel)
        self._colormap = screen.root.create_colormap(visual, X.AllocNone) if visual is not None else None
        look: dict[str, Any] = {"background_pixmap": X.ParentRelative}
        if visual is not None:
            look = {"visual": visual, "colormap": self._colormap, "background_pixel": 0, "border_pixel": 0}
        self._depth = screen.root_depth if visual is None else 32
        self.window = screen.root.create_window(
            -1, -1, 1, 1, 0, self._depth, X.InputOutput,
            event_mask=_EVENTS, **look,
        )  # fmt: skip
        self._gc = self.window.create_gc()
        self.window.set_wm_class(f"{name}SystemTrayIcon", name)
        self.window.set_wm_normal_hints(flags=Xutil.PMinSize, min_width=_USUAL, min_height=_USUAL)
        info = display.get_atom("_XEMBED_INFO")
        self.window.change_property(info, info, 32, [_XEMBED_VERSION, _XEMBED_MAPPED])
        self.set_name(name)

    @property
    def blends(self) -> bool:
        """Whether the panel blends the window over its own background."""
        return self._colormap is not None

    def set_name(self, name: str) -> None:
        """What panels and screen readers call the icon."""
        utf8 = self._display.get_atom("UTF8_STRING")
        for key in (self._display.get_atom("_NET_WM_NAME"), Xatom.WM_NAME):
            self.window.change_property(key, utf8, 8, name.encode(errors="replace"))

    def spoil(self) -> None:
        """What was painted is gone: paint all the next time."""
        self._drawn = None

    def paint(self, icon: TrayIcon) -> None:
        """Show ``icon``, drawn for the size that the window has now.

        :raises Xlib.error.XError: one of ``GONE``: the window is gone or out of sight.
        """
        size = self.window.get_geometry()
        side = min(size.width, size.height, _LARGEST)
        if self._drawn == (icon, side):
            return
        x, y = (size.width - side) // 2, (size.height - side) // 2
        picture = draw(icon, side)
        # X blends colours that are multiplied by their alpha, hence the small "a".
        pixels = picture.tobytes("raw", "BGRa") if self.blends else self._over_panel(x, y, picture)
        self.window.put_image(self._gc, x, y, side, side, X.ZPixmap, self._depth, 0, pixels)
        self._drawn, self.side = (icon, side), side

    def destroy(self) -> None:
        """Take it away. What the X server destroyed before is no error here."""
        self._gc.free()
        self.window.destroy()
        if self._colormap is not None:
            self._colormap.free()

    def _over_panel(self, x: int, y: int, picture: Any) -> bytes:
        from PIL import Image

        side = picture.width
        self.window.clear_area(0, 0, 0, 0)
        seen = self.window.get_image(x, y, side, side, X.ZPixmap, 0xFFFFFFFF)
        canvas = Image.frombytes("RGB", (side, side), seen.data, "raw", "BGRX")
        canvas.paste(picture, (0, 0), picture)
        return bytes(canvas.tobytes("raw", "BGRX"))


def _alpha_visual(display: Any, panel: Any) -> int | None:
    """The visual with transparency that ``panel`` wants its icons to have, or ``None`` if it doesn't."""
    if panel is None:
        return None
    try:
        found = panel.get_full_property(display.get_atom("_NET_SYSTEM_TRAY_VISUAL"), Xatom.VISUALID)
    except GONE:
        return None
    if not found:
        return None
    wanted = int(found.value[0])
    for depth in display.screen().allowed_depths:
        if depth.depth == 32 and any(visual.visual_id == wanted for visual in depth.visuals):
            return wanted
    return None
