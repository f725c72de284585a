"""Reading the resolution that a desktop has set, and where a window may be."""

from __future__ import annotations

import pytest

from standupnudge.window.screen import Room, _xft_dpi, with_point


@pytest.mark.parametrize(
    ("resources", "dpi"),
    [
        ("", 96),
        ("Xcursor.size:\t24\nXft.dpi:\t192\nXft.antialias:\t1\n", 192),
        ("Xft.dpi: 120.5", 120.5),
        ("Xft.dpi:\tlarge", 96),
        ("Xft.dpi:\t0", 96),
        ("Xft.dpi:\t99999", 96),
        ("Xft.dpi:\tnan", 96),
        ("Xft.dpi2:\t192", 96),
    ],
)
def test_the_resolution_is_read_from_the_x_resources_if_it_makes_sense(resources: str, dpi: float) -> None:
    assert _xft_dpi(resources) == dpi


def test_the_free_part_of_a_monitor_is_what_it_shares_with_the_work_area() -> None:
    right = Room(1920, 0, 1280, 1024)
    assert right.meet(Room(0, 30, 3200, 1050)) == Room(1920, 30, 1280, 994)


def test_a_work_area_of_another_monitor_takes_nothing_away() -> None:
    right = Room(1920, 0, 1280, 1024)
    assert right.meet(Room(0, 0, 1920, 1080)) == right


def test_a_point_on_the_edge_belongs_to_the_next_monitor() -> None:
    left, right = Room(0, 0, 1920, 1080), Room(1920, 0, 1280, 1024)
    assert (left.holds(1920, 5), right.holds(1920, 5)) == (False, True)


LEFT, RIGHT = Room(0, 0, 1280, 900), Room(1280, 100, 1920, 1080)


@pytest.mark.parametrize(("pointer", "monitor"), [((10, 10), LEFT), ((1279, 899), LEFT), ((1280, 100), RIGHT)])
def test_the_monitor_is_that_with_the_pointer(pointer: tuple[int, int], monitor: Room) -> None:
    assert with_point((LEFT, RIGHT), *pointer) == monitor


def test_a_pointer_beside_all_monitors_is_on_none() -> None:
    assert with_point((LEFT, RIGHT), 1300, 50) is None


def test_a_window_is_in_the_middle_of_its_monitor_and_never_beyond_its_edge() -> None:
    assert RIGHT.corner(1000, 680) == (1280 + 460, 100 + 200)
    assert LEFT.corner(2000, 1000) == (0, 0)
