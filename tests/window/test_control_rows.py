"""The menu of the control window, in rows."""

from __future__ import annotations

from dataclasses import asdict

from standupnudge.core import menu
from standupnudge.core.rules import Rules
from standupnudge.core.views import MenuEntry
from standupnudge.window.control_view import rows
from tests.day import Day


def labels(*entries: MenuEntry) -> list[list[str]]:
    return [[str(entry["label"]) for entry in row] for row in rows(map(asdict, entries))]


def test_short_entries_share_a_row_and_nothing_else_does() -> None:
    entries = menu.choices(menu.entries(Day().work().to("09:10").state, Rules(), ()))
    assert labels(*entries) == [
        ["Start routine"],
        ["I'm up", "I'm standing"],
        ["Snooze 5 min", "Not now"],
        [""],
        ["Pause"],
        ["Pause the routine"],
        [""],
        ["Get to know the exercises"],
        ["Open configuration", "Quit"],
    ]


def test_what_only_tells_something_and_what_stands_out_has_a_row_of_its_own() -> None:
    told, default, one = MenuEntry("", "A fault"), MenuEntry("go", "Go", default=True), MenuEntry("one", "One")
    assert labels(one, told, one, default, one, one, one) == [
        ["One"], ["A fault"], ["One"], ["Go"], ["One", "One"], ["One"]
    ]  # fmt: skip
