"""Whether the variants that a configuration chooses are there in its plan. Only asked where it chooses any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from standupnudge.config.kinds import nearest
from standupnudge.config.load import checked_text
from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.config.problems import Fault, Report, listed, sentence, shown
from standupnudge.config.schema import Config
from standupnudge.config.tree import Node, Pairs, Text
from standupnudge.errors import StandUpNudgeError
from standupnudge.language import _
from standupnudge.routine.plan import Plan

_KEY = "routine.variants"


def compare(text: str, path: Path, config: Config) -> None:
    """Look each variant up in the plan of ``config``, which ``text`` says and ``path`` holds.

    What is wrong with the plan itself is told elsewhere: then there is nothing to compare with.

    :raises ConfigError: with every one that isn't there.
    """
    try:
        plan = read_plan(resolve(config.rules.routine.plan, path.parent))
    except StandUpNudgeError:
        return
    checked_text(text, path.name, lambda tree, report: _compare(tree, report, plan))


def _compare(tree: Node | None, report: Report, plan: Plan) -> None:
    known = {exercise.id: [each.id for each in exercise.variants] for exercise in plan.exercises if exercise.variants}
    for word, value in _pairs(_at(_at(tree, "routine"), "variants")):
        if word.value not in known:
            told = _("{word} is no exercise with variants in this plan").format(word=shown(word.value))
            report(_KEY, Fault(word.mark, _unknown(word, told, list(known))))
        elif value.value not in known[word.value]:
            told = _("{word} is no variant of {exercise} in this plan")
            told = told.format(word=shown(value.value), exercise=word.value)
            report(f"{_KEY}.{word.value}", Fault(value.mark, _unknown(value, told, known[word.value])))


def _unknown(text: Text, told: str, known: list[str]) -> str:
    meant = next(iter(nearest(text.value, tuple(known))), "")
    return sentence(told, meant, listed(known))


def _at(node: Node | None, word: str) -> Node | None:
    return next((value for key, value in _pairs_of(node) if isinstance(key, Text) and key.value == word), None)


def _pairs(node: Node | None) -> Iterator[tuple[Text, Text]]:
    for key, value in _pairs_of(node):
        if isinstance(key, Text) and isinstance(value, Text):
            yield key, value


def _pairs_of(node: Node | None) -> list[tuple[Node, Node]]:
    return list(node.nodes) if isinstance(node, Pairs) else []
