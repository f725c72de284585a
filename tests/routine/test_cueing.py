"""What is heard and read in the built-in routine, and what holds of the cues of any plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.config.schema import Voice
from standupnudge.routine.cue_tones import LASTS, OF_REPS
from standupnudge.routine.cue_words import lasting, number
from standupnudge.routine.cueing import Due, VoiceLevel, count_in_cues, passed, session_cues
from standupnudge.routine.cues import Cue, Tone
from standupnudge.routine.plan import Dose, Plan, Side, Sides
from standupnudge.routine.timeline import Kind, Timeline, compile_plan
from tests.routine.plans import holds, plan, reps, seconds

GLUTES = read_plan(resolve("glutes", Path()))
LEVELS = [level.id for level in GLUTES.levels]
VARIANTS = [variant.id for variant in GLUTES.exercises[0].variants]
ALL = [(level, side, variant) for level, side, variant in product(LEVELS, (Side.LEFT, Side.RIGHT), VARIANTS)]
END_OF_L1 = 295


def built_in(level: str, side: Side = Side.RIGHT, variant: str = "") -> Timeline:
    return compile_plan(GLUTES, level, side, variants={"bent_knee_plank": variant} if variant else {})


def told(timeline: Timeline, start: float, end: float, voice: VoiceLevel = VoiceLevel.FULL) -> list[tuple[float, str]]:
    """What is heard from one place to another, in seconds: "tone: words"."""
    cues = [due for due in session_cues(timeline, voice) if seconds(start) <= due.at < seconds(end)]
    return [(due.at.total_seconds(), heard(due.cue)) for due in cues if heard(due.cue)]


def heard(cue: Cue) -> str:
    return ": ".join(filter(None, [cue.tone.value if cue.tone else "", cue.words]))


def words(timeline: Timeline, voice: VoiceLevel) -> list[tuple[float, str]]:
    return [(due.at.total_seconds(), due.cue.words) for due in session_cues(timeline, voice) if due.cue.words]


def test_a_hold_and_the_rest_after_it_at_level_1() -> None:
    assert told(built_in("L1"), 8, 24) == [
        (8, "tick"),
        (9, "tick"),
        (10, "start"),
        (10.6, "Squeeze your seat and tuck your belt buckle towards your ribs."),
        (15, "halfway"),
        (17, "tick"),
        (18, "tick"),
        (19, "tick"),
        (20, "end: Soften. Two of ten."),
        (22, "start"),
        (23, "Breathe out."),
    ]


def test_two_bridges_at_level_1() -> None:
    assert told(built_in("L1"), 142, 150) == [
        (142, "rep-up"),
        (144, "rep-down"),
        (145, "rep-up"),
        (147, "rep-down"),
        (148, "rep-up: Five."),
        (149, "Half time."),
    ]


def test_the_change_of_sides_at_level_1() -> None:
    assert told(built_in("L1"), 255, 267) == [
        (255, "rep-down: Nine."),
        (256.5, "rep-up"),
        (258, "rep-down: Ten."),
        (259.5, "rep-up"),
        (261, "switch-side: Left side."),
        (262, "tick"),
        (263, "tick"),
        (264, "tick"),
        (265, "start"),
        (266.5, "rep-up"),
    ]


@pytest.mark.parametrize(
    ("start", "full", "short"),
    [
        (
            0,
            "Down to the floor. Forearms down. Bent knee plank, 10 holds of 10 seconds.",
            "Down to the floor. Bent knee plank.",
        ),
        (
            128,
            "Roll onto your back. Feet flat and hip-wide. Glute bridge, 10 times.",
            "Roll onto your back. Glute bridge.",
        ),
        (
            166,
            "Stand up. Come up slowly. Feet hip-wide. Reverse lunge, 10 times each side, right first.",
            "Stand up. Reverse lunge, right first.",
        ),
        (226, "Find your balance. Right first.", "Find your balance. Right first."),
        (261, "Left side.", "Left side."),
        (END_OF_L1, "All done.", "All done."),
    ],
)
def test_the_transitions_of_level_1_are_said_in_the_time_there_is(start: int, full: str, short: str) -> None:
    timeline = built_in("L1")
    assert dict(words(timeline, VoiceLevel.FULL))[start] == full
    assert dict(words(timeline, VoiceLevel.SHORT))[start] == short


def test_a_gap_of_one_second_has_room_for_the_number_only() -> None:
    assert [said for at, said in words(built_in("L2"), VoiceLevel.FULL) if 19 < at < 45] == [
        "Two.",
        "Breathe out.",
        "Three.",
        "Four.",
    ]


def test_breathing_out_is_said_at_holds_2_5_and_8() -> None:
    timeline = built_in("L1")
    at = [due.at for due in session_cues(timeline) if due.cue.words == "Breathe out."]
    during = [
        step.count.number for when in at for step in timeline.steps if step.start <= when < step.end and step.count
    ]
    assert during == [2, 5, 8]


@pytest.mark.parametrize(("level", "counted"), [("L1", [5, 8, 9, 10]), ("L0", [3, 4, 5]), ("L4", [5, 10, 13, 14, 15])])
def test_of_repetitions_the_last_three_and_every_fifth_are_counted(level: str, counted: list[int]) -> None:
    timeline = built_in(level)
    (begin, *_), end = (
        [s for s in timeline.steps if s.exercise == "reverse_lunge" and s.kind is Kind.REP],
        timeline.total,
    )
    spoken = [said for at, said in words(timeline, VoiceLevel.SHORT) if seconds(at) >= begin.start]
    numbers = [f"{number(count)}." for count in counted]
    assert [said for said in spoken if said in numbers] == numbers * 3  # the lunges, and both sides of the arabesque
    assert end == timeline.total


def test_the_time_left_is_told_at_half_time_and_in_the_last_minute_only() -> None:
    timeline = built_in("L1")
    told = {said: at for at, said in words(timeline, VoiceLevel.FULL) if said in {"Half time.", "Last minute."}}
    assert told == {"Half time.": 149, "Last minute.": 235}


def test_the_last_thing_is_the_falling_tone_at_the_end() -> None:
    *_, last = session_cues(built_in("L1"))
    assert last == Due(seconds(END_OF_L1), Cue(Tone.END, "All done.", "All done."))


def test_a_short_voice_leaves_out_form_and_breath() -> None:
    spoken = [said for _, said in words(built_in("L1"), VoiceLevel.SHORT)]
    assert "Two of ten." in spoken
    assert not {"Breathe out.", "Push through your heels."} & set(spoken)


def test_the_voices_are_those_of_the_configuration() -> None:
    assert {level.value for level in VoiceLevel} == {voice.value for voice in Voice}


def test_counting_in_ticks_three_times_and_not_before_it_began() -> None:
    assert [(due.at, due.cue.tone) for due in count_in_cues(seconds(10))] == [
        (seconds(at), Tone.TICK) for at in (7, 8, 9)
    ]
    assert [due.at for due in count_in_cues(seconds(2))] == [seconds(0), seconds(1)]
    assert all(due.cue.tone is None for due in count_in_cues(seconds(3), VoiceLevel.SILENT))


def test_each_cue_is_passed_once_however_often_somebody_looks() -> None:
    cues = session_cues(built_in("L1"))
    looks = [seconds(at) for at in (0, 0.3, 12, 12, 60, 295)]
    seen = passed(cues, None, looks[0]) + tuple(due for a, b in pairwise(looks) for due in passed(cues, a, b))
    assert seen == cues


def test_nothing_to_play_is_nothing_to_hear() -> None:
    assert session_cues(Timeline(())) == ()


# -- what holds of every session


def fits(timeline: Timeline, cues: tuple[Due, ...]) -> None:
    """No words in other words or in the tone of a change; no tone in another."""
    spoken = [(due.at, due.at + lasting(due.cue.words)) for due in cues if due.cue.words]
    assert all(end <= start for (_, end), (start, _) in pairwise(spoken))
    assert all(end <= timeline.total for start, end in spoken if start < timeline.total)
    toned = [(due.at, due.at + LASTS[due.cue.tone]) for due in cues if due.cue.tone]
    assert all(end <= start for (_, end), (start, _) in pairwise(toned))
    changes = [due.at for due in cues if due.cue.tone and due.cue.tone not in OF_REPS]
    assert not [change for change in changes for start, end in spoken if start < change < end]


def begins(timeline: Timeline, cues: tuple[Due, ...]) -> Counter[timedelta]:
    starts = {step.start for step in timeline.steps}
    return Counter(due.at for due in cues if due.at in starts and due.cue.tone)


@pytest.mark.parametrize(("level", "side", "variant"), ALL)
@pytest.mark.parametrize("voice", VoiceLevel)
def test_all_cues_of_a_session_fit_without_overlapping(level: str, side: Side, variant: str, voice: VoiceLevel) -> None:
    timeline = built_in(level, side, variant)
    cues = session_cues(timeline, voice)
    fits(timeline, cues)
    assert [due.at for due in cues] == sorted({due.at for due in cues})
    assert not [due for due in cues if "  " in due.cue.words]


@pytest.mark.parametrize(("level", "side", "variant"), ALL)
def test_every_hold_repetition_rest_and_change_is_announced_once(level: str, side: Side, variant: str) -> None:
    timeline = built_in(level, side, variant)
    for voice in (VoiceLevel.FULL, VoiceLevel.SHORT, VoiceLevel.TONES):
        assert begins(timeline, session_cues(timeline, voice)) == Counter(step.start for step in timeline.steps)


@pytest.mark.parametrize(("level", "side", "variant"), ALL)
def test_captions_are_the_words_of_a_full_voice_whatever_is_heard(level: str, side: Side, variant: str) -> None:
    timeline = built_in(level, side, variant)
    full = session_cues(timeline)
    assert all(due.cue.caption == due.cue.words for due in full)
    for voice in VoiceLevel:
        cues = session_cues(timeline, voice)
        assert [(due.at, due.cue.caption) for due in cues] == [(due.at, due.cue.caption) for due in full]
    assert {due.cue.words for due in session_cues(timeline, VoiceLevel.TONES)} == {""}
    assert {(due.cue.tone, due.cue.words) for due in session_cues(timeline, VoiceLevel.SILENT)} == {(None, "")}


@pytest.mark.parametrize(("level", "side", "variant"), ALL)
def test_every_change_is_told_in_words_and_a_stretch_has_two_form_cues_at_most(
    level: str, side: Side, variant: str
) -> None:
    timeline = built_in(level, side, variant)
    cues = session_cues(timeline)
    said = {due.at: due.cue.words for due in cues if due.cue.words}
    assert all(said.get(step.start) for step in timeline.steps if not step.kind.works)
    for stretch in {timeline.stretch(step) for step in timeline.steps if step.kind.works}:
        form = {step.cue for step in stretch if step.kind.works}
        told = [text for at, text in said.items() if stretch[0].start <= at < stretch[-1].end and text in form]
        assert 1 <= len(told) <= 2


lengths = st.sampled_from([0.1, 0.3, 0.5, 1, 1.25, 2, 3.5, 10, 30])
counts = st.integers(1, 12)
SIDES = st.sampled_from(list(Sides))
doses = st.one_of(
    st.builds(holds, st.just("wall"), counts, lengths, st.sampled_from([0, 0.5, 1, 2, 5]), SIDES),
    st.builds(
        lambda count, tempo, sides: reps("wall", count, *tempo, sides=sides),
        counts,
        st.lists(lengths, min_size=1, max_size=4),
        SIDES,
    ),
)


def numbered(those: list[Dose], move_in: float, switch: float) -> Plan:
    named = [replace(dose, exercise=f"exercise_{index}") for index, dose in enumerate(those)]
    return plan(*named, move_in=move_in, switch=switch)


@given(st.lists(doses, min_size=1, max_size=4), lengths, lengths)
def test_the_cues_of_any_plan_fit_and_none_is_of_something_that_is_over(
    those: list[Dose], move_in: float, switch: float
) -> None:
    timeline = compile_plan(numbered(those, move_in, switch), "L1", Side.LEFT)
    for voice in VoiceLevel:
        cues = session_cues(timeline, voice)
        fits(timeline, cues)
        assert not [due for due in cues if "  " in due.cue.caption]
        assert max(begins(timeline, cues).values(), default=0) <= 1
        assert {step.start for step in timeline.steps if not step.kind.works} <= {
            due.at for due in cues if due.cue.caption
        }


@given(st.integers(1, 30), st.lists(st.sampled_from([0.1, 0.15, 0.3, 1]), min_size=1, max_size=4))
def test_however_quick_repetitions_are_the_tones_of_changes_stay(count: int, tempo: list[float]) -> None:
    timeline = compile_plan(plan(reps("quick", count, *tempo), holds("slow", 1, 10)), "L1", Side.LEFT)
    tones = {due.at: due.cue.tone for due in session_cues(timeline)}
    quick = timeline.length_of("quick") - seconds(4)
    assert tones[seconds(4)] is Tone.START
    assert quick < LASTS[Tone.START] or tones[seconds(4) + quick] is Tone.END
    assert tones[timeline.total] is Tone.END
