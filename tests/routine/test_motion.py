"""What the figure shows at chosen instants of a session."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standupnudge.routine.motion import SETTLE, Shot, frame, shot, still_shot
from standupnudge.routine.plan import Dose, Side, Sides
from standupnudge.routine.pose import between, figure_in
from standupnudge.routine.pose_table import POSES
from standupnudge.routine.posture import Prop
from standupnudge.routine.timeline import Kind, Step, Timeline, compile_plan
from tests.routine.movements import Poses, frames
from tests.routine.plans import holds, plan, reps, seconds

PLANK = Poses("P0", (("hold", "P1"),))
BRIDGE = Poses("B0", (("phase 1", "B1"), ("phase 2", "B1"), ("phase 3", "B0")))
LUNGE = Poses("L0", (("phase 1", "L1"), ("phase 2", "L0")))
ARABESQUE = Poses("R0", (("phase 1", "R2"), ("phase 2", "R0")))
SIDE_PLANK = Poses("S0", (("hold", "S1"),))


def session(dose: Dose, start: Side = Side.RIGHT) -> Timeline:
    return compile_plan(plan(dose), "L1", start)


def steps(timeline: Timeline, kind: Kind) -> list[Step]:
    return [step for step in timeline.steps if step.kind is kind]


def seen(timeline: Timeline, step: Step, poses: Poses, into: float, *, still: bool = False) -> Shot:
    found = shot(timeline, step, poses, seconds(into), still=still)
    assert found is not None
    return found


BRIDGES = session(reps("bridge", 10, 1, 1, 1))
LUNGES = session(reps("lunge", 10, 1.25, 1.25, sides=Sides.ALTERNATING))
ARABESQUES = session(reps("arabesque", 10, 1.5, 1.5, sides=Sides.ONE_BY_ONE))
PLANKS = session(holds("plank", 10))


def test_a_repetition_goes_up_stays_and_comes_down() -> None:
    (rep, *_) = steps(BRIDGES, Kind.REP)
    at = [seen(BRIDGES, rep, BRIDGE, into).figure for into in (0, 0.5, 1, 1.5, 2, 2.5, 3)]
    halfway = between("B0", "B1", 0.5)
    down, up = figure_in("B0"), figure_in("B1")
    assert [at[0], at[2], at[3], at[4], at[6]] == [down, up, up, up, down]
    for figure in (at[1], at[5]):
        assert all(figure.points[joint] == pytest.approx(place) for joint, place in halfway.points.items())


def test_a_hold_is_moved_into_and_then_held() -> None:
    (hold, *_) = steps(PLANKS, Kind.HOLD)
    assert seen(PLANKS, hold, PLANK, 0).figure == figure_in("P0")
    assert all(seen(PLANKS, hold, PLANK, into).figure == figure_in("P1") for into in (0.8, 3, 9.9))


def test_softening_leads_back() -> None:
    (soften, *_) = steps(PLANKS, Kind.SOFTEN)
    assert seen(PLANKS, soften, PLANK, 0).figure == figure_in("P1")
    assert seen(PLANKS, soften, PLANK, SETTLE.total_seconds()).figure == figure_in("P0")


def test_getting_ready_shows_where_it_starts() -> None:
    (ready,) = steps(ARABESQUES, Kind.GET_READY)
    shown = seen(ARABESQUES, ready, ARABESQUE, 2)
    assert (shown.figure, shown.working, shown.facing) == (figure_in("R0"), Side.RIGHT, 1)


def test_nothing_jumps_from_one_instant_to_the_next() -> None:
    for timeline, poses in ((PLANKS, PLANK), (BRIDGES, BRIDGE), (LUNGES, LUNGE), (ARABESQUES, ARABESQUE)):
        before = None
        for instant in range(round(min(timeline.total, seconds(30)) / seconds(0.04))):
            at = instant * seconds(0.04)
            step = next(step for step in timeline.steps if step.start <= at < step.end)
            points = seen(timeline, step, poses, (at - step.start).total_seconds()).figure.points
            if before:
                assert max(abs(y - before[joint][1]) for joint, (_, y) in points.items()) < 0.06, step
            before = points


def test_the_right_leg_is_seen_from_the_right_and_the_left_one_mirrored() -> None:
    by_side = {rep.side: seen(ARABESQUES, rep, ARABESQUE, 0) for rep in steps(ARABESQUES, Kind.REP)}
    assert {side: found.facing for side, found in by_side.items()} == {Side.RIGHT: 1, Side.LEFT: -1}
    assert all(found.working_is_near for found in by_side.values())


def test_legs_in_turns_change_without_turning_round() -> None:
    right, left, *_ = steps(LUNGES, Kind.REP)
    shots = [seen(LUNGES, rep, LUNGE, 0.6) for rep in (right, left)]
    assert [found.facing for found in shots] == [1, 1]
    assert [found.working for found in shots] == [Side.RIGHT, Side.LEFT]
    assert [found.working_is_near for found in shots] == [True, False]


def test_who_starts_with_the_left_is_seen_from_the_left_throughout() -> None:
    timeline = session(reps("lunge", 10, 1.25, 1.25, sides=Sides.ALTERNATING), Side.LEFT)
    shots = [seen(timeline, rep, LUNGE, 0) for rep in steps(timeline, Kind.REP)]
    assert {found.facing for found in shots} == {-1}
    assert shots[0].working_is_near


def test_at_the_switch_it_turns_round() -> None:
    (switch,) = steps(ARABESQUES, Kind.SWITCH)
    facing = [seen(ARABESQUES, switch, ARABESQUE, into).facing for into in (0, 0.3, 0.5, 0.8, 3)]
    assert facing == sorted(facing, reverse=True)
    assert (facing[0], facing[-2], facing[-1]) == (1, -1, -1)
    assert -1 < facing[2] < 0 < facing[1] < 1


def test_both_legs_work_where_they_work_together() -> None:
    assert {seen(BRIDGES, step, BRIDGE, 0).working for step in BRIDGES.steps} == {Side.BOTH}


def test_who_lies_on_the_left_side_is_seen_as_the_poses_are() -> None:
    timeline = session(holds("side plank", 5, sides=Sides.ONE_BY_ONE))
    shots = {step.side: seen(timeline, step, SIDE_PLANK, 5) for step in steps(timeline, Kind.HOLD)}
    assert {side: found.facing for side, found in shots.items()} == {Side.LEFT: 1, Side.RIGHT: -1}


@pytest.mark.parametrize(
    ("timeline", "poses"),
    [(PLANKS, PLANK), (BRIDGES, BRIDGE), (LUNGES, LUNGE), (ARABESQUES, ARABESQUE)],
    ids=["plank", "bridge", "lunge", "arabesque"],
)
def test_without_motion_there_are_only_stills(timeline: Timeline, poses: Poses) -> None:
    stills = [figure_in(pose) for pose in (poses.rest, *dict(poses.moves).values())]
    for step in timeline.steps:
        for tenth in range(round(step.length / seconds(0.1))):
            found = seen(timeline, step, poses, tenth / 10, still=True)
            assert found.figure in stills
            assert abs(found.facing) == 1


def test_a_still_shows_where_the_movement_leads() -> None:
    (rep, *_) = steps(BRIDGES, Kind.REP)
    shown = [seen(BRIDGES, rep, BRIDGE, into, still=True).figure for into in (0.01, 1.5, 2.01)]
    assert shown == [figure_in("B1"), figure_in("B1"), figure_in("B0")]


def test_poses_with_no_way_between_them_follow_on_each_other_at_once() -> None:
    (rep, *_) = steps(BRIDGES, Kind.REP)
    odd = Poses("P1", (("phase 1", "B1"),))
    assert seen(BRIDGES, rep, odd, 0.1).figure == figure_in("B1")


def test_an_exercise_without_poses_has_no_picture() -> None:
    assert shot(BRIDGES, BRIDGES.steps[0], Poses("", ()), timedelta()) is None


def test_the_frame_is_the_same_all_through_and_holds_everything() -> None:
    shots = [seen(LUNGES, step, LUNGE, into) for step in LUNGES.steps for into in (0, 0.7, 1.3, 2)]
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
