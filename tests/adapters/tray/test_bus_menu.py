"""The menu on the session bus, as a panel that looks closely meets it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from dbus_fast import Variant

from standupnudge.adapters.session_bus import Refused
from standupnudge.core.views import MenuEntry
from tests.adapters.tray.item_running import ENTRIES, PAUSE, SITTING, Running
from tests.adapters.tray.little_host import ITEM, LittleHost
from tests.desktop.waiting import eventually

CLICK = Variant("s", "")


def row(host: LittleHost, label: str) -> dict[str, Any]:
    [[[_, properties]]] = host.menu("GetGroupProperties", "aias", [host.rows()[label]], [])
    return {name: value.value for name, value in properties.items()}


def test_the_menu_has_every_entry_with_its_look(running: Running, host: LittleHost) -> None:
    revision, [number, properties, children] = host.menu("GetLayout", "iias", 0, -1, [])
    assert (revision, number, properties["children-display"].value) == (2, 0, "submenu")
    looks = [{name: value.value for name, value in child.value[1].items()} for child in children]
    assert looks == [
        {"label": "At your desk for 12 min", "enabled": False, "visible": True},
        {"type": "separator"},
        {"label": "Start routine", "enabled": True, "visible": True},
        {"label": "I'm up", "enabled": True, "visible": True},
        {"label": "Snooze 5__min", "enabled": False, "visible": True},
        {"label": "Loud", "enabled": True, "visible": True, "toggle-type": "checkmark", "toggle-state": 1},
        {"label": "Bright", "enabled": True, "visible": True, "toggle-type": "checkmark", "toggle-state": 0},
        {"label": "Pause", "enabled": True, "visible": True, "children-display": "submenu"},
        {"label": "Quit", "enabled": True, "visible": True},
    ]
    assert [child.value[1]["label"].value for child in children[7].value[2]] == ["1 h", "Until I resume"]


def test_a_part_of_the_menu_can_be_asked_for(running: Running, host: LittleHost) -> None:
    pause = host.rows()["Pause"]
    _, [number, properties, children] = host.menu("GetLayout", "iias", pause, -1, ["label"])
    assert (number, {name: value.value for name, value in properties.items()}) == (pause, {"label": "Pause"})
    assert [set(child.value[1]) for child in children] == [{"label"}, {"label"}]
    _, [_, _, flat] = host.menu("GetLayout", "iias", 0, 1, [])
    assert [child.value[2] for child in flat] == [[]] * len(ENTRIES)
    _, [_, _, none] = host.menu("GetLayout", "iias", 0, 0, [])
    assert none == []
    [label] = host.menu("GetProperty", "is", pause, "label")
    assert label.value == "Pause"
    [every] = host.menu("GetGroupProperties", "aias", [], ["label"])
    assert len(every) == 1 + len(ENTRIES) + len(PAUSE.entries)


def test_what_is_chosen_is_told_with_the_token_that_came_before(running: Running, host: LittleHost) -> None:
    host.call("/StatusNotifierItem", ITEM, "ProvideXdgActivationToken", "s", "token-2")
    host.click("1 h")
    eventually(lambda: running.chosen == [("pause 1h", "token-2")], lambda: f"{running.chosen}")


def test_only_a_click_on_what_can_be_chosen_counts(running: Running, host: LittleHost) -> None:
    rows = host.rows()
    for label in ("At your desk for 12 min", "Snooze 5__min", "Pause"):
        host.menu("Event", "isvu", rows[label], "clicked", CLICK, 0)
    for kind in ("hovered", "opened", "closed"):
        host.menu("Event", "isvu", rows["I'm up"], kind, CLICK, 0)
    host.menu("Event", "isvu", 0, "opened", CLICK, 0)
    host.click("Quit")
    eventually(lambda: running.chosen == [("quit", "")], lambda: f"{running.chosen}")


def test_events_and_questions_may_come_in_groups(running: Running, host: LittleHost) -> None:
    rows = host.rows()
    events = [[rows["I'm up"], "clicked", CLICK, 0], [4711, "clicked", CLICK, 0], [rows["Quit"], "clicked", CLICK, 0]]
    assert host.menu("EventGroup", "a(isvu)", events) == [[4711]]
    eventually(lambda: running.chosen == [("up", ""), ("quit", "")], lambda: f"{running.chosen}")
    assert host.menu("AboutToShow", "i", rows["Pause"]) == [False]
    assert host.menu("AboutToShowGroup", "ai", [0, 4711]) == [[], [4711]]


def test_new_words_and_marks_are_told_row_by_row_and_keep_their_numbers(running: Running, host: LittleHost) -> None:
    before = host.rows()
    host.heard.clear()
    changed = (replace(ENTRIES[0], label="At your desk for 15 min"), *ENTRIES[1:5], replace(ENTRIES[5], checked=False))
    running.tray.show(replace(SITTING, menu=(*changed, *ENTRIES[6:])))
    host.wait("ItemsPropertiesUpdated")
    [(_, [updated, removed])] = host.heard
    assert [number for number, _ in updated] == [before["At your desk for 12 min"], before["Loud"]]
    assert removed == []
    assert row(host, "Loud")["toggle-state"] == 0
    assert host.rows()["At your desk for 15 min"] == before["At your desk for 12 min"]


def test_a_mark_that_goes_is_told_as_gone(running: Running, host: LittleHost) -> None:
    number = host.rows()["Loud"]
    host.heard.clear()
    running.tray.show(replace(SITTING, menu=(*ENTRIES[:5], replace(ENTRIES[5], checked=None), *ENTRIES[6:])))
    host.wait("ItemsPropertiesUpdated")
    assert host.heard[0][1][1] == [(number, ["toggle-state", "toggle-type"])]


def test_a_click_that_crosses_a_change_of_the_menu_never_hits_another_entry(running: Running, host: LittleHost) -> None:
    before = host.rows()
    host.heard.clear()
    later = MenuEntry("", "Routine later", entries=(MenuEntry("routine later 1h", "In 1 h"),))
    running.tray.show(replace(SITTING, menu=(*ENTRIES[:3], later, *ENTRIES[4:])))
    host.wait("LayoutUpdated")
    assert host.heard == [("LayoutUpdated", [3, 0])]
    after = host.rows()
    assert after["Quit"] == before["Quit"]
    assert before["I'm up"] not in after.values()
    assert after["1 h"] not in {number for label, number in before.items() if label != "1 h"}
    with pytest.raises(Refused):
        host.menu("Event", "isvu", before["I'm up"], "clicked", CLICK, 0)
    host.click("In 1 h")
    eventually(lambda: running.chosen == [("routine later 1h", "")], lambda: f"{running.chosen}")
    running.tray.show(SITTING)
    eventually(lambda: host.rows() == before, "the numbers did not come back")
