"""The Wayland desktop of the tests itself: what is on its screen is real, what its hand does arrives."""

from __future__ import annotations

import pytest

from tests.desktop.panel import BACKGROUND
from tests.desktop.sway import Sway
from tests.desktop.told import Told

ACTIONS = {"up": "I'm up", "snooze": "Snooze 5 min", "skip": "Not now"}


def test_a_click_on_the_text_of_a_notification_chooses_its_default_action(sway: Sway) -> None:
    told = Told(sway, {"default": "Open", **ACTIONS})
    sway.notifications.wait_shown()
    sway.notifications.click_body()
    assert told.wait_answer() == "default"
    sway.notifications.wait_gone()


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_chosen_by_its_label_from_makos_menu(sway: Sway, name: str) -> None:
    told = Told(sway, {"default": "Open", **ACTIONS})
    sway.notifications.wait_shown()
    sway.notifications.press(ACTIONS[name])
    assert told.wait_answer() == name
    sway.notifications.wait_gone()


def test_a_notification_closed_by_hand_chooses_nothing(sway: Sway) -> None:
    told = Told(sway, ACTIONS)
    sway.notifications.wait_shown()
    sway.notifications.dismiss()
    assert told.wait_answer() == ""


def test_the_panel_is_drawn_and_comes_back_when_it_is_started_again(sway: Sway) -> None:
    assert sway.screen.areas(BACKGROUND, sway.waybar.box)[0] == sway.waybar.box
    sway.waybar.server.stop()
    sway.open_panel()
    assert sway.screen.areas(BACKGROUND, sway.waybar.box)[0] == sway.waybar.box


def test_there_is_no_x_server_in_it(sway: Sway) -> None:
    assert "DISPLAY" not in sway.environ(sway.home())
    assert [seat["name"] for seat in sway.message("-t", "get_seats")] == ["seat0"]
