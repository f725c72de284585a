"""Finds the file of a plan and reads it into ``routine.plan`` values. Says nothing about how it is played.

The first thing wrong is reported, with the keys that lead to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path

from standupnudge import resources
from standupnudge.errors import StandUpNudgeError
from standupnudge.routine.plan import (
    LEFT_AND_RIGHT,
    Dose,
    Exercise,
    Fault,
    Form,
    Holds,
    Level,
    Phase,
    Plan,
    Reps,
    Sides,
    SideWords,
    Soften,
    Transition,
)

ENDING = ".yaml"
_LENGTH = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?) ?s")
_MOST = 200  # holds or repetitions of one dose; keeps a slip of the finger from making a timeline of millions
_LONGEST = timedelta(minutes=10)  # of one step


def resolve(name: str, config_folder: Path) -> Path:
    """The file of the plan ``name``: a built-in one by its name, or "my-plan.yaml" beside the configuration.

    :raises StandUpNudgeError: when it is neither.
    """
    if name.endswith(ENDING):
        return config_folder / Path(name).expanduser()
    built_in = sorted(file.stem for file in resources.plan("any").parent.glob(f"*{ENDING}"))
    if name in built_in:
        return resources.plan(name)
    near = get_close_matches(name, built_in, n=1) or built_in
    cure = f"Write {near[0]}, or the name of a file of your own that ends in {ENDING}."
    raise StandUpNudgeError(f'There is no plan called "{name}".', cure)


def read_plan(path: Path) -> Plan:
    """The plan in the file ``path``.

    :raises StandUpNudgeError: with the first thing that is wrong with it.
    """
    import yaml

    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise StandUpNudgeError(f"The plan {path} can't be read: {fault.strerror or fault}.") from fault
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError) as fault:
        raise StandUpNudgeError(f"The plan {path} isn't valid YAML: {_one_line(fault)}.") from fault
    try:
        return _plan(_Node(found, ""))
    except _WrongError as wrong:
        raise StandUpNudgeError(f"The plan {path} can't be used: {wrong}.") from wrong


def _one_line(fault: Exception) -> str:
    return " ".join(str(fault).split()).rstrip(".")


class _WrongError(Exception):
    """What is wrong in the file, with the keys that lead to it."""


class _Node:
    """A value of the file, and the keys that lead to it; every question checks the answer."""

    def __init__(self, value: object, where: str) -> None:
        self._value = value
        self._where = where

    def wrong(self, what: str) -> _WrongError:
        return _WrongError(f"{self._where or 'the file'} {what}")

    def keys(self, needed: str = "", optional: str = "") -> dict[str, _Node]:
        """The values by key: all that are ``needed``, and no others than those and the ``optional`` ones."""
        nodes = self.free_keys()
        known = (*needed.split(), *optional.split())
        for key in nodes:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                raise self.wrong(f'has an unknown key "{key}"' + (f" (did you mean {near[0]}?)" if near else ""))
        for key in needed.split():
            if key not in nodes:
                raise self.wrong(f"lacks {key}")
        return nodes

    def free_keys(self) -> dict[str, _Node]:
        """The values by key, whatever the keys are called."""
        if not isinstance(self._value, dict) or not all(isinstance(key, str) for key in self._value):
            raise self.wrong("has to be keys with values")
        return {key: _Node(value, f"{self._where}.{key}".lstrip(".")) for key, value in self._value.items()}

    def items(self) -> list[_Node]:
        if not isinstance(self._value, list):
            raise self.wrong("has to be a list")
        return [_Node(value, f"{self._where}[{number}]") for number, value in enumerate(self._value, start=1)]

    def text(self) -> str:
        if not isinstance(self._value, str) or not self._value.strip():
            raise self.wrong("has to be a text (in quotation marks, if YAML takes it for something else)")
        return " ".join(self._value.split())

    def texts(self) -> tuple[str, ...]:
        return tuple(item.text() for item in self.items())

    def count(self) -> int:
        if not isinstance(self._value, int) or isinstance(self._value, bool) or not 1 <= self._value <= _MOST:
            raise self.wrong(f"has to be a whole number from 1 to {_MOST}")
        return self._value

    def length(self, *, zero: bool = False) -> timedelta:
        match = _LENGTH.fullmatch(self._value) if isinstance(self._value, str) else None
        length = timedelta(seconds=float(match[1])) if match else timedelta(-1)
        if not (timedelta() < length <= _LONGEST or (zero and not length)):
            raise self.wrong(f'has to be a length in seconds, "10s" or "1.25s", up to {_LONGEST.total_seconds():g}s')
        return length


def _plan(root: _Node) -> Plan:
    keys = root.keys("title switch exercises levels", "about kit before effort stop_now who")
    exercises = tuple(_exercise(node) for node in keys["exercises"].items())
    by_id = {exercise.id: exercise for exercise in exercises}
    if len(by_id) < len(exercises):
        raise keys["exercises"].wrong("has two exercises with one id")
    levels = keys["levels"].free_keys()
    if not levels:
        raise keys["levels"].wrong("has to have at least one level")
    return Plan(
        title=keys["title"].text(),
        about=_text(keys, "about"),
        exercises=exercises,
        levels=tuple(_level(level_id, levels[level_id], by_id) for level_id in sorted(levels)),
        switch=_transition(keys["switch"]),
        kit=_texts(keys, "kit"),
        before=_texts(keys, "before"),
        effort=_text(keys, "effort"),
        stop_now=_text(keys, "stop_now"),
        who=_text(keys, "who"),
    )


def _exercise(node: _Node) -> Exercise:
    keys = node.keys(
        "id name muscles why move_in set_up cues",
        "kit soften sides faults easier harder stop_when video",
    )
    return Exercise(
        id=keys["id"].text(),
        name=keys["name"].text(),
        muscles=keys["muscles"].text(),
        why=keys["why"].text(),
        move_in=_transition(keys["move_in"]),
        set_up=keys["set_up"].text(),
        cues=_some(keys["cues"]),
        kit=_texts(keys, "kit"),
        soften=_soften(keys["soften"]) if "soften" in keys else Soften("Soften", ""),
        sides=_sides(keys["sides"]) if "sides" in keys else LEFT_AND_RIGHT,
        faults=tuple(_fault(item) for item in keys["faults"].items()) if "faults" in keys else (),
        easier=tuple(_form(item) for item in keys["easier"].items()) if "easier" in keys else (),
        harder=tuple(_form(item) for item in keys["harder"].items()) if "harder" in keys else (),
        stop_when=_texts(keys, "stop_when"),
        video=_link(keys["video"]) if "video" in keys else "",
    )


def _text(keys: Mapping[str, _Node], key: str) -> str:
    return keys[key].text() if key in keys else ""


def _texts(keys: Mapping[str, _Node], key: str) -> tuple[str, ...]:
    return keys[key].texts() if key in keys else ()


def _some(node: _Node) -> tuple[str, ...]:
    texts = node.texts()
    if not texts:
        raise node.wrong("has to have at least one line")
    return texts


def _link(node: _Node) -> str:
    link = node.text()
    if not link.startswith(("https://", "http://")):
        raise node.wrong("has to be a link that begins with https://")
    return link


def _transition(node: _Node) -> Transition:
    keys = node.keys("title lasts")
    return Transition(keys["title"].text(), keys["lasts"].length(zero=True))


def _soften(node: _Node) -> Soften:
    keys = node.keys("title", "how")
    return Soften(keys["title"].text(), _text(keys, "how"))


def _sides(node: _Node) -> SideWords:
    keys = node.keys("left right")
    return SideWords(keys["left"].text(), keys["right"].text())


def _fault(node: _Node) -> Fault:
    keys = node.keys("fault fix")
    return Fault(keys["fault"].text(), keys["fix"].text())


def _form(node: _Node) -> Form:
    keys = node.keys("id name how", "cues sides")
    return Form(
        id=keys["id"].text(),
        name=keys["name"].text(),
        how=keys["how"].text(),
        cues=_texts(keys, "cues"),
        sides=_sides(keys["sides"]) if "sides" in keys else None,
    )


def _level(level_id: str, node: _Node, exercises: Mapping[str, Exercise]) -> Level:
    keys = node.keys("exercises", "name")
    doses = keys["exercises"].free_keys()
    for exercise_id in doses:
        if exercise_id not in exercises:
            raise keys["exercises"].wrong(f'names "{exercise_id}", which is no exercise of this plan')
    if not doses:
        raise keys["exercises"].wrong("has to have at least one exercise")
    in_order = [exercise for exercise_id, exercise in exercises.items() if exercise_id in doses]
    return Level(level_id, _text(keys, "name"), tuple(_dose(doses[exercise.id], exercise) for exercise in in_order))


def _dose(node: _Node, exercise: Exercise) -> Dose:
    keys = node.keys("", "holds hold soften reps tempo sides form move_in")
    form = _text(keys, "form")
    if form and exercise.form(form) is None:
        raise keys["form"].wrong(f"names no easier or harder form of {exercise.id}")
    return Dose(
        exercise=exercise.id,
        work=_holds(node) if "holds" in keys else _reps(node),
        sides=_choice(keys["sides"]) if "sides" in keys else Sides.TOGETHER,
        form=form,
        move_in=keys["move_in"].length(zero=True) if "move_in" in keys else None,
    )


def _holds(node: _Node) -> Holds:
    keys = node.keys("holds hold", "soften sides form move_in")
    soften = keys["soften"].length(zero=True) if "soften" in keys else timedelta()
    return Holds(keys["holds"].count(), keys["hold"].length(), soften)


def _reps(node: _Node) -> Reps:
    keys = node.keys("reps tempo", "sides form move_in")
    tempo = keys["tempo"].free_keys()
    if not tempo:
        raise keys["tempo"].wrong("has to have at least one movement, such as up: 1s")
    return Reps(keys["reps"].count(), tuple(Phase(word, length.length()) for word, length in tempo.items()))


def _choice(node: _Node) -> Sides:
    words = [sides.value for sides in Sides]
    if node.text() not in words:
        raise node.wrong(f"has to be one of: {', '.join(words)}")
    return Sides(node.text())
