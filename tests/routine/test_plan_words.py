"""The routine in another language: every text of the built-in plan is in the catalogs, and nothing stays English."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from standupnudge import language
from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.routine import sentences
from standupnudge.routine.cue_words import lasting, number
from standupnudge.routine.cueing import session_cues
from standupnudge.routine.plan import Dose, Muscle, Poses, Side
from standupnudge.routine.plan_texts import TEXTS
from standupnudge.routine.plan_words import in_language, said
from standupnudge.routine.summary import summary
from standupnudge.routine.timeline import compile_plan
from standupnudge.terminal.script import script, stretch_in_words
from standupnudge.terminal.wiring import introduction
from tests.routine.plans import plan, reps

GLUTES = read_plan(resolve("glutes", Path()))
NOT_SAID = {"id", "video", "start", "length"}
IDS = {Dose, Poses}


class Shouted(gettext.NullTranslations):
    """A language that is English in capitals, its placeholders aside."""

    def gettext(self, message: str) -> str:
        assert message, "gettext answers this with its header"
        parts = message.split("{")
        return "{".join([parts[0].upper(), *(f"{name}}}{text.upper()}" for name, text in map(_parted, parts[1:]))])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


def _parted(text: str) -> tuple[str, str]:
    name, _, rest = text.partition("}")
    return name, rest


@pytest.fixture
def shouted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalog", Shouted())


def texts(value: Any) -> Iterator[str]:
    """All texts for people in a plan or a part of one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value) and type(value) not in IDS:
        kept = NOT_SAID | ({"exercises"} if isinstance(value, Muscle) else set())
        for field in fields(value):
            if field.name not in kept:
                yield from texts(getattr(value, field.name))


def movements() -> set[str]:
    """The words of all movements that a form of an exercise has a pose for; a hold's is none."""
    forms = [each for exercise in GLUTES.exercises for each in (exercise, *exercise.easier, *exercise.harder)]
    return {word for form in forms if form.poses for word, _ in form.poses.moves} - {"hold"}


def sessions() -> Iterator[tuple[str, Side, dict[str, Any]]]:
    """One at each level, with another side and variant each time, and an eased one."""
    plank = GLUTES.exercises[0]
    turns = zip(GLUTES.levels, cycle((Side.LEFT, Side.RIGHT)), cycle(plank.variants), strict=False)
    for level, side, variant in turns:
        yield level.id, side, {"variants": {plank.id: variant.id}}
    yield "L1", Side.LEFT, {"eased": tuple(exercise.id for exercise in GLUTES.exercises)}


def test_the_catalogs_have_every_text_of_the_built_in_plan_and_no_other() -> None:
    assert len(set(TEXTS)) == len(TEXTS)
    assert set(TEXTS) == {text for text in texts(GLUTES) if text} | movements()


@pytest.mark.usefixtures("shouted")
def test_a_plan_is_put_into_the_language_text_by_text() -> None:
    translated = in_language(GLUTES)
    assert list(texts(translated)) == [text.upper() for text in texts(GLUTES)]
    assert [each.id for each in translated.exercises] == [each.id for each in GLUTES.exercises]
    assert [level.doses for level in translated.levels] == [level.doses for level in GLUTES.levels]


def test_in_english_a_plan_stays_as_it_is() -> None:
    assert in_language(GLUTES) == GLUTES


@pytest.mark.usefixtures("shouted")
def test_nothing_that_is_read_or_heard_of_a_session_stays_english() -> None:
    glutes = in_language(GLUTES)
    for level, side, asked in sessions():
        timeline = compile_plan(glutes, level, side, **asked)
        stretches = dict.fromkeys(timeline.stretch(step) for step in timeline.steps if step.kind.works)
        told = [
            *(text for step in timeline.steps for text in (step.title, step.cue, step.side_words, step.next)),
            *(text for due in session_cues(timeline) for text in (due.cue.words, due.cue.caption)),
            *(line.text for line in script(timeline)),
            *map(stretch_in_words, stretches),
            *summary(glutes, level, **asked),
            *introduction(glutes, level, timeline, **asked),
        ]
        # A number is said like a word that begins a sentence, and with a small letter within one.
        plain = [text for text in told if text.upper() != text and not _of_numbers(text)]
        assert plain == []


def _of_numbers(text: str) -> bool:
    """Whether it is in capitals but for the numbers in words."""
    for count in range(20, 0, -1):
        for word in (number(count), number(count).lower()):
            text = text.replace(f"{word}.", "")
    return text.upper() == text


@pytest.mark.usefixtures("shouted")
def test_movements_keep_the_words_that_poses_and_tones_go_by() -> None:
    steps = compile_plan(in_language(GLUTES), "L1", Side.RIGHT).steps
    assert {phase.word for step in steps for phase in step.phases} == {"up", "squeeze", "down", "out", "back"}
    assert all(phase.pose for step in steps for phase in step.phases)


@pytest.mark.usefixtures("shouted")
def test_an_empty_text_is_not_looked_up() -> None:
    assert said("") == ""
    assert in_language(replace(plan(reps("squat", 1, 1)), title="")).title == ""


# -- how sentences are put together, and how long they take


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Roll onto your back. Right first.", 6),
        ("Fünf von zehn.", 3),
        ("躺下", 1),
        ("双脚平放、与髋同宽。", 4),
        ("臀桥\uff0c10 次。", 3),
        ("仰向けになる。", 3),
        ("엎드려 버티기 열 번", 4),
    ],
)
def test_two_characters_without_blanks_are_a_word(text: str, words: int) -> None:
    assert sentences.words(text) == words
    assert lasting(text) == words * timedelta(seconds=0.4)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", ""), ("half time", "Half time."), ("Half time.", "Half time."), ("过半", "过半。"), ("过半。", "过半。")],
)
def test_a_sentence_ends_with_the_full_stop_of_its_writing(text: str, sentence: str) -> None:
    assert sentences.sentence(text) == sentence


def test_sentences_stand_together_as_their_writing_has_it() -> None:
    assert sentences.together("Stand up.", "", "Right first.") == "Stand up. Right first."
    assert sentences.together("站起来。", "先右侧。", "Go.") == "站起来。先右侧。Go."


def test_parts_are_found_by_the_marks_of_either_writing() -> None:
    assert sentences.parts("On your back, feet flat: so. ") == ["On your back", "feet flat", "so"]
    assert sentences.parts("仰卧\uff0c双脚平放\uff1b手臂放两侧。") == ["仰卧", "双脚平放", "手臂放两侧"]
