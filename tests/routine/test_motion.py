"""What the figure shows at chosen instants of a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from standupnudge.routine.motion import FRAME, SETTLE, Shot, frame, shot, still_shot
from standupnudge.routine.plan import Side, Sides
from standupnudge.routine.pose import between, figure_in
from standupnudge.routine.pose_table import POSES
from standupnudge.routine.posture import Prop
from standupnudge.routine.timeline import Kind
from tests.routine.movements import PosedStep, Poses, frames, posed
from tests.routine.plans import holds, reps, seconds

BRIDGES = posed(reps("bridge", 10, 1, 1, 1), Poses("B0", {"phase 1": "B1", "phase 2": "B1", "phase 3": "B0"}))
LUNGE = Poses("L0", {"phase 1": "L1", "phase 2": "L0"})
LUNGES = posed(reps("lunge", 10, 1.25, 1.25, sides=Sides.ALTERNATING), LUNGE)
ARABESQUE = Poses("R0", {"phase 1": "R2", "phase 2": "R0"})
ARABESQUES = posed(reps("arabesque", 10, 1.5, 1.5, sides=Sides.ONE_BY_ONE), ARABESQUE)
PLANKS = posed(holds("plank", 10), Poses("P0", {"hold": "P1"}))
SESSIONS = {"plank": PLANKS, "bridge": BRIDGES, "lunge": LUNGES, "arabesque": ARABESQUES}


Shown = list[tuple[timedelta, Shot]]


def of(session: list[PosedStep], kind: Kind) -> list[PosedStep]:
    return [step for step in session if step.kind is kind]


def seen(session: list[PosedStep], step: PosedStep, into: float, *, still: bool = False) -> Shot:
    found = shot(session, step, seconds(into), still=still)
    assert found is not None
    return found


def test_a_repetition_goes_up_stays_and_comes_down() -> None:
    (rep, *_) = of(BRIDGES, Kind.REP)
    at = [seen(BRIDGES, rep, into).figure for into in (0, 0.5, 1, 1.5, 2, 2.5, 3)]
    halfway = between("B0", "B1", 0.5)
    down, up = figure_in("B0"), figure_in("B1")
    assert [at[0], at[2], at[3], at[4], at[6]] == [down, up, up, up, down]
    for figure in (at[1], at[5]):
        assert all(figure.points[joint] == pytest.approx(place) for joint, place in halfway.points.items())


def test_a_hold_is_moved_into_and_then_held() -> None:
    (hold, *_) = of(PLANKS, Kind.HOLD)
    assert seen(PLANKS, hold, 0).figure == figure_in("P0")
    assert all(seen(PLANKS, hold, into).figure == figure_in("P1") for into in (0.8, 3, 9.9))


def test_softening_leads_back() -> None:
    (soften, *_) = of(PLANKS, Kind.SOFTEN)
    assert seen(PLANKS, soften, 0).figure == figure_in("P1")
    assert seen(PLANKS, soften, SETTLE.total_seconds()).figure == figure_in("P0")


def test_getting_ready_shows_where_it_starts() -> None:
    (ready,) = of(ARABESQUES, Kind.GET_READY)
    shown = seen(ARABESQUES, ready, 2)
    assert (shown.figure, shown.working, shown.facing) == (figure_in("R0"), Side.RIGHT, 1)


def test_nothing_jumps_from_one_instant_to_the_next() -> None:
    for session in SESSIONS.values():
        before = None
        for instant in range(600):
            at = instant * seconds(0.04)
            step = next(step for step in reversed(session) if step.start <= at)
            points = seen(session, step, (at - step.start).total_seconds()).figure.points
            if before:
                assert max(abs(y - before[joint][1]) for joint, (_, y) in points.items()) < 0.06, step
            before = points


def test_the_right_leg_is_seen_from_the_right_and_the_left_one_mirrored() -> None:
    by_side = {rep.side: seen(ARABESQUES, rep, 0) for rep in of(ARABESQUES, Kind.REP)}
    assert {side: found.facing for side, found in by_side.items()} == {Side.RIGHT: 1, Side.LEFT: -1}
    assert all(found.working_is_near for found in by_side.values())


def test_legs_in_turns_change_without_turning_round() -> None:
    right, left, *_ = of(LUNGES, Kind.REP)
    shots = [seen(LUNGES, rep, 0.6) for rep in (right, left)]
    assert [found.facing for found in shots] == [1, 1]
    assert [found.working for found in shots] == [Side.RIGHT, Side.LEFT]
    assert [found.working_is_near for found in shots] == [True, False]


def test_who_starts_with_the_left_is_seen_from_the_left_throughout() -> None:
    session = posed(reps("lunge", 10, 1.25, 1.25, sides=Sides.ALTERNATING), LUNGE, Side.LEFT)
    shots = [seen(session, rep, 0) for rep in of(session, Kind.REP)]
    assert {found.facing for found in shots} == {-1}
    assert shots[0].working_is_near


def test_at_the_switch_it_turns_round() -> None:
    (switch,) = of(ARABESQUES, Kind.SWITCH)
    facing = [seen(ARABESQUES, switch, into).facing for into in (0, 0.3, 0.5, 0.8, 3)]
    assert facing == sorted(facing, reverse=True)
    assert (facing[0], facing[-2], facing[-1]) == (1, -1, -1)
    assert -1 < facing[2] < 0 < facing[1] < 1


def test_both_legs_work_where_they_work_together() -> None:
    assert {seen(BRIDGES, step, 0).working for step in BRIDGES} == {Side.BOTH}


def test_who_lies_on_the_left_side_is_seen_as_the_poses_are() -> None:
    session = posed(holds("side plank", 5, sides=Sides.ONE_BY_ONE), Poses("S0", {"hold": "S1"}))
    shots = {step.side: seen(session, step, 5) for step in of(session, Kind.HOLD)}
    assert {side: found.facing for side, found in shots.items()} == {Side.LEFT: 1, Side.RIGHT: -1}


@pytest.mark.parametrize("exercise", SESSIONS)
def test_without_motion_there_are_only_stills(exercise: str) -> None:
    session = SESSIONS[exercise]
    stills = [figure_in(pose) for pose in {step.pose for step in session} | {p.pose for s in session for p in s.phases}]
    for step in session:
        for tenth in range(round(step.length / seconds(0.1))):
            found = seen(session, step, tenth / 10, still=True)
            assert found.figure in stills
            assert abs(found.facing) == 1


def test_a_still_shows_where_the_movement_leads() -> None:
    (rep, *_) = of(BRIDGES, Kind.REP)
    shown = [seen(BRIDGES, rep, into, still=True).figure for into in (0.01, 1.5, 2.01)]
    assert shown == [figure_in("B1"), figure_in("B1"), figure_in("B0")]


def test_poses_with_no_way_between_them_follow_on_each_other_at_once() -> None:
    session = posed(reps("odd", 2, 1, 1), Poses("P1", {"phase 1": "B1", "phase 2": "P1"}))
    assert seen(session, of(session, Kind.REP)[0], 0.1).figure == figure_in("B1")


def test_a_repetition_goes_on_from_where_the_one_before_ended() -> None:
    drives = posed(reps("drive", 5, 1, 1), Poses("L0", {"phase 1": "L1", "phase 2": "R0"}))
    first, second, *_ = of(drives, Kind.REP)
    assert seen(drives, first, 0).figure == figure_in("L0")
    assert seen(drives, second, 0).figure == figure_in("R0")


def test_the_way_from_an_exercise_to_the_next_is_shown_where_there_is_one() -> None:
    (ready,) = of(ARABESQUES, Kind.GET_READY)
    moving_on = replace(ready, begin="L0")
    session = [moving_on, *ARABESQUES[1:]]
    assert seen(session, moving_on, 0).figure == figure_in("L0")
    assert seen(session, moving_on, 0.8).figure == figure_in("R0")
    assert seen(session, replace(ready, begin="B0"), 0).figure == figure_in("R0")


def test_an_exercise_without_poses_has_no_picture() -> None:
    session = posed(reps("jump", 2, 1, 1), Poses("", {"phase 1": "", "phase 2": ""}))
    assert [shot(session, step, timedelta()) for step in session] == [None] * len(session)


def test_the_frame_is_the_same_all_through_and_holds_everything() -> None:
    shots = [seen(LUNGES, step, into) for step in LUNGES for into in (0, 0.7, 1.3, 2)]
    (box,) = {found.frame for found in shots}
    for figure in frames("L0", "L1"):
        for x, y in figure.points.values():
            assert box.left - 0.01 <= x <= box.right + 0.01
            assert box.bottom <= y <= box.top


def test_props_come_with_the_pose() -> None:
    assert [still_shot(pose).prop for pose in ("P1", "B1", "L1", "L½c", "R1w", "P5")] == [
        Prop.MAT, Prop.MAT, Prop.NONE, Prop.CHAIR, Prop.WALL, Prop.DESK,
    ]  # fmt: skip


@pytest.mark.parametrize("pose", POSES)
def test_every_pose_can_be_shown_for_either_side(pose: str) -> None:
    right, left = still_shot(pose, Side.RIGHT), still_shot(pose, Side.LEFT)
    assert right.figure == left.figure
    assert right.facing == -left.facing
    assert right.working_is_near
    assert left.working_is_near
    assert right.frame == frame((pose,))


def frames_of(
    session: list[PosedStep], step: PosedStep, *, late: timedelta = timedelta(), still: bool = False
) -> Shown:
    """What is shown of a step by somebody who looks again when told to, so much too late."""
    shown, at = [], timedelta()
    while at < step.length:
        found = seen(session, step, at.total_seconds(), still=still)
        shown.append((at, found))
        assert found.lasts > timedelta()
        at += found.lasts + late
    return shown


def test_a_movement_has_at_least_twenty_five_frames_a_second() -> None:
    (lunge, *_) = of(LUNGES, Kind.REP)
    times = [at for at, _ in frames_of(LUNGES, lunge) if seconds(0.1) < at < seconds(1.15)]
    assert max(after - before for before, after in pairwise(times)) == FRAME
    assert seconds(1) / FRAME > 25


def test_frames_that_come_late_delay_none_of_the_others() -> None:
    (lunge, *_) = of(LUNGES, Kind.REP)
    late = frames_of(LUNGES, lunge, late=FRAME / 3)
    assert len(late) >= len(frames_of(LUNGES, lunge)) - 4  # the turns begin late


def test_the_figure_is_looked_at_no_more_than_it_moves() -> None:
    (hold, *_), (bridge, *_) = of(PLANKS, Kind.HOLD), of(BRIDGES, Kind.REP)
    held = [at for at, _ in frames_of(PLANKS, hold)]
    assert held[-1] < SETTLE
    squeezed = [at for at, _ in frames_of(BRIDGES, bridge) if seconds(1) <= at < seconds(2)]
    assert squeezed == [seconds(1)]


def test_nothing_else_is_to_be_seen_while_a_shot_lasts() -> None:
    for session in SESSIONS.values():
        for step in session[:8]:
            for at, found in frames_of(session, step):
                if found.lasts > FRAME:
                    later = at + found.lasts - timedelta.resolution
                    assert seen(session, step, later.total_seconds()) == found, (step, at)


def test_who_wants_no_motion_gets_one_picture_for_each_movement() -> None:
    (bridge, *_) = of(BRIDGES, Kind.REP)
    assert [at for at, _ in frames_of(BRIDGES, bridge, still=True)] == [seconds(0), seconds(1), seconds(2)]
