"""The text of a configuration file to a ``Config``, or to every problem of it at once. Opens no file itself."""

from __future__ import annotations

from standupnudge.config.check import checked
from standupnudge.config.problems import Fault
from standupnudge.config.schema import Config, with_values
from standupnudge.config.tree import read_tree
from standupnudge.errors import ConfigError, Problem


def parse(text: str, name: str = "config.yaml", base: Config | None = None) -> Config:
    """What ``text`` says, over the values of ``base`` (over the defaults, if not given).

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
    values = checked(tree, report)
    if problems:
        raise ConfigError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return with_values(base or Config(), values)
