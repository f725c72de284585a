"""Every sentence people read: notifications, status, refusals, ideas."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from inspect import getsource
from itertools import product
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from standupnudge.core import ideas, menu, status_words, time_words, wording
from standupnudge.core.effects import MakeOffer, Notify, OfferOf, Refusal, ShowNudge, Told
from standupnudge.core.instant import Instant
from standupnudge.core.rules import HoursRange, IdeaRules, OnClick, Rules
from standupnudge.core.views import Abilities, Notice, Tag, Urgency
from tests.core.well_put import well_put
from tests.day import rules

ALL = Abilities(buttons=True, body_click=True)
BUTTONS = Abilities(buttons=True, body_click=False)
CLICK = Abilities(buttons=False, body_click=True)
NOTHING = Abilities(buttons=False, body_click=False)
EVERY = (ALL, BUTTONS, CLICK, NOTHING)

ROUTINE = replace(Rules(), ideas=IdeaRules(use_built_in=False, extra=("Water the plants.",)))
NO_CLICK = replace(ROUTINE, sitting=replace(ROUTINE.sitting, on_click=OnClick.NONE))
OFFICE = (HoursRange(day=0, start=time(10), end=time(12)),)

DESK, IDEA = "At your desk for 42 min.", "Water the plants."
HERE = "Click here for the five-minute routine."
TRAY = "To answer, click the StandUpNudge icon in the tray."


def nudge(level: int = 1, can: Abilities = ALL, of: Rules = ROUTINE, *, may_snooze: bool = True) -> Notice:
    shown = ShowNudge(level=level, sitting=timedelta(minutes=42, seconds=59), may_snooze=may_snooze, idea=IDEA)
    return wording.nudge(shown, can, of)


@pytest.mark.parametrize(
    ("level", "title", "body", "urgency"),
    [
        (1, "A good moment to get up", [DESK, IDEA, HERE], Urgency.NORMAL),
        (2, "Time to get up", [DESK, IDEA, HERE], Urgency.STAYS),
        (3, "At your desk for 42 min: time to get up", [IDEA, HERE], Urgency.STAYS),
    ],
)
def test_n3_each_level_is_plainer_than_the_last(level: int, title: str, body: list[str], urgency: Urgency) -> None:
    notice = nudge(level)
    assert (notice.tag, notice.title, notice.body.splitlines(), notice.urgency) == (Tag.NUDGE, title, body, urgency)


@pytest.mark.parametrize(
    ("can", "of", "body", "buttons", "on_click"),
    [
        (ALL, ROUTINE, [DESK, IDEA, HERE], ["I'm up", "Snooze 5 min", "Not now"], "routine"),
        (ALL, NO_CLICK, [DESK, IDEA], ["I'm up", "Snooze 5 min", "Not now"], None),
        (BUTTONS, ROUTINE, [DESK, IDEA], ["I'm up", "Snooze 5 min", "Start routine"], "routine"),
        (BUTTONS, NO_CLICK, [DESK, IDEA], ["I'm up", "Snooze 5 min", "Not now"], None),
        (CLICK, ROUTINE, [DESK, IDEA, HERE, TRAY], [], "routine"),
        (CLICK, NO_CLICK, [DESK, IDEA, TRAY], [], None),
        (NOTHING, ROUTINE, [DESK, IDEA, TRAY], [], "routine"),
        (NOTHING, NO_CLICK, [DESK, IDEA, TRAY], [], None),
    ],
)
def test_a_nudge_says_only_what_can_be_done_with_it(
    can: Abilities, of: Rules, body: list[str], buttons: list[str], on_click: str | None
) -> None:
    notice = nudge(can=can, of=of)
    assert notice.body.splitlines() == body
    assert [button.label for button in notice.buttons] == buttons
    assert notice.on_click == on_click


@pytest.mark.parametrize("level", [1, 2, 3])
def test_n4_once_all_snoozes_are_used_there_is_no_button_for_it(level: int) -> None:
    assert [button.name for button in nudge(level, may_snooze=True).buttons] == ["up", "snooze", "skip"]
    assert [button.name for button in nudge(level, may_snooze=False).buttons] == ["up", "skip"]


def test_the_snooze_button_says_how_long() -> None:
    labels = [button.label for button in nudge(of=rules(snooze=90)).buttons]
    assert labels == ["I'm up", "Snooze 1 h 30 min", "Not now"]


@pytest.mark.parametrize(
    ("can", "body", "buttons"),
    [
        (ALL, "Four exercises, five minutes. Click here when you are ready.", 3),
        (BUTTONS, "Four exercises, five minutes. Open it when you are ready.", 3),
        (CLICK, "Four exercises, five minutes. Click here when you are ready.", 0),
        (NOTHING, "Four exercises, five minutes. To start, click the StandUpNudge icon in the tray.", 0),
    ],
)
def test_w2_the_notification_of_the_routine_tells_how_to_begin(can: Abilities, body: str, buttons: int) -> None:
    notice = wording.routine_due(can)
    assert (notice.tag, notice.body, notice.urgency) == (Tag.ROUTINE, body, Urgency.STAYS)
    assert notice.on_click == "routine"
    assert [button.name for button in notice.buttons] == ["routine", "routine later 1h", "routine skip"][:buttons]


@pytest.mark.parametrize("can", EVERY)
def test_the_exercises_in_a_notification_have_a_line_each_and_a_button_where_there_are_buttons(can: Abilities) -> None:
    notice = wording.exercises(["Glute bridge: 10 times.", "Lunge: 8 times a side."], can)
    assert notice.body == "Glute bridge: 10 times.\nLunge: 8 times a side."
    assert [button.name for button in notice.buttons] == (["routine done"] if can.buttons else [])


def test_the_first_start_tells_when_the_first_nudge_comes_where_to_change_it_and_what_is_missing() -> None:
    notice = wording.first_start("~/config.yaml", rules(nudge_after=45), ["No tray was found."])
    assert notice.title == "StandUpNudge is running"
    assert notice.body.splitlines() == [
        "The first nudge comes after 45 min at the desk. Change that in ~/config.yaml: it counts as soon as you save.",
        "No tray was found.",
    ]


def test_the_first_start_tells_where_the_icon_is_if_there_is_one() -> None:
    notice = wording.first_start("~/config.yaml", rules(nudge_after=45), [], icon=True)
    assert notice.body.splitlines()[1] == "The ring in the tray is its icon: click it for everything else."


def test_c3_a_broken_configuration_is_told_with_its_first_problem_and_how_to_see_the_others() -> None:
    one, two = "config.yaml:3:16: sitting.nudge_after: no unit", "config.yaml:9:1: siting: unknown"
    assert wording.config_broken([one]).body.splitlines() == [
        one,
        "Until it is mended, the settings from before stay on.",
    ]
    assert wording.config_broken([one, two, two]).body.splitlines()[1] == "and 2 more; see: standupnudge config check"


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=-5), "0 s"),
        (timedelta(0), "0 s"),
        (timedelta(seconds=59.999), "59 s"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=1, minutes=5), "1 h 5 min"),
        (timedelta(days=2), "48 h"),
    ],
)
def test_lengths_are_rounded_down_and_have_units(span: timedelta, said: str) -> None:
    assert time_words.length(span) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-03-02T09:05", "09:05"),
        ("2026-03-02T00:00", "00:00"),
        ("2026-03-03T06:00", "Tue 06:00"),
        ("2026-03-08T12:30", "Sun 12:30"),
        ("2026-03-09T12:30", "Mon 9 Mar 12:30"),  # in a week: "Mon" alone would be today
        ("2026-03-01T23:59", "Sun 1 Mar 23:59"),
        ("2026-11-25T12:30", "Wed 25 Nov 12:30"),
    ],
)
def test_moments_are_told_by_the_clock_where_the_person_is(when: str, said: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = Instant(datetime(2026, 3, 2, 8, tzinfo=UTC), timedelta(0), berlin)
    assert time_words.moment(datetime.fromisoformat(when).replace(tzinfo=berlin).astimezone(UTC), now) == said


@pytest.mark.parametrize("why", Refusal)
def test_every_refusal_is_told_in_sentences(why: Refusal) -> None:
    assert well_put(wording.refusal(why))


def test_every_notification_is_well_put() -> None:
    made = [
        nudge(level, can, of, may_snooze=may_snooze)
        for level, can, of, may_snooze in product((1, 2, 3), EVERY, (ROUTINE, NO_CLICK, Rules()), (True, False))
    ]
    made += [wording.routine_due(can) for can in EVERY]
    made += [wording.first_start("~/config.yaml", Rules(), [], icon=icon) for icon in (True, False)]
    made += [wording.plain("Not written", wording.not_written("~/config.yaml")), wording.config_mended()]
    for notice in made:
        assert well_put(notice.body), notice
        assert notice.title[0].isupper()
        assert notice.title[-1].isalpha()
        assert all(button.label[0].isupper() and button.label[-1].isalpha() for button in notice.buttons)


def texts(module: ModuleType) -> list[str]:
    """Every text in the module's code."""
    nodes = ast.walk(ast.parse(getsource(module)))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@pytest.mark.parametrize("module", [wording, status_words, time_words, ideas, menu])
def test_nobody_is_shouted_at_nor_told_that_they_sat(module: ModuleType) -> None:
    found = texts(module)
    assert len(found) > 15
    assert [text for text in found if "!" in text] == []
    assert [text for text in found if "you sat" in text.lower()] == []


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (MakeOffer(OfferOf.DAY, days=(2, 5)), "The routine on Wednesday and Saturday?"),
        (MakeOffer(OfferOf.DAY, days=(0, 2, 5)), "The routine on Monday, Wednesday and Saturday?"),
        (MakeOffer(OfferOf.LEVEL, level="L2"), "The next routine with L2?"),
        (MakeOffer(OfferOf.LEVEL, level="L1", days=(2,)), "Start again gently, with L1?"),
        (MakeOffer(OfferOf.LEVEL, days=(2,)), "Start again with one day a week?"),
    ],
)
def test_r5_r6_an_offer_is_a_question_with_a_way_to_leave_things_as_they_are(made: MakeOffer, title: str) -> None:
    with_buttons, without = wording.offer(made, ALL), wording.offer(made, NOTHING)
    assert with_buttons.title == without.title == title
    assert [button.name for button in with_buttons.buttons] == ["offer accept", "offer decline"]
    assert without.buttons == ()
    assert all(map(well_put, (with_buttons.body, without.body)))
    assert wording.offered(made) == (title, with_buttons.buttons[0].label)


def test_n12_the_third_not_now_is_answered_with_what_follows_and_no_question() -> None:
    notice = wording.told(Notify(Told.HOURLY), Rules())
    assert notice.title == "Nudges come once an hour until midnight"
    assert notice.buttons == ()
    assert "30 min" in notice.body


def test_r5_an_exercise_that_hurt_twice_is_named_with_whom_to_ask() -> None:
    notice = wording.told(Notify(Told.PHYSIO, "glute_bridge"), Rules())
    assert notice.title == "Glute bridge rests"
    assert "physio" in notice.body


def test_what_can_not_be_read_is_told_with_the_name_it_has_now() -> None:
    assert "standupnudge.sqlite3.unreadable-1" in wording.unread("standupnudge.sqlite3.unreadable-1").body
