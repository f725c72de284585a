"""The text of a configuration file to a ``Config``, or to every problem of it at once. Opens no file itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from standupnudge.config.check import checked
from standupnudge.config.problems import Fault, Mark, Report
from standupnudge.config.schema import Config, with_values
from standupnudge.config.tree import Node, Unread, read_tree
from standupnudge.errors import ConfigError, Problem

Value = TypeVar("Value")


def parse(text: str, name: str = "config.yaml", base: Config | None = None) -> Config:
    """What ``text`` says, over the values of ``base`` (over the defaults, if not given).

    :param name: what problems call the file.
    :raises ConfigError: with every problem, in the order of the file.
    """
    return with_values(base or Config(), checked_text(text, name, checked))


def checked_text(text: str, name: str, check: Callable[[Node | None, Report], Value]) -> Value:
    """What ``check`` makes of the tree of ``text``, given where to report what is wrong with it, in any order.

    :param name: what problems call the file.
    :raises ConfigError: with every problem, in the order of the file.
    """
    problems: list[Problem] = []

    def report(key: str, fault: Fault) -> None:
        place = fault.mark
        problems.append(Problem(file=name, line=place.line, column=place.column, key=key, text=fault.text))

    tree, faults = read_tree(text)
    for fault in faults:
        report("", fault)
    value = check(Unread(Mark(1, 1)) if tree is None and faults else tree, report)
    if problems:
        raise ConfigError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return value
