"""A page as somebody reads it: its tables, its pairs of name and number, its text."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """What is in the HTML ``text``.

    :ivar tables: caption -> rows of cells, the line of names first.
    :ivar numbers: name -> value, of the lists of figures.
    :ivar said: all other text, a piece each.
    :ivar pictures: what each picture says of itself.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.numbers: dict[str, str] = {}
        self.said: list[str] = []
        self.pictures: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self._caption = self._name = ""
        self._cell: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._cell = []
        self.attributes += [(tag, key, value or "") for key, value in attrs]
        if tag == "tr":
            self.tables[self._caption].append([])
        elif tag == "svg":
            self.pictures.append(dict(attrs).get("aria-label") or "")

    def handle_data(self, data: str) -> None:
        self._cell.append(data)
        if data.strip():
            self.said.append(" ".join(data.split()))

    def handle_endtag(self, tag: str) -> None:
        text = "".join(self._cell)
        match tag:
            case "caption":
                self._caption = text
                self.tables[text] = []
            case "td" | "th":
                self.tables[self._caption][-1].append(text)
            case "dt":
                self._name = text
            case "dd":
                self.numbers[self._name] = text
        self._cell = []
