"""The words beside the tray icon while the pointer rests on it: panels of the older kind show none by themselves.

Import it only where python-xlib is there. One thread uses a tip. It comes and goes when told, by no clock.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from Xlib import X, Xatom

from standupnudge.adapters.tray.drawing import DISC, LIGHT, TRACK
from standupnudge.language import in_use

if TYPE_CHECKING:
    from PIL import Image, ImageFont

_GAP = 4  # pixels between the icon and the words
_SMALLEST = 12  # pixels that letters are high at least
_FONTS = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "LiberationSans-Regular.ttf")
# Pillow takes every letter from one font, and those have no Chinese.
_CHINESE = ("NotoSansCJK-Regular.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf")


class Tip:
    """At most one small window, on top of all others and out of the window manager's hands."""

    def __init__(self, display: Any) -> None:
        self._display = display
        self._window: Any = None

    @property
    def shown(self) -> bool:
        """Whether it is on the screen."""
        return self._window is not None

    def show(self, words: str, x: int, y: int, side: int) -> None:
        """Show ``words`` above or below an icon whose corner is at (x, y) of the screen, ``side`` pixels wide."""
        self.hide()
        screen = self._display.screen()
        picture = _draw(words, max(_SMALLEST, side * 11 // 20))
        width, height = picture.size
        above = y + side // 2 > screen.height_in_pixels // 2
        top = y - height - _GAP if above else y + side + _GAP
        left = max(0, min(x + (side - width) // 2, screen.width_in_pixels - width))
        self._window = screen.root.create_window(
            left, top, width, height, 0, screen.root_depth, X.InputOutput, override_redirect=True
        )
        tooltip = self._display.get_atom("_NET_WM_WINDOW_TYPE_TOOLTIP")
        self._window.change_property(self._display.get_atom("_NET_WM_WINDOW_TYPE"), Xatom.ATOM, 32, [tooltip])
        # As a background, the X server repaints it by itself.
        pixels = self._window.create_pixmap(width, height, screen.root_depth)
        gc = pixels.create_gc()
        pixels.put_image(gc, 0, 0, width, height, X.ZPixmap, screen.root_depth, 0, picture.tobytes("raw", "BGRX"))
        self._window.change_attributes(background_pixmap=pixels)
        gc.free()
        pixels.free()
        self._window.map()

    def hide(self) -> None:
        """Take it off the screen, if it is there."""
        window, self._window = self._window, None
        if window is not None:
            window.destroy()


def _draw(words: str, height: int) -> Image.Image:
    """``words`` on one or more lines, as an RGB picture with a margin; letters are about ``height`` pixels high."""
    from PIL import Image, ImageDraw

    font = _font(height)
    margin = height // 2
    left, top, right, bottom = ImageDraw.Draw(Image.new("RGB", (1, 1))).multiline_textbbox((0, 0), words, font=font)
    size = (round(right - left) + 2 * margin, round(bottom - top) + 2 * margin)
    picture = Image.new("RGB", size, DISC)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=TRACK)
    pen.multiline_text((margin - left, margin - top), words, font=font, fill=LIGHT)
    return picture


def _font(height: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A font of the system's, or Pillow's own, which has no letters but those of English."""
    from PIL import ImageFont

    for name in (*_CHINESE, *_FONTS) if in_use() == "zh_CN" else _FONTS:
        with contextlib.suppress(OSError):
            return ImageFont.truetype(name, height)
    return ImageFont.load_default(height)
