"""A pystray menu as an object on the bus (com.canonical.dbusmenu), which panels read, draw and report clicks of.

The interface is described in libdbusmenu's dbus-menu.xml; every method of it is there, because panels differ in which
they use. A row keeps its number as long as the program runs, whatever comes and goes around it: panels keep numbers
(https://github.com/nextcloud/desktop/issues/10586), and a click that crosses a change must not hit another entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.tray.bus_object import BusObject, Method, Property, invalid, sendable

if TYPE_CHECKING:
    from dbus_fast import Message, Variant

PATH = "/StatusNotifierItem/Menu"
_VERSION = 3  # of the interface, as libdbusmenu has it
_ROOT = 0
_ALL_LEVELS = -1
_SIGNATURES = {bool: "b", int: "i", str: "s"}

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the menu.

    :ivar properties: as the interface names them.
    :ivar item: pystray's, called when it is chosen; ``None`` for what can't be.
    """

    number: int
    properties: dict[str, bool | int | str]
    rows: tuple[Row, ...] = ()
    item: Any = None

    def everything(self) -> Iterator[Row]:
        """This one and all below it."""
        yield self
        for row in self.rows:
            yield from row.everything()


class BusMenu:
    """The menu that is on the bus.

    :param clicked: called with pystray's item when a row is chosen, before the panel has its answer.
    :ivar revision: counts the changes of what rows there are.
    """

    def __init__(self, clicked: Callable[[Any], None]) -> None:
        self._clicked = clicked
        self._numbers: dict[Key, int] = {}
        self._next = count(_ROOT + 1)
        self._rows: dict[int, Row] = {}
        self._keep(Row(_ROOT, {"children-display": "submenu"}))
        self.revision = 1
        self.object = BusObject(PATH, "com.canonical.dbusmenu", self._properties(), self._methods(), _SIGNALS)

    def show(self, menu: Any) -> list[Message]:
        """Be ``menu``, a ``pystray.Menu`` or ``None``, from now on. What the panels have to be told of it."""
        before = self._rows
        children = self._children(menu, ()) if menu else ()
        self._keep(Row(_ROOT, {"children-display": "submenu"}, children))
        if _shape(before[_ROOT]) != _shape(self._rows[_ROOT]):
            self.revision += 1
            return [self.object.signal("LayoutUpdated", self.revision, _ROOT)]
        changed = [(before[number], row) for number, row in self._rows.items() if before[number] != row]
        updated = [[new.number, _variants(new.properties)] for old, new in changed if old.properties != new.properties]
        lost = [[new.number, sorted(old.properties.keys() - new.properties.keys())] for old, new in changed]
        removed = [each for each in lost if each[1]]
        return [self.object.signal("ItemsPropertiesUpdated", updated, removed)] if updated or removed else []

    def _keep(self, root: Row) -> None:
        self._rows = {row.number: row for row in root.everything()}

    # From pystray's menu

    def _children(self, menu: Any, parent: Key) -> tuple[Row, ...]:
        rows: list[Row] = []
        seen: dict[Key, int] = {}
        for item in menu:
            kind = (_kind(item), getattr(item, "key", ""))
            seen[kind] = seen.get(kind, 0) + 1
            rows.append(self._row(item, (*parent, (*kind, seen[kind]))))
        return tuple(rows)

    def _row(self, item: Any, key: Key) -> Row:
        number = self._numbers.get(key) or self._numbers.setdefault(key, next(self._next))
        match _kind(item):
            case "separator":
                return Row(number, {"type": "separator"})
            case "submenu":
                return Row(number, _look(item) | {"children-display": "submenu"}, self._children(item.submenu, key))
            case _:
                return Row(number, _look(item) | _check_mark(item), (), item)

    # On the bus

    def _properties(self) -> dict[str, Property]:
        return {
            "Version": Property("u", lambda: _VERSION),
            "TextDirection": Property("s", lambda: "ltr"),
            "Status": Property("s", lambda: "normal"),
            "IconThemePath": Property("as", list),
        }

    def _methods(self) -> dict[str, Method]:
        return {
            "GetLayout": Method("iias", "u(ia{sv}av)", self._get_layout),
            "GetGroupProperties": Method("aias", "a(ia{sv})", self._get_group_properties),
            "GetProperty": Method("is", "v", self._get_property),
            "Event": Method("isvu", "", self._event),
            "EventGroup": Method("a(isvu)", "ai", self._event_group),
            "AboutToShow": Method("i", "b", self._about_to_show),
            "AboutToShowGroup": Method("ai", "aiai", lambda numbers: [[], self._unknown(numbers)]),
        }

    def _get_layout(self, number: int, depth: int, names: list[str]) -> list[Any]:
        return [self.revision, _layout(self._row_of(number), depth, frozenset(names))]

    def _get_group_properties(self, numbers: list[int], names: list[str]) -> list[Any]:
        rows = [self._rows[number] for number in numbers or self._rows if number in self._rows]
        return [[[row.number, _variants(row.properties, frozenset(names))] for row in rows]]

    def _get_property(self, number: int, name: str) -> list[Any]:
        found = _variants(self._row_of(number).properties)
        if name not in found:
            raise invalid(f"Row {number} has no property {name}.")
        return [found[name]]

    def _event(self, number: int, kind: str, _data: object, _time: int) -> list[Any]:
        row = self._row_of(number)
        if kind == "clicked" and row.item is not None and row.item.enabled:
            self._clicked(row.item)
        return []

    def _event_group(self, events: list[tuple[int, str, object, int]]) -> list[Any]:
        for event in events:
            if event[0] in self._rows:
                self._event(*event)
        return [self._unknown(event[0] for event in events)]

    def _row_of(self, number: int) -> Row:
        if number not in self._rows:
            raise invalid(f"There is no row {number}.")
        return self._rows[number]

    def _about_to_show(self, number: int) -> list[Any]:
        self._row_of(number)
        return [False]  # rows are always as they ought to be: nothing has to be fetched again

    def _unknown(self, numbers: Iterable[int]) -> list[int]:
        return [number for number in numbers if number not in self._rows]


_SIGNALS = {
    "ItemsPropertiesUpdated": "a(ia{sv})a(ias)",
    "LayoutUpdated": "ui",
    "ItemActivationRequested": "iu",
}


def _kind(item: Any) -> str:
    from pystray import Menu

    if item is Menu.SEPARATOR:
        return "separator"
    return "item" if item.submenu is None else "submenu"


def _look(item: Any) -> dict[str, bool | int | str]:
    # A single "_" underlines the next letter and vanishes.
    return {"label": sendable(item.text.replace("_", "__")), "enabled": bool(item.enabled), "visible": True}


def _check_mark(item: Any) -> dict[str, bool | int | str]:
    if item.checked is None:
        return {}
    return {"toggle-type": "radio" if item.radio else "checkmark", "toggle-state": int(item.checked)}


def _shape(row: Row) -> tuple[Any, ...]:
    return (row.number, *(_shape(child) for child in row.rows))


def _layout(row: Row, depth: int, names: frozenset[str]) -> list[Any]:
    """As GetLayout gives it: ``depth`` levels below ``row``, only properties in ``names``, or all if it is empty."""
    from dbus_fast import Variant

    rows = row.rows if depth else ()
    below = depth if depth == _ALL_LEVELS else depth - 1
    children = [Variant("(ia{sv}av)", _layout(child, below, names)) for child in rows]
    return [row.number, _variants(row.properties, names), children]


def _variants(properties: dict[str, bool | int | str], names: frozenset[str] = frozenset()) -> dict[str, Variant]:
    from dbus_fast import Variant

    kept = {name: value for name, value in properties.items() if not names or name in names}
    return {name: Variant(_SIGNATURES[type(value)], value) for name, value in kept.items()}
