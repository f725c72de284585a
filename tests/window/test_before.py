"""What can be chosen and read before the start."""

from __future__ import annotations

from typing import Any

import pytest

from standupnudge.routine.plan import Side
from standupnudge.window.chosen import choose
from standupnudge.window.scene import Offers, Page
from tests.routine.plans import seconds
from tests.window.desk import Desk

LEVELS = ["level L0", "level L1", "level L2", "level L3", "level L4", "level L5", "level L6"]
PLANK = "variant bent_knee_plank"


def before(**task: Any) -> Desk:
    return Desk(Offers(), chosen=choose({"plan": "glutes", "level": "L1"} | task))


@pytest.fixture
def desk() -> Desk:
    return before()


def question(desk: Desk, text: str) -> Any:
    return next(each for each in desk.scene.questions if each.text == text)


def on_page(desk: Desk) -> list[str]:
    return [action.name for action in desk.scene.on_page]


def test_the_first_page_says_level_and_length_and_has_the_rarer_choices_behind_a_button(desk: Desk) -> None:
    assert (desk.scene.page, desk.scene.in_short) == (Page.INTRO, "L1, Base: 4:55")
    assert on_page(desk) == ["change", "know"]
    desk.do("change")
    assert desk.scene.page is Page.CHANGE
    assert [each.text for each in desk.scene.questions] == ["Level, this time", "Bent knee plank", "Pace"]
    desk.do("overview")
    assert desk.scene.page is Page.INTRO


def test_the_level_in_force_is_chosen_and_each_says_what_it_contains(desk: Desk) -> None:
    desk.do("change")
    levels = question(desk, "Level, this time")
    assert ([choice.name for choice in levels.choices], levels.chosen) == (LEVELS, "level L1")
    assert levels.note.startswith("L1, Base, 4:55. Bent knee plank: 10 holds of 10 s. Glute bridge: 10 times. ")
    desk.do("level L5")
    assert question(desk, "Level, this time").note.endswith("Your own stays L1.")


def test_another_level_is_played_and_told(desk: Desk) -> None:
    desk.do("change", "level L2")
    assert desk.said == [{"said": "level", "level": "L2"}]
    assert (desk.scene.in_short, desk.scene.left) == ("L2, A little more: 4:57", "4:57")
    desk.do("level L2", "toggle")
    assert desk.said == [{"said": "level", "level": "L2"}, {"said": "started"}]
    desk.wait(10 + 297)
    assert desk.said[-1]["said"] == "finished"
    assert set(desk.said[-1]["exercises"].values()) == {"timer"}


def test_a_level_for_this_time_is_not_the_usual_one() -> None:
    desk = before(this_time="L3")
    desk.do("change")
    assert question(desk, "Level, this time").chosen == "level L3"
    assert question(desk, "Level, this time").note.endswith("Your own stays L1.")


def test_a_level_asked_for_by_a_command_counts_until_the_start(desk: Desk) -> None:
    desk.hear(say="level", level="L0")
    assert desk.scene.in_short == "L0, Learn: 3:34"
    desk.do("toggle")
    desk.hear(say="level", level="L2")
    assert desk.scene.in_short == "L0, Learn: 3:34"


def test_a_level_that_was_accepted_is_played_and_the_usual_one(desk: Desk) -> None:
    desk.hear(say="level", level="L0", usual="yes")
    assert desk.scene.in_short == "L0, Learn: 3:34"
    desk.do("change")
    assert "Your own" not in question(desk, "Level, this time").note


def test_a_variant_is_chosen_and_the_list_shows_it(desk: Desk) -> None:
    desk.do("change", f"{PLANK} side_plank")
    assert question(desk, "Bent knee plank").chosen == f"{PLANK} side_plank"
    assert desk.scene.chosen is not None
    assert desk.scene.chosen.plan.exercise("bent_knee_plank").name == "Side plank on bent knees"
    assert "side_plank" not in str(desk.said), "it is for this session, and no level"


def test_a_variant_of_the_configuration_is_chosen_already_and_stays_with_another_level() -> None:
    desk = before(variants={"bent_knee_plank": "heel_lifts"})
    desk.do("change")
    assert question(desk, "Bent knee plank").chosen == f"{PLANK} heel_lifts"
    desk.do("level L2")
    assert question(desk, "Bent knee plank").chosen == f"{PLANK} heel_lifts"


def test_where_the_plank_is_eased_there_is_no_variant_to_choose() -> None:
    desk = before(eased=["bent_knee_plank"])
    desk.do("change")
    assert [each.text for each in desk.scene.questions] == ["Level, this time", "Pace"]


def test_at_ones_own_pace_there_is_no_count_in(desk: Desk) -> None:
    desk.do("change", "pace own")
    assert desk.scene.in_short == "L1, Base: at your own pace"
    assert question(desk, "Pace").note == "No timers: Space goes on."
    desk.do("toggle")
    assert desk.idle
    assert desk.scene.actions[0].name == "go on"


def test_a_tick_by_hand_stays_when_something_is_changed(desk: Desk) -> None:
    desk.session.tick("glute_bridge")
    desk.do("change", "level L2")
    assert [exercise for exercise, _ in desk.scene.ticks] == ["glute_bridge"]


def test_escape_goes_back_from_the_choices(desk: Desk) -> None:
    desk.do("change")
    desk.session.ask_to_close()
    assert (desk.scene.page, desk.closed) == (Page.INTRO, False)


def test_after_the_start_nothing_can_be_changed(desk: Desk) -> None:
    desk.do("toggle", "change", "level L2", "pace own")
    assert desk.said == [{"said": "started"}]
    assert desk.scene.page is Page.PLAY


def test_the_muscles_can_be_got_to_know(desk: Desk) -> None:
    desk.do("know")
    assert (desk.scene.page, desk.scene.detail) == (Page.DETAIL, "gluteus_maximus")
    assert on_page(desk) == ["know gluteus_maximus", "know gluteus_medius", "know gluteus_minimus"]
    desk.do("know gluteus_minimus")
    assert desk.scene.detail == "gluteus_minimus"
    desk.session.ask_to_close()
    assert desk.scene.page is Page.INTRO


def test_watch_opens_the_persons_own_link_before_the_plans() -> None:
    desk = before(videos={"glute_bridge": "https://example.org/bridge"})
    desk.session.explain("glute_bridge")
    assert on_page(desk) == ["watch"]
    desk.do("watch")
    assert desk.browsed == ["https://example.org/bridge"]


def test_without_a_link_there_is_nothing_to_watch(desk: Desk) -> None:
    desk.session.explain("glute_bridge")
    assert on_page(desk) == []
    desk.do("watch")
    assert desk.browsed == []


def test_the_side_stays_with_another_level() -> None:
    desk = before(start_side="left")
    desk.do("change", "level L5")
    sides = [step.side for step in desk.scene.timeline.steps if step.exercise == "glute_bridge" and step.kind.works]
    assert sides[0] is Side.LEFT


def test_the_time_left_is_that_of_the_level(desk: Desk) -> None:
    desk.do("change", "level L3", "toggle")
    desk.wait(10 + 62)
    assert desk.scene.left == "3:20"
    assert desk.scene.timeline.total == seconds(262)
