"""A session as the person and the tray process see it: no toolkit, and a clock that stands until it is moved."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.routine.plan import Side
from standupnudge.routine.player import Player, Tick
from standupnudge.routine.timeline import compile_plan
from standupnudge.window.scene import Offers, Page
from standupnudge.window.session import DONE_STAYS, Session
from tests.routine.plans import seconds
from tests.window.desk import NOTHING, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk(Offers())


@pytest.fixture
def appointment() -> Desk:
    return Desk(Offers(("15m", "1h", "tomorrow"), skip=True))


def test_before_the_start_nothing_runs_and_nothing_is_said(desk: Desk) -> None:
    assert desk.scene.page is Page.INTRO
    assert desk.idle
    assert desk.said == []
    assert desk.offered() == ["toggle"]


def test_an_appointment_can_be_put_off_or_skipped(appointment: Desk) -> None:
    assert appointment.offered() == ["toggle", "later 15m", "later 1h", "later tomorrow", "skip this time"]


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("later 15m", {"said": "later", "by": "15m"}),
        ("later tomorrow", {"said": "later", "by": "tomorrow"}),
        ("skip this time", {"said": "skip"}),
    ],
)
def test_putting_off_and_skipping_close_the_window(appointment: Desk, choice: str, said: dict[str, str]) -> None:
    appointment.do(choice)
    assert appointment.said == [said]
    assert appointment.closed


def test_the_whole_session_is_told_and_ends_by_itself(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(60)
    half = {"wall": "timer", "squat": ""}
    whole = {"wall": "timer", "squat": "timer"}
    assert desk.said == [
        {"said": "started"},
        {"said": "ticked", "exercises": half},
        {"said": "ticked", "exercises": whole},
        {"said": "finished", "exercises": whole},
    ]
    assert (desk.scene.page, desk.scene.heading) == (Page.RATE, "Done in 0:36")
    assert desk.offered() == ["close"]
    desk.do("close")
    assert desk.closed
    assert len(desk.said) == 4


def test_a_window_that_has_said_done_does_not_stay_for_ever(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(46 + DONE_STAYS.total_seconds() - 1)
    assert not desk.closed
    desk.wait(2)
    assert desk.closed


def test_it_is_drawn_once_a_second_at_most_while_a_hold_runs(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(14.5)
    before = len(desk.scenes)
    desk.wait(5)
    assert len(desk.scenes) - before == 5


def test_paused_nothing_runs_and_nothing_is_drawn(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(20)
    desk.do("toggle")
    assert desk.idle
    drawn = len(desk.scenes)
    desk.wait(600)
    desk.session.look()
    assert len(desk.scenes) == drawn


def test_only_while_the_timer_runs_the_window_stays_above_the_others(desk: Desk) -> None:
    seen = []
    for _ in range(3):
        seen.append(desk.scene.on_top)
        desk.do("toggle")
    assert seen == [False, True, False]


def test_a_tick_by_hand_is_told_and_offers_to_finish(appointment: Desk) -> None:
    appointment.session.tick("squat")
    assert appointment.said == [{"said": "ticked", "exercises": {"wall": "", "squat": "hand"}}]
    assert appointment.scene.ticks == (("squat", Tick.HAND),)
    assert appointment.offered() == ["toggle", "finish"]
    appointment.session.tick("squat")
    assert appointment.said[-1] == {"said": "ticked", "exercises": NOTHING}


def test_finishing_early_is_told_at_once_and_ends_ticking(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(40)
    desk.do("stop", "leave")
    assert desk.said[-1] == {"said": "finished", "exercises": {"wall": "timer", "squat": ""}}
    assert (desk.scene.heading, desk.scene.may_tick) == ("1 of 2 done", False)
    desk.session.tick("squat")
    assert desk.said[-1]["said"] == "finished"


def test_at_the_end_what_was_skipped_can_still_be_ticked_before_finishing(desk: Desk) -> None:
    desk.do("toggle", "next", "next exercise")
    desk.wait(20)
    assert desk.scene.page is Page.DONE
    assert desk.offered() == ["finish"]
    desk.session.tick("wall")
    assert desk.said[-1] == {"said": "finished", "exercises": {"wall": "hand", "squat": "timer"}}


def test_with_all_ticked_by_hand_the_timer_can_be_ended_without_a_question(desk: Desk) -> None:
    desk.do("toggle")
    desk.session.tick("wall")
    assert "finish" not in desk.offered()
    desk.session.tick("squat")
    assert "stop" not in desk.offered()
    desk.do("finish")
    assert desk.scene.page is Page.RATE


def test_closing_before_the_start_asks_nothing(appointment: Desk) -> None:
    appointment.session.ask_to_close()
    assert appointment.said == [{"said": "closed", "exercises": NOTHING}]
    assert appointment.closed


def test_closing_a_running_session_asks_and_stands_still_meanwhile(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(20)
    desk.session.ask_to_close()
    assert desk.scene.page is Page.ASK
    assert desk.idle
    desk.do("leave")
    assert desk.said == [{"said": "started"}, {"said": "finished", "exercises": NOTHING}]
    assert not desk.closed, "how it was is still to be asked"


def test_staying_counts_in_and_goes_on_where_it_was(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(20)
    desk.session.ask_to_close()
    desk.wait(100)
    desk.do("stay")
    assert desk.scene.face is not None
    assert (desk.scene.face.number, desk.scene.face.caption) == ("3", "get set")
    desk.wait(3 + 16)
    assert desk.said[-1] == {"said": "ticked", "exercises": {"wall": "timer", "squat": ""}}


def test_staying_in_a_paused_session_leaves_it_paused(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(20)
    desk.do("toggle")
    desk.session.ask_to_close()
    desk.session.ask_to_close()
    assert desk.scene.face is not None
    assert desk.scene.face.caption == "paused"


def test_the_tray_process_may_close_it_without_asking(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(40)
    desk.session.leave()
    assert desk.said[-1] == {"said": "closed", "exercises": {"wall": "timer", "squat": ""}}
    assert desk.closed


def test_a_machine_that_slept_has_guided_nobody(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(20)
    desk.sleep(3600)
    assert desk.scene.face is not None
    assert desk.scene.face.caption == "paused"
    assert desk.said == [{"said": "started"}]
    desk.do("toggle")
    desk.wait(3 + 40)
    assert desk.said[-1]["said"] == "finished"


def test_a_window_that_is_only_late_loses_nothing(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(30)
    desk.sleep(8)
    assert desk.said[-1] == {"said": "ticked", "exercises": {"wall": "timer", "squat": ""}}


def test_an_exercise_can_be_read_about_before_the_start_and_while_paused(desk: Desk) -> None:
    desk.session.explain("squat")
    assert (desk.scene.page, desk.scene.detail) == (Page.DETAIL, "squat")
    desk.do("toggle")
    assert desk.scene.page is Page.PLAY
    desk.do("toggle")
    desk.session.explain("wall")
    assert (desk.scene.page, desk.scene.detail) == (Page.DETAIL, "wall")
    desk.session.ask_to_close()
    assert desk.scene.page is Page.PLAY


def test_a_card_clicked_while_the_timer_runs_does_not_hide_it(desk: Desk) -> None:
    desk.do("toggle")
    desk.session.explain("squat")
    assert desk.scene.page is Page.PLAY
    desk.do("toggle")
    assert desk.scene.page is Page.PLAY


def test_what_is_not_offered_cannot_be_done(desk: Desk) -> None:
    desk.do("next", "later 15m", "skip this time", "leave", "nonsense")
    assert desk.said == []
    assert not desk.closed
    assert desk.scene.page is Page.INTRO


def guided(now: list[timedelta], *, still: bool = False) -> Session:
    """The built-in plan with its timer started, at the times that are in ``now``."""
    timeline = compile_plan(read_plan(resolve("glutes", Path())), "L1", Side.RIGHT)
    desk = Desk(Offers())
    session = Session(Player(timeline, seconds(0)), Offers(), desk, lambda: now[0], lambda _: None, still=still)
    session.look()
    session.do("toggle")
    return session


@pytest.mark.parametrize(("still", "postures"), [(False, 8), (True, 1)])
def test_the_figure_goes_with_the_time_into_a_hold_or_is_there_at_once(still: bool, postures: int) -> None:
    now = [seconds(0)]
    session = guided(now, still=still)
    seen = []
    for tenth in range(100, 108):  # the first hold begins after 10 s, and to settle into it takes 0.8 s
        now[0] = seconds(tenth / 10)
        session.look()
        seen.append(session.shot())
    assert len({str(shot) for shot in seen}) == postures


def test_the_figure_waits_for_the_look_that_is_due() -> None:
    now = [seconds(0)]
    session = guided(now)
    while now[0] < seconds(136.5):  # in the middle of a movement of the bridge
        now[0] += seconds(0.75)
        session.look()
    on_time = session.shot()
    now[0] += seconds(60)  # the machine slept, and nobody was guided meanwhile
    late = session.shot()
    session.look()
    assert late is not None
    assert late != on_time
    assert late == session.shot()


def test_a_plan_without_poses_shows_no_figure(desk: Desk) -> None:
    desk.do("toggle")
    desk.wait(20)
    assert desk.scene.moving
    assert desk.session.shot() is None


def test_the_screen_is_to_stay_on_only_while_the_timer_runs(desk: Desk) -> None:
    seen = [desk.scene.running]
    desk.do("toggle")
    seen.append(desk.scene.running)
    desk.wait(20)
    seen.append(desk.scene.running)
    desk.do("toggle")
    seen.append(desk.scene.running)
    desk.do("toggle")
    desk.wait(60)
    seen.append(desk.scene.running)
    assert seen == [False, True, True, False, False]
