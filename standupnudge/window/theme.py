"""How the windows look: colours, fonts, sizes, and the ttk styles made of them. Knows no widget and no text."""

from __future__ import annotations

import tkinter as tk
from dataclasses import dataclass
from tkinter import font as tk_font
from tkinter import ttk
from typing import NamedTuple

from standupnudge.window import pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as "#rrggbb". ``card`` lies on ``ground``; ``soft`` marks what is current, ``track`` what is empty."""

    ground: str
    card: str
    text: str
    muted: str
    line: str
    track: str
    soft: str
    accent: str
    accent_hover: str
    on_accent: str
    rest: str
    button: str
    button_hover: str


LIGHT = Palette(
    ground="#f3f2ee",
    card="#ffffff",
    text="#1d2729",
    muted="#5b686b",
    line="#dcdad3",
    track="#e6e4de",
    soft="#e3f1ea",
    accent="#18795a",
    accent_hover="#126349",
    on_accent="#ffffff",
    rest="#c2762b",
    button="#ffffff",
    button_hover="#ebe9e3",
)
DARK = Palette(
    ground="#161a1c",
    card="#1f2528",
    text="#eceeed",
    muted="#9ba8aa",
    line="#343c40",
    track="#343c40",
    soft="#1d3a30",
    accent="#4cc397",
    accent_hover="#6ad3ac",
    on_accent="#0d1a15",
    rest="#e0a05c",
    button="#293134",
    button_hover="#343d41",
)
# White on black with one colour, and borders that can be seen: all pairs have 7:1 at least (WCAG 2.2, 1.4.6).
HIGH_CONTRAST = Palette(
    ground="#000000",
    card="#000000",
    text="#ffffff",
    muted="#ffffff",
    line="#ffffff",
    track="#4d4d4d",
    soft="#1f1f1f",
    accent="#ffd400",
    accent_hover="#ffe873",
    on_accent="#000000",
    rest="#7fd4ff",
    button="#000000",
    button_hover="#333333",
)

# Design sizes in pixels at 96 dpi, and the weight.
_FONTS = {
    "small": (13, "normal"),
    "body": (15, "normal"),
    "strong": (15, "bold"),
    "name": (16, "bold"),
    "lead": (19, "normal"),
    "count": (22, "normal"),
    "side": (22, "bold"),
    "cue": (28, "normal"),
    "heading": (26, "bold"),
    "caption": (30, "bold"),
    "title": (36, "bold"),
    "count-down": (76, "bold"),
    "number": (112, "bold"),
}
_RADIUS = 9
_BUTTON_MIDDLE, _CARD_MIDDLE = (24, 12), (240, 100)


def palette(name: str) -> Palette:
    """The colours of the theme "light", "dark" or "high_contrast"; anything else is light."""
    return {"dark": DARK, "high_contrast": HIGH_CONTRAST}.get(name, LIGHT)


class _Skin(NamedTuple):
    """The colours of a kind of button."""

    text: str
    fill: str
    hover: str
    border: str


class Theme:
    """Styles for one Tk. Fonts and pictures live as long as this does: keep it.

    :param scale: what sizes are multiplied with.
    :param dpi: the resolution that the desktop has set; on a small screen the scale is less.
    """

    def __init__(self, root: tk.Tk, colours: Palette, scale: float, dpi: float) -> None:
        self.colours = colours
        self._root = root
        self._scale = scale
        self._pictures: list[tk.PhotoImage] = []
        # On X11 Tk turns the pixels of a font into points by this, and Xft turns them back by the desktop's resolution.
        root.tk.call("tk", "scaling", dpi / 72)
        self.fonts = {name: self._font(size, bold=weight == "bold") for name, (size, weight) in _FONTS.items()}
        root.configure(background=colours.ground)
        root.iconphoto(
            True, *(self.picture(pictures.icon(size, colours.accent, colours.track)) for size in (64, 32, 16))
        )
        style = ttk.Style(root)
        style.theme_use("clam")
        style.configure(".", background=colours.ground, foreground=colours.text, font=self.fonts["body"])
        self._style_labels(style)
        self._style_cards(style)
        self._style_buttons(style)
        self._style_ticks(style)
        self._style_scrollbar(style)
        self._style_entry(style)

    def px(self, size: float) -> int:
        """Pixels of this screen for a design size; never none of something."""
        return max(round(size * self._scale), 1)

    def picture(self, data: bytes) -> tk.PhotoImage:
        """A picture that stays while the theme does."""
        image = tk.PhotoImage(master=self._root, data=data)
        self._pictures.append(image)
        return image

    def _font(self, size: int, *, bold: bool) -> tk_font.Font:
        """In the family of the desktop's own choice."""
        family = tk_font.nametofont("TkDefaultFont", self._root).actual("family")
        return tk_font.Font(self._root, family=family, size=-self.px(size), weight="bold" if bold else "normal")

    def _style_labels(self, style: ttk.Style) -> None:
        """``Muted.Card.TLabel`` and the like: on a card or on the ground; size is the widget's own font."""
        colours = self.colours
        for place, behind in (("", colours.ground), ("Card.", colours.card), ("Current.", colours.soft)):
            style.configure(f"{place}TFrame", background=behind)
            for tone, colour in (("", colours.text), ("Muted.", colours.muted), ("Accent.", colours.accent)):
                style.configure(f"{tone}{place}TLabel", background=behind, foreground=colour)
        style.configure("Line.TFrame", background=colours.line)

    def _style_cards(self, style: ttk.Style) -> None:
        """Frames with round corners, on the ground."""
        for name, fill, border in (
            ("Card", self.colours.card, self.colours.line),
            ("Current", self.colours.soft, self.colours.accent),
        ):
            shape = self._rounded(fill, self.colours.ground, border, middle=_CARD_MIDDLE)
            style.element_create(f"{name}.shape", "image", shape, border=self._corner(), padding=0, sticky="nsew")
            style.layout(f"{name}Box.TFrame", [(f"{name}.shape", {"sticky": "nsew"})])
            style.configure(f"{name}Box.TFrame", background=self.colours.ground)

        chip = self._rounded(self.colours.soft, self.colours.card, self.colours.soft)
        label = [("Label.padding", {"sticky": "nsew", "children": [("Label.label", {"sticky": "nsew"})]})]
        style.element_create("Chip.shape", "image", chip, border=self._corner(), padding=0, sticky="nsew")
        style.layout("Chip.TLabel", [("Chip.shape", {"sticky": "nsew", "children": label})])  # type: ignore[list-item]
        style.configure("Chip.TLabel", foreground=self.colours.accent, padding=(self.px(10), self.px(2)))

    def _style_buttons(self, style: ttk.Style) -> None:
        c = self.colours
        self._button(style, "TButton", _Skin(c.text, c.button, c.button_hover, c.line))
        self._button(style, "Quiet.TButton", _Skin(c.muted, c.ground, c.button_hover, c.ground))
        self._button(style, "Accent.TButton", _Skin(c.on_accent, c.accent, c.accent_hover, c.accent))
        # On a card: the answers to a question, and the one that was given.
        self._button(style, "Choice.TButton", _Skin(c.text, c.button, c.button_hover, c.line), c.card)
        self._button(style, "Chosen.TButton", _Skin(c.on_accent, c.accent, c.accent_hover, c.accent), c.card)
        style.configure("Accent.TButton", font=self.fonts["strong"], width=-8)
        style.configure("Quiet.TButton", padding=(self.px(5), self.px(11)))  # no rim is seen of it
        for small, beside, above in (("", 10, 5), ("Choice.", 9, 4), ("Chosen.", 9, 4)):
            padding = (self.px(beside), self.px(above))
            style.configure(f"Small.{small}TButton", padding=padding, font=self.fonts["small"])
        for name in ("TButton", "Accent.TButton", "Quiet.TButton"):  # for languages with longer words
            style.configure(f"Tight.{name}", padding=(self.px(4), self.px(11)), width="")
            style.configure(f"Tighter.{name}", padding=(self.px(4), self.px(12)), width="", font=self.fonts["small"])

    def fitting(self, text: str, width: int, *fonts: str) -> tk_font.Font:
        """The first of these fonts, by name, in which ``text`` is no wider than that, in pixels; else the last."""
        known = [self.fonts[name] for name in fonts]
        return next((font for font in known if font.measure(text) <= width), known[-1])

    def _button(self, style: ttk.Style, name: str, skin: _Skin, behind: str = "") -> None:
        """A button with round corners; the one that the keyboard is on has a rim of the text's colour."""
        behind, rim = behind or self.colours.ground, self.colours.text
        plain, hover = (self._rounded(fill, behind, skin.border) for fill in (skin.fill, skin.hover))
        off = self._rounded(behind, behind, self.colours.track)  # fainter than the others, also in high contrast
        focused, focused_hover = (self._rounded(fill, behind, rim, width=2) for fill in (skin.fill, skin.hover))
        style.element_create(
            f"{name}.shape", "image", plain, ("disabled", off), ("focus", "active", focused_hover), ("focus", focused),
            ("pressed", plain), ("active", hover), border=self._corner(), padding=0, sticky="nsew",
        )  # fmt: skip
        label = [("Button.padding", {"sticky": "nsew", "children": [("Button.label", {"sticky": "nsew"})]})]
        style.layout(name, [(f"{name}.shape", {"sticky": "nsew", "children": label})])  # type: ignore[list-item]
        style.configure(name, foreground=skin.text, padding=(self.px(16), self.px(11)), anchor="center", width="")
        style.map(name, foreground=[("disabled", self.colours.muted)])

    def _style_ticks(self, style: ttk.Style) -> None:
        """Boxes to tick, on a card and on the current card."""
        c, size = self.colours, self.px(26)
        for name, behind in (("Card", c.card), ("Current", c.soft)):
            empty, hover, focus = (
                self.picture(pictures.tick_box(size, c.card, border, behind)) for border in (c.muted, c.accent, c.text)
            )
            full, full_focus = (
                self.picture(pictures.tick_box(size, c.accent, border, behind, c.on_accent))
                for border in (c.accent, c.text)
            )
            style.element_create(
                f"{name}.tick", "image", empty, ("selected", "focus", full_focus), ("selected", full), ("focus", focus),
                ("active", hover), sticky="",
            )  # fmt: skip
            style.layout(f"{name}.TCheckbutton", [(f"{name}.tick", {"sticky": ""})])
            style.configure(f"{name}.TCheckbutton", background=behind)
            style.map(f"{name}.TCheckbutton", background=[])

    def _style_scrollbar(self, style: ttk.Style) -> None:
        """Slim and without arrows."""
        c = self.colours
        thumb = [("Vertical.Scrollbar.thumb", {"sticky": "nsew", "expand": "1"})]
        layout = [("Vertical.Scrollbar.trough", {"sticky": "ns", "children": thumb})]
        style.layout("Vertical.TScrollbar", layout)  # type: ignore[arg-type]
        style.configure("Vertical.TScrollbar", background=c.line, troughcolor=c.card, gripcount=0, borderwidth=0)
        style.configure("Vertical.TScrollbar", bordercolor=c.card, lightcolor=c.line, darkcolor=c.line)
        style.configure("Vertical.TScrollbar", arrowsize=self.px(8))
        style.map("Vertical.TScrollbar", background=[("active", c.muted)])

    def _style_entry(self, style: ttk.Style) -> None:
        """A line to write in; its rim tells where the keyboard is."""
        c = self.colours
        style.configure("TEntry", fieldbackground=c.card, foreground=c.text, insertcolor=c.text, padding=self.px(5))
        style.configure("TEntry", bordercolor=c.muted, lightcolor=c.card, darkcolor=c.card)
        style.configure("TEntry", selectbackground=c.accent, selectforeground=c.on_accent)
        style.map("TEntry", bordercolor=[("focus", c.text)], lightcolor=[("focus", c.text)])

    def _corner(self) -> int:
        return self.px(_RADIUS) + 1

    def _rounded(
        self, fill: str, behind: str, border: str, *, width: float = 1, middle: tuple[int, int] = _BUTTON_MIDDLE
    ) -> tk.PhotoImage:
        """A shape to be stretched between its corners. ttk does it by tiling: a small middle makes drawing slow."""
        corners, (wide, high) = 2 * self._corner(), middle
        size = (corners + self.px(wide), corners + self.px(high))
        thickness = self.px(width)
        return self.picture(pictures.rounded(size, self.px(_RADIUS), fill, behind, border=border, width=thickness))
