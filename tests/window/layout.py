"""What is wrong with the places of what is seen in a window: text that is cut off, things that lie over each other."""

from __future__ import annotations

import tkinter as tk
from itertools import combinations
from tkinter import ttk
from typing import NamedTuple

TEXTS = (ttk.Label, ttk.Button, ttk.Checkbutton, tk.Label)


class Area(NamedTuple):
    """In pixels of the screen."""

    left: int
    top: int
    right: int
    bottom: int

    def meet(self, other: Area) -> Area:
        """Where both are; of no size if nowhere."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Area(left, top, max(min(self.right, other.right), left), max(min(self.bottom, other.bottom), top))

    @property
    def empty(self) -> bool:
        return self.left >= self.right or self.top >= self.bottom


def problems(widgets: list[tk.Misc]) -> list[str]:
    """All of them, a line each. ``widgets``: those that can be seen."""
    leaves = [each for each in widgets if isinstance(each, TEXTS) or _is_drawing(each)]
    found = [f"cut off: {name(each)}" for each in leaves if _cut_off(each)]
    seen = [(each, _visible(each)) for each in leaves if _shows_something(each)]
    found += [
        f"over each other: {name(one)} and {name(other)}"
        for (one, place), (other, where) in combinations(seen, 2)
        if not place.meet(where).empty
    ]
    for canvas in filter(_is_drawing, leaves):
        found += _in_drawing(canvas)
    return found


def texts(widget: tk.Misc) -> list[str]:
    """The words that a widget shows."""
    if _is_drawing(widget):
        assert isinstance(widget, tk.Canvas)
        return [widget.itemcget(item, "text") for item in widget.find_all() if widget.type(item) == "text"]
    return [str(widget.cget("text"))] if isinstance(widget, TEXTS) else []


def name(widget: tk.Misc) -> str:
    """For people."""
    text = str(widget.cget("text")) if isinstance(widget, TEXTS) else ""
    return f"{widget.winfo_class()} {text[:40]!r} {widget.winfo_width()}x{widget.winfo_height()}"


def _is_drawing(widget: tk.Misc) -> bool:
    """A canvas with words in it; one that scrolls has a window in it instead."""
    return isinstance(widget, tk.Canvas) and any(widget.type(item) == "text" for item in widget.find_all())


def _shows_something(widget: tk.Misc) -> bool:
    return not isinstance(widget, ttk.Label | tk.Label) or bool(widget.cget("text") or widget.cget("image"))


def _cut_off(widget: tk.Misc) -> bool:
    """It has less room than it needs, or a part of that is beyond what it lies in."""
    if not _shows_something(widget):
        return False
    short = widget.winfo_reqwidth() > widget.winfo_width() or widget.winfo_reqheight() > widget.winfo_height()
    return short or _area(widget) != _visible(widget, scrolled=True)


def _area(widget: tk.Misc) -> Area:
    left, top = widget.winfo_rootx(), widget.winfo_rooty()
    return Area(left, top, left + widget.winfo_width(), top + widget.winfo_height())


def _visible(widget: tk.Misc, *, scrolled: bool = False) -> Area:
    """The part that isn't beyond its parents' edges; ``scrolled``: as if all was there that can be scrolled to."""
    area, at = _area(widget), widget
    while (parent := at.master) is not None and not isinstance(at, tk.Tk):
        edge = _area(parent)
        if scrolled and isinstance(parent, tk.Canvas):
            edge = edge._replace(top=-100_000, bottom=100_000)
            return area.meet(edge)  # what is beyond the part that scrolls doesn't matter to it
        area, at = area.meet(edge), parent
    return area


def _in_drawing(canvas: tk.Misc) -> list[str]:
    """Words in a canvas: within it, and not over each other."""
    assert isinstance(canvas, tk.Canvas)
    words = [item for item in canvas.find_all() if canvas.type(item) == "text" and canvas.itemcget(item, "text")]
    boxes = {item: Area(*canvas.bbox(item)) for item in words}
    whole = Area(0, 0, canvas.winfo_width(), canvas.winfo_height())
    text = {item: repr(canvas.itemcget(item, "text")) for item in words}
    found = [f"cut off in a drawing: {text[item]}" for item, box in boxes.items() if box.meet(whole) != box]
    for one, other in combinations(words, 2):
        (a, b), (c, d) = _ink(boxes[one]), _ink(boxes[other])
        if min(b, d) > max(a, c):
            found.append(f"over each other in a drawing: {text[one]} and {text[other]}")
    return found


def _ink(box: Area) -> tuple[float, float]:
    """Top and bottom of figures and capital letters: a line of text has room above and below them."""
    height = box.bottom - box.top
    return box.top + 0.2 * height, box.bottom - 0.2 * height
