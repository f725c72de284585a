"""Bodies keep their bones, hands and feet on the floor stay there, and nobody falls over."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standupnudge.routine import skeleton
from standupnudge.routine.pose import between, eased, figure_in, leads_to
from standupnudge.routine.pose_table import POSES
from standupnudge.routine.skeleton import ARMS, LEGS, Joint, View, distance
from standupnudge.routine.solve import measured
from standupnudge.routine.ways import WAYS
from tests.routine.movements import balance, both_ways, frames, side_ways

J = Joint
LENGTHS = {
    (J.WORKING_SHOULDER, J.HEAD): skeleton.HEAD,
    **{(leg[0], arm[0]): skeleton.TRUNK for leg, arm in zip(LEGS, ARMS, strict=True)},
    **{
        bone: length
        for arm in ARMS
        for bone, length in zip(pairwise(arm), (skeleton.UPPER_ARM, skeleton.FOREARM), strict=True)
    },
    **{
        bone: length
        for leg in LEGS
        for bone, length in zip(pairwise(leg), (skeleton.THIGH, skeleton.SHANK, skeleton.FOOT), strict=True)
    },
}
# L¼ is only passed through, from a lunge on two feet up to one.
ON_ONE_LEG = [name for name, pose in POSES.items() if {*pose.fixed} == {J.WORKING_ANKLE} and name != "L¼"]
seconds = st.floats(0.2, 5).map(lambda length: timedelta(seconds=length))


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_bones_are_as_long_in_every_frame(way: tuple[str, str]) -> None:
    figures = frames(*way)
    for bone, length in figures[0].bones().items():
        expected = LENGTHS[bone] if figures[0].view is View.SIDE else length
        assert [figure.bones()[bone] for figure in figures] == pytest.approx([expected] * len(figures), abs=1e-6), bone


def test_the_frames_have_every_bone() -> None:
    assert figure_in("L0").bones().keys() == LENGTHS.keys()


@pytest.mark.parametrize("way", both_ways(), ids="-".join)
def test_what_is_on_the_floor_stays_where_it_is(way: tuple[str, str]) -> None:
    for joint in Joint:
        stood = None
        for figure in frames(*way):
            place = figure.points[joint] if joint in figure.contacts else None
            if stood and place:
                assert distance(stood, place) < 0.005, joint
            stood = place and (stood or place)


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_on_the_way_it_bears_on_something_that_both_ends_bear_on(way: tuple[str, str]) -> None:
    first, *others, last = frames(*way)
    staying = first.contacts & last.contacts
    assert staying
    assert all(staying <= figure.contacts for figure in others)


@pytest.mark.parametrize("way", side_ways(), ids="-".join)
def test_nothing_goes_through_the_floor(way: tuple[str, str]) -> None:
    assert min(y for figure in frames(*way) for _, y in figure.points.values()) > -0.001


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_nothing_jumps(way: tuple[str, str]) -> None:
    quickest = max(
        distance(before.points[joint], after.points[joint])
        for before, after in pairwise(frames(*way))
        for joint in Joint
    )
    assert quickest < 0.05


@pytest.mark.parametrize("way", WAYS, ids="-".join)
@pytest.mark.parametrize("share", [0, 0.2, 0.55, 1])
def test_the_way_back_is_the_same_way(way: tuple[str, str], share: float) -> None:
    there, back = between(*way, share), between(*reversed(way), 1 - share)
    assert all(distance(there.points[joint], back.points[joint]) < 1e-9 for joint in Joint)


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_a_way_begins_in_the_one_pose_and_ends_in_the_other(way: tuple[str, str]) -> None:
    start, end = way
    assert between(start, end, -0.5) == between(start, end, 0) == figure_in(start)
    assert between(start, end, 1.5) == between(start, end, 1) == figure_in(end)
    for pose, share in ((start, 1e-7), (end, 1 - 1e-7)):
        near, there = between(start, end, share), figure_in(pose)
        assert all(distance(near.points[joint], there.points[joint]) < 0.002 for joint in Joint), pose


@pytest.mark.parametrize("pose", ON_ONE_LEG)
def test_on_one_leg_the_balance_point_is_over_the_foot(pose: str) -> None:
    figure = figure_in(pose)
    heel = figure.points[J.WORKING_ANKLE][0] - 0.03
    assert heel < balance(figure) < figure.points[J.WORKING_TOE][0]


@pytest.mark.parametrize("way", [way for way in WAYS if way[0].startswith("R0") and way[1] != "L1"], ids="-".join)
def test_nobody_falls_over_on_the_way_into_an_arabesque(way: tuple[str, str]) -> None:
    places = [balance(figure) for figure in frames(*way)]
    assert 0 < min(places) < max(places) < 0.08  # between ankle and ball


def test_the_poses_on_one_leg_are_those_of_the_last_exercise() -> None:
    assert {"R0", "R1", "R1½", "R2"} <= {*ON_ONE_LEG}


@pytest.mark.parametrize("name", POSES)
def test_a_pose_stands_as_it_is_written(name: str) -> None:
    pose = POSES[name]
    real = measured(figure_in(name), pose.angles)
    assert distance(real.hip, pose.hip) < 0.01
    angles = [(is_, was) for is_, was in zip(real[:12], pose.angles[:12], strict=True)]
    assert max(abs(is_ - was) for is_, was in angles) < 3


@pytest.mark.parametrize("name", [name for name, pose in POSES.items() if pose.view is View.SIDE])
def test_a_foot_that_stands_is_flat(name: str) -> None:
    points, contacts = figure_in(name).points, figure_in(name).contacts
    for *_, ankle, toe in LEGS:
        if ankle in contacts:
            assert (points[ankle][1], points[toe][1]) == pytest.approx(
                (skeleton.ANKLE_HEIGHT, skeleton.ANKLE_HEIGHT), abs=0.005
            )


def test_knees_bend_forward_only() -> None:
    for way in side_ways():
        for figure in frames(*way):
            angles = measured(figure, POSES[way[0]].angles)
            for thigh, shank, _ in angles.legs:
                assert -0.01 < (thigh - shank) % 360 < 150 or (thigh - shank) % 360 > 359.9, way


def test_a_lunge_steps_back_through_the_air() -> None:
    heights = [figure.points[J.OTHER_ANKLE][1] for figure in frames("L0", "L1")]
    landed = next(n for n, figure in enumerate(frames("L0", "L1")) if n and J.OTHER_TOE in figure.contacts)
    assert all(height > skeleton.ANKLE_HEIGHT for height in heights[1:landed])
    assert 0.4 < landed / len(heights) < 0.7


def test_poses_that_have_no_way_are_not_blended() -> None:
    assert not leads_to("P1", "B1")
    assert leads_to("P1", "P0")
    assert leads_to("B1", "B1")
    with pytest.raises(KeyError):
        between("P1", "B1", 0.5)


def test_a_pose_that_isnt_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        figure_in("P9")


@given(length=seconds, share=st.floats(0, 1), later=st.floats(0, 1))
def test_easing_goes_from_nothing_to_all_and_never_back(length: timedelta, share: float, later: float) -> None:
    shares = [eased(at * length, length) for at in sorted((share, later))]
    assert 0 <= shares[0] <= shares[1] <= 1
    assert eased(timedelta(), length) == 0
    assert eased(length, length) == pytest.approx(1)


def test_at_each_end_it_is_still_for_a_moment() -> None:
    length = timedelta(seconds=1.25)
    moment = timedelta(seconds=0.075)  # and as long again in the movement before or behind
    assert eased(moment, length) == 0
    assert eased(length - moment, length) == 1
    assert 0 < eased(moment * 2, length) < 0.05
    assert eased(length / 2, length) == pytest.approx(0.5)
