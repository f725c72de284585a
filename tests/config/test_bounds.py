from datetime import timedelta

import pytest

from standupnudge.config import units
from standupnudge.config.kinds import Duration, Whole
from standupnudge.config.load import parse
from standupnudge.config.schema import KEYS, value_of
from standupnudge.errors import ConfigError

BOUNDED = {key.name: key.kind for key in KEYS if isinstance(key.kind, Duration | Whole)}


def text_of(name: str, value: str) -> str:
    section, _, key = name.partition(".")
    return f"{section}:\n  {key}: {value}\n"


def just_outside(kind: Duration | Whole) -> list[tuple[str, str, str]]:
    """The value, what is said of it, and what to write."""
    if isinstance(kind, Whole):
        return [(str(kind.low - 1), "too low", str(kind.low)), (str(kind.high + 1), "too high", str(kind.high))]
    second = timedelta(seconds=1)
    high = (units.format_duration(kind.high + second), "too long", units.format_duration(kind.high))
    low = (units.format_duration(kind.low - second), "too short", units.format_duration(kind.low))
    return [low, high] if kind.low else [high]


def test_the_bounds_are_those_that_are_promised():
    assert {name: kind.allowed for name, kind in BOUNDED.items()} == {
        "sitting.nudge_after": "5s to 8h",
        "sitting.warn_before": "0s to 10m",
        "sitting.repeat_every": "5s to 8h",
        "sitting.snooze": "5s to 8h",
        "sitting.max_snoozes": "0 to 10",
        "sitting.away_after": "5s to 8h",
        "sitting.locked_after": "5s to 8h",
        "standing.at_most": "5m to 8h",
        "routine.count_in": "3s to 1m",
        "sound.volume": "0 to 100",
    }


@pytest.mark.parametrize(("name", "kind"), BOUNDED.items(), ids=BOUNDED.keys())
def test_both_ends_are_inside(name, kind):
    for end in (kind.low, kind.high):
        text = str(end) if isinstance(kind, Whole) else units.format_duration(end)
        assert value_of(parse(text_of(name, text)), name) == end


@pytest.mark.parametrize(("name", "kind"), BOUNDED.items(), ids=BOUNDED.keys())
def test_just_outside_is_a_problem_that_names_the_end(name, kind):
    for text, why, end in just_outside(kind):
        with pytest.raises(ConfigError) as caught:
            parse(text_of(name, text))
        [problem] = caught.value.problems
        assert problem.key == name
        assert problem.text == f'"{text}" is {why}; write {end} (allowed: {kind.allowed})'


@pytest.mark.parametrize("length", [1, 200])
def test_an_idea_may_have_this_length(length):
    assert parse(f"ideas: {{extra: [{'x' * length}]}}").rules.ideas.extra == ("x" * length,)


@pytest.mark.parametrize("digits", ["9" * 30, "-" + "9" * 30, "9" * 5000])
def test_a_number_of_any_length_is_a_problem_like_others(digits):
    with pytest.raises(ConfigError, match=r"sound\.volume: .* is not a whole number"):
        parse(text_of("sound.volume", digits))


def test_every_default_is_inside_its_own_bounds():
    for name, kind in BOUNDED.items():
        [default] = [key.default for key in KEYS if key.name == name]
        assert kind.low <= default <= kind.high, name
