"""Finds the file of a plan and reads it. Says nothing about its form, nor about how it is played."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from standupnudge import resources
from standupnudge.errors import ConfigError, Problem, StandUpNudgeError
from standupnudge.language import _
from standupnudge.routine.plan import Plan
from standupnudge.routine.plan_words import in_language

ENDING = ".yaml"
BUILT_IN = "glutes"  # what is played while the one that was asked for can't be


@dataclass(frozen=True, slots=True)
class Found:
    """A plan that can be played.

    :ivar plan: the one that was asked for, or the built-in one.
    :ivar problems: why it isn't the one that was asked for, a line for each problem; none if it is.
    """

    plan: Plan
    problems: tuple[str, ...] = ()


def plan_or_built_in(name: str, config_folder: Path) -> Found:
    """The plan ``name`` as :func:`resolve` finds it; while that can't be used, the built-in one, and why.

    What people read and hear of a built-in one is in the language in use.
    """
    try:
        plan = read_plan(resolve(name, config_folder))
        return Found(plan if name.endswith(ENDING) else in_language(plan))
    except ConfigError as error:
        problems = tuple(map(str, error.problems))
    except StandUpNudgeError as error:
        problems = (str(error),)
    return Found(in_language(read_plan(resources.plan(BUILT_IN))), problems)


def resolve(name: str, config_folder: Path) -> Path:
    """The file of the plan ``name``: a built-in one by its name, or "my-plan.yaml" beside the configuration.

    :raises StandUpNudgeError: when it is neither.
    """
    if name.endswith(ENDING):
        return config_folder / (Path(name).expanduser() if name.startswith("~/") else name)
    built_in = sorted(file.stem for file in resources.plan("any").parent.glob(f"*{ENDING}"))
    if name in built_in:
        return resources.plan(name)
    near = get_close_matches(name, built_in, n=1) or built_in
    cure = _("Write {name}, or the name of a file of your own that ends in {ending}.")
    cure = cure.format(name=near[0], ending=ENDING)
    raise StandUpNudgeError(_('There is no plan called "{name}".').format(name=name), cure)


def read_plan(path: Path) -> Plan:
    """The plan in the file ``path``.

    :raises ConfigError: it can't be read, or has problems; with all of them.
    """
    from standupnudge.config.files import read_text
    from standupnudge.config.plan_form import parse_plan

    try:
        text = read_text(path)
    except FileNotFoundError as error:
        missing = Problem(file=str(path), text=_("there is no such file; put the plan there"))
        raise ConfigError([missing]) from error
    return parse_plan(text, path.name)
