"""HTML and SVG as trees, so that every text is escaped and every element closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, tostring

from standupnudge.language import _

Child = Element | str | None


def el(tag: str, *children: Child, **attributes: object) -> Element:
    """An element; a child that is ``None`` is left out. ``aria_label`` is written "aria-label", ``class_`` "class"."""
    made = Element(tag, {_name(key): str(value) for key, value in attributes.items()})
    for child in children:
        _append(made, child)
    return made


def _name(key: str) -> str:
    return key.removesuffix("_").replace("_", "-")


def _append(to: Element, child: Child) -> None:
    if isinstance(child, str):
        if len(to):
            to[-1].tail = (to[-1].tail or "") + child
        else:
            to.text = (to.text or "") + child
    elif child is not None:
        to.append(child)


def document(root: Element) -> str:
    """The whole page as text."""
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n"


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Element:
    """A table whose first column names the row; it may scroll sideways where there is little room."""
    lines = [el("tr", el("th", row[0], scope="row"), *(el("td", cell) for cell in row[1:])) for row in rows]
    names = el("tr", *(el("th", each, scope="col") for each in head))
    made = el("table", el("caption", caption), el("thead", names), el("tbody", *lines))
    return el("div", made, class_="scroll", tabindex=0, role="region", aria_label=caption)


def figure(picture: Element, says: str, behind: Element, *legend: Element) -> Element:
    """A picture, what it says in a sentence, and the table behind it."""
    return el(
        "figure",
        el("div", picture, class_="scroll", tabindex=0, role="group", aria_label=_("Picture")),
        el("div", *legend, class_="legend") if legend else None,
        el("figcaption", says),
        el("details", el("summary", _("The same as a table")), behind),
    )


def key(kind: str, meaning: str) -> Element:
    """One entry of a legend: the colour and what it means."""
    return el("span", el("i", class_=kind, aria_hidden="true"), meaning)
