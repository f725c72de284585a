"""The menu as pystray describes it, the same for each of pystray's icons and for ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from standupnudge.core.views import SEPARATOR, MenuEntry

Choose = Callable[[str], None]
Label = Callable[[str], str]


def menu(entries: Sequence[MenuEntry], choose: Choose, label: Label = str) -> Any:
    """A ``pystray.Menu``. Its items have a ``key``: the name of their entry, "" where it has none.

    :param choose: called with the name of an entry that is chosen.
    :param label: turns a label into what this system shows as such.
    """
    from pystray import Menu

    return Menu(*(_item(entry, choose, label) for entry in entries))


def _item(entry: MenuEntry, choose: Choose, label: Label) -> Any:
    from pystray import Menu, MenuItem

    if entry == SEPARATOR:
        return Menu.SEPARATOR
    if entry.entries:
        return MenuItem(label(entry.label), menu(entry.entries, choose, label), enabled=entry.enabled)
    checked = entry.checked
    item = MenuItem(
        label(entry.label),
        lambda _icon, _item: choose(entry.name),
        checked=None if checked is None else lambda _item: checked,
        default=entry.default,
        enabled=entry.enabled and bool(entry.name),
    )
    item.key = entry.name
    return item
