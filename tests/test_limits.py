"""What doesn't work here: said once, taken back when it works after all, and not said twice by the doctor."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from standupnudge import surroundings
from standupnudge.adapters.choose import Choice, Tried
from standupnudge.paths import Paths
from standupnudge.surroundings import PANEL, Surroundings, windows

GONE = "The tray icon is gone: The session bus has gone."
WHY = (Tried("status_notifier", "There is no session bus.", ""),)
ICON = Choice("tray", "x11_xembed", None, WHY)
NO_ICON = Choice("tray", "none", None, WHY, last_resort=True)


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    return Surroundings(Paths(*[tmp_path] * len(Paths.__dataclass_fields__)), {"DISPLAY": ":1"})


def test_an_icon_that_comes_back_takes_back_what_was_said_of_its_going(around: Surroundings) -> None:
    around.limited(GONE, port="tray")
    around.limited("The disk is full.")
    around.found(NO_ICON)
    assert around.limits == [GONE, "The disk is full."]
    around.found(ICON)
    assert around.limits == ["The disk is full."]


def test_what_was_missing_at_the_start_and_serves_now_takes_back_its_limit(around: Surroundings) -> None:
    tried = (Tried("freedesktop", "There is no server.", ""), Tried("plyer", "It has no way.", ""))
    around.found(Choice("notify", "terminal", None, tried, last_resort=True))
    around.limited("Notifications come on this terminal.", port="notify")
    around.serves("notify", "terminal")
    assert around.limits == ["Notifications come on this terminal."]
    around.serves("notify", "plyer")
    assert (around.limits, around.used["notify"]) == ([], "plyer")
    (port,) = [port for port in around.told()["ports"] if port["port"] == "notify"]
    assert (port["used"], port["works"]) == ("plyer", True)
    assert [each["name"] for each in port["tried"]] == ["freedesktop"]


def test_what_fails_later_and_is_replaced_by_something_lesser_is_named(around: Surroundings) -> None:
    around.found(Choice("notify", "freedesktop", None, ()))
    around.serves("notify", "terminal")
    assert around.used["notify"] == "terminal"


def test_another_port_that_works_takes_nothing_back(around: Surroundings) -> None:
    around.limited(GONE, port="tray")
    around.found(Choice("idle", "kde_idle", None, ()))
    assert around.limits == [GONE]


def test_what_a_port_says_itself_is_not_told_besides(around: Surroundings) -> None:
    around.found(Choice("idle", "always_at_desk", None, (), last_resort=True), "You count as always at the desk.")
    around.limited("The disk is full.")
    assert around.limits == ["You count as always at the desk.", "The disk is full."]
    assert around.told()["limits"] == ["The disk is full."]


def test_an_icon_that_no_panel_shows_is_told_by_more_than_words_until_one_does(around: Surroundings) -> None:
    around.limited("No panel was found.", port=PANEL)
    around.found(ICON)  # having it is one thing, seeing it another
    assert around.limits == ["No panel was found."]
    assert (around.told()["limits"], around.told()["unseen"]) == ([], True)
    around.served(PANEL)
    assert (around.limits, around.told()["unseen"]) == ([], False)


@pytest.mark.skipif(sys.platform != "linux", reason="Tk needs an X server on Linux only")
@pytest.mark.parametrize(
    ("environ", "cure"),
    [({}, "graphical session"), ({"WAYLAND_DISPLAY": "wayland-1"}, "sudo apt install xwayland")],
)
def test_without_an_x_server_windows_can_not_be_opened_and_the_cure_fits(
    environ: dict[str, str], cure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "has_tk", lambda: True)
    choice = windows(environ)
    assert choice.last_resort
    assert cure in choice.tried[0].cure
    assert not windows({**environ, "DISPLAY": ":1"}).last_resort


def test_without_tk_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "has_tk", lambda: False)
    assert "python3-tk" in windows({"DISPLAY": ":1"}).tried[0].cure
