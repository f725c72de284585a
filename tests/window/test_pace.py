"""More rest where there is rest, and a session at one's own pace."""

from __future__ import annotations

import pytest

from standupnudge.routine.player import Player
from standupnudge.window.face import Face, Tone
from standupnudge.window.scene import Offers, Page
from tests.routine.plans import seconds
from tests.window.desk import TIMELINE, Desk


def enabled(desk: Desk, name: str) -> bool:
    return any(action.name == name and action.enabled for action in desk.scene.actions)


@pytest.fixture
def running() -> Desk:
    desk = Desk(Offers())
    desk.do("toggle")
    return desk


def test_five_seconds_more_make_the_rest_and_all_that_is_left_longer(running: Desk) -> None:
    running.wait(10 + 15)  # in the rest between the holds, half of which is over
    assert (running.scene.left, running.scene.timeline.length_of("wall")) == ("0:21", seconds(26))
    running.do("longer")
    assert running.scene.face is not None
    assert (running.scene.face.number, running.scene.left) == ("6", "0:26")
    assert running.scene.timeline.length_of("wall") == seconds(31)
    running.wait(5 + 22)
    assert running.said[-1]["said"] == "finished"
    assert running.scene.heading == "Done in 0:41"


def test_the_count_in_can_be_made_longer_by_its_transition(running: Desk) -> None:
    assert enabled(running, "longer")
    running.do("longer")
    assert running.scene.left == "0:41"


def test_work_cannot_be_made_longer_and_the_button_keeps_its_place(running: Desk) -> None:
    running.wait(10 + 6)
    before = running.offered()
    assert not enabled(running, "longer")
    running.do("longer")
    assert running.scene.left == "0:30"
    running.wait(9)
    assert enabled(running, "longer")
    assert running.offered() == before


def test_a_paused_rest_can_be_made_longer(running: Desk) -> None:
    running.wait(10 + 15)
    running.do("toggle", "longer")
    assert running.scene.left == "0:26"


# At one's own pace


@pytest.fixture
def unhurried() -> Desk:
    desk = Desk(Offers(), Player(TIMELINE, seconds(10), own_pace=True))
    desk.do("toggle")
    return desk


def face(desk: Desk) -> Face:
    assert desk.scene.face is not None
    return desk.scene.face


def test_at_ones_own_pace_nothing_runs_until_the_person_goes_on(unhurried: Desk) -> None:
    assert (face(unhurried).title, face(unhurried).number, unhurried.scene.left) == ("Get into wall", "", "")
    unhurried.wait(3600)
    assert unhurried.idle
    assert face(unhurried).title == "Get into wall"
    unhurried.do("go on")
    assert (face(unhurried).number, face(unhurried).caption, face(unhurried).count) == ("2", "holds", "10 s each")
    assert face(unhurried).tone is Tone.WORK


def test_going_on_to_the_end_ticks_everything(unhurried: Desk) -> None:
    unhurried.do("go on", "go on", "go on")
    assert (face(unhurried).number, face(unhurried).caption) == ("2", "times")
    unhurried.wait(1)  # somebody has worked
    unhurried.do("go on")
    assert unhurried.said[-1] == {"said": "finished", "exercises": {"wall": "timer", "squat": "timer"}}
    assert unhurried.scene.page is Page.RATE


def test_skipping_ticks_nothing_and_going_back_is_possible(unhurried: Desk) -> None:
    unhurried.do("go on", "next")
    assert unhurried.scene.ticks == ()
    unhurried.do("back", "go on")
    assert [exercise for exercise, _ in unhurried.scene.ticks] == ["wall"]


def test_the_main_button_goes_on_and_there_is_no_rest_to_lengthen(unhurried: Desk) -> None:
    assert unhurried.scene.actions[0].name == "go on"
    assert "longer" not in unhurried.offered()
    assert "toggle" not in unhurried.offered()


def test_there_is_time_to_read_about_an_exercise(unhurried: Desk) -> None:
    unhurried.session.explain("wall")
    assert unhurried.scene.page is Page.DETAIL
    unhurried.do("overview")
    assert unhurried.scene.page is Page.PLAY


def test_asked_whether_to_stop_one_stays_where_one_was(unhurried: Desk) -> None:
    unhurried.do("go on", "stop")
    assert unhurried.scene.page is Page.ASK
    unhurried.do("stay")
    assert face(unhurried).number == "2"


def test_the_movement_is_shown_again_and_again(unhurried: Desk) -> None:
    assert not unhurried.scene.moving, "on the way into position there is none"
    unhurried.do("go on", "go on", "go on")
    assert unhurried.scene.moving
