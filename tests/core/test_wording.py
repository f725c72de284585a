"""Every sentence people read: notifications, status, refusals, ideas."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from inspect import getsource
from itertools import product
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from standupnudge.core import ideas, menu, wording
from standupnudge.core.effects import Refusal, ShowNudge
from standupnudge.core.events import Later, NudgeClosed, Paused, RoutinePostponed, RoutineStarted
from standupnudge.core.ideas import BUILT_IN, idea
from standupnudge.core.instant import Instant
from standupnudge.core.rules import HoursRange, IdeaRules, OnClick, Rules
from standupnudge.core.views import Abilities, Notice, Tag, Urgency
from tests.day import Day, rules

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


def well_put(text: str) -> bool:
    """Sentences that end, line by line, and none that shouts."""
    return "!" not in text and all(line and line[0].isupper() and line[-1] in ".?" for line in text.splitlines())


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
    assert wording.length(span) == said


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
    assert wording.moment(datetime.fromisoformat(when).replace(tzinfo=berlin).astimezone(UTC), now) == said


def waiting() -> Day:
    return Day("09:40")


def away() -> Day:
    return Day("08:55").to("09:00").work().to("09:20").away().to("09:40")


def sitting() -> Day:
    return Day("08:55").to("09:20").work().to("09:40")


def exercising() -> Day:
    day = sitting().press("routine")
    day.happen(RoutineStarted)
    return day


PHASES: dict[Callable[[], Day], str] = {
    waiting: "Waiting for you at the desk.",
    away: "Away since 09:20.",
    sitting: "At your desk for 20 min.",
    exercising: "The routine is on.",
}
PAUSES: dict[str, str] = {
    "": "",
    "pause 30m": "Paused until 10:10.",
    "pause 1h": "Paused until 10:40.",
    "pause tomorrow": "Paused until Tue 06:00.",
    "pause until 14:00": "Paused until 14:00.",
    "pause": "Paused until you resume.",
}


@pytest.mark.parametrize("office", [False, True])
@pytest.mark.parametrize(("phase", "pause"), list(product(PHASES, PAUSES)))
def test_q4_the_status_says_what_goes_on_and_the_strongest_reason_for_quiet(
    phase: Callable[[], Day], pause: str, office: bool
) -> None:
    day = phase()
    if office:
        day.change(replace(Rules(), hours=OFFICE))
    if pause == "pause until 14:00":
        day.happen(lambda at: Paused(at, until=time(14)))
    elif pause:
        day.press(pause)
    reason = PAUSES[pause] or ("Outside your hours until 10:00." if office else "")
    if phase is exercising:
        reason = ""  # nothing is due, so nothing is held
    elif phase is sitting and not reason:
        reason = "Next nudge 09:50."
    said = wording.status(day.look().state, day.rules)
    assert said[0] == f"{PHASES[phase]} {reason}".strip()
    assert said[1] == ("Take your time." if phase is exercising else "Routine: Wed 12:30.")
    assert all(map(well_put, said))


def snoozed() -> Day:
    return Day().to("09:00").work().to("09:31").press("snooze").to("09:32")


def closed() -> Day:
    day = Day().to("09:00").work().to("09:31")
    day.happen(NudgeClosed)
    return day


def postponed(by: Later) -> Day:
    day = Day("2026-03-04 12:00", rules=rules(nudge_after=480)).work().to("12:31")
    day.happen(lambda at: RoutinePostponed(at, by))
    return day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            lambda: Day("09:00").work().to("09:31"),
            "At your desk for 31 min. A nudge waits for your answer; the next comes 09:35.",
        ),
        (snoozed, "At your desk for 32 min. Next nudge 09:36."),
        (closed, "At your desk for 31 min. Next nudge 09:36."),
        (
            lambda: Day("09:00").work().press("pause").to("09:31"),
            "At your desk for 31 min. Paused until you resume. Nudge held.",
        ),
        (
            lambda: Day("08:00", rules=replace(Rules(), hours=OFFICE)).work().to("08:31"),
            "At your desk for 31 min. Outside your hours until 10:00. Nudge held.",
        ),
        (
            lambda: Day("09:00", rules=rules(away_after=10)).work().to("09:27").away().to("09:31"),
            "At your desk for 31 min. A nudge waits until you are back at the keys.",
        ),
        (lambda: Day("17:00").work().to("17:05").away().to("2026-03-03 08:00"), "Away since Mon 2 Mar 17:05."),
    ],
)
def test_q4_the_status_says_what_comes_next(day: Callable[[], Day], said: str) -> None:
    there = day().look()
    assert wording.status(there.state, there.rules)[0] == said
    assert well_put(said)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (lambda: Day("2026-03-04 12:00").work(), "Routine: 12:30."),
        (lambda: Day("2026-03-04 12:00").work().to("12:31"), "Routine: now, its window is open."),
        (lambda: Day("2026-03-04 12:00").to("12:31"), "Routine: waits for a good moment."),
        (lambda: postponed(Later.QUARTER), "Routine: 12:46, put off from 12:30."),
        (lambda: postponed(Later.TOMORROW), "Routine: Thu 12:30, put off from 12:30."),
        (lambda: Day("2026-03-04 12:31").work(), "Routine: Wed 11 Mar 12:30."),
    ],
)
def test_q4_the_status_says_when_the_routine_comes(day: Callable[[], Day], said: str) -> None:
    there = day().look()
    assert wording.status(there.state, there.rules)[1] == said
    assert well_put(said)


@pytest.mark.parametrize("why", Refusal)
def test_every_refusal_is_told_in_sentences(why: Refusal) -> None:
    assert well_put(wording.refusal(why))


def test_every_notification_is_well_put() -> None:
    made = [
        nudge(level, can, of, may_snooze=may_snooze)
        for level, can, of, may_snooze in product((1, 2, 3), EVERY, (ROUTINE, NO_CLICK, Rules()), (True, False))
    ]
    made += [wording.routine_due(can) for can in EVERY]
    made += [wording.first_start("~/config.yaml", Rules(), []), wording.config_mended()]
    for notice in made:
        assert well_put(notice.body), notice
        assert notice.title[0].isupper()
        assert notice.title[-1].isalpha()
        assert all(button.label[0].isupper() and button.label[-1].isalpha() for button in notice.buttons)


def texts(module: ModuleType) -> list[str]:
    """Every text in the module's code."""
    nodes = ast.walk(ast.parse(getsource(module)))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@pytest.mark.parametrize("module", [wording, ideas, menu])
def test_nobody_is_shouted_at_nor_told_that_they_sat(module: ModuleType) -> None:
    found = texts(module)
    assert len(found) > 15
    assert [text for text in found if "!" in text] == []
    assert [text for text in found if "you sat" in text.lower()] == []


@pytest.mark.parametrize("text", BUILT_IN)
def test_n10_an_idea_is_short_and_well_put(text: str) -> None:
    assert len(text.split()) <= 12
    assert well_put(text)


@pytest.mark.parametrize("own", [(), ("Water the plants", "Ask Kim how it went", "Juggle")])
@pytest.mark.parametrize("use_built_in", [True, False])
def test_n10_each_idea_comes_once_before_any_comes_again(own: tuple[str, ...], use_built_in: bool) -> None:
    known = {*own, *(BUILT_IN if use_built_in else ())} or {"Get up and move for a minute or two."}
    of = replace(Rules(), ideas=IdeaRules(use_built_in=use_built_in, extra=own))
    day = Day("2026-03-02 00:10", rules=of).work().to("2026-03-03 23:50")
    came = ideas_of(day)
    assert len(came) >= 3 * len(known)
    for lap in range(3):
        assert set(came[lap * len(known) : (lap + 1) * len(known)]) == known


def ideas_of(day: Day) -> list[str]:
    return [effect.idea for _, effect in day.effects if isinstance(effect, ShowNudge)]


def test_n10_ones_own_ideas_come_first_and_word_for_word() -> None:
    of = IdeaRules(use_built_in=True, extra=("water THE plants!",))
    assert idea((), of) == "water THE plants!"
    assert idea(("water THE plants!",), of) == BUILT_IN[0]


def test_n10_an_idea_that_is_added_comes_next_and_none_comes_again_before_all_did() -> None:
    day = Day().to("09:00").work().to("09:41")
    day.change(replace(Rules(), ideas=IdeaRules(extra=("Juggle",)))).to("10:45")
    assert ideas_of(day) == [*BUILT_IN[:3], "Juggle", BUILT_IN[3]]


def test_n10_without_any_idea_a_nudge_still_says_what_to_do() -> None:
    none = IdeaRules(use_built_in=False)
    assert idea((), none) == "Get up and move for a minute or two."
    assert well_put(idea((), none))


def test_n10_nudges_go_through_the_ideas_over_restarts() -> None:
    day = Day().to("09:00").work().to("09:36").quit().start().work().to("09:46")
    came = ideas_of(day)
    assert came == list(BUILT_IN[: len(came)])
    assert len(came) >= 3
