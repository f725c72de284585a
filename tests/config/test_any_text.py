"""Any text gives a configuration within its bounds, or problems; never anything else."""

from datetime import time, timedelta

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from standupnudge.config.files import read
from standupnudge.config.kinds import Choice, Duration, Sentence, Switch, Whole
from standupnudge.config.load import parse
from standupnudge.config.schema import KEYS, PORTS, Config, value_of
from standupnudge.config.shapes import ListOf
from standupnudge.config.tree import Items, Node, Text, read_tree
from standupnudge.errors import ConfigError
from standupnudge.resources import resource

EXAMPLE = resource("config.example.yaml").read_text(encoding="utf-8")
SHORT = "".join(f"{line.split('#')[0].rstrip()}\n" for line in EXAMPLE.splitlines() if line.split("#")[0].strip())

KEY_NAMES = sorted({part for key in KEYS for part in key.name.split(".")})
VALUES = [
    *("30m", "5s", "8h", "9h", "0", "2", "10", "11", "-1", "12:30", "24:00", "22:00-06:00", "10:00-10:00", "wed"),
    *("mon-fri", "fri-mon", "always", "auto", "L3", "true", "on", "no", "none", "glutes", "my.yaml", "sat", "~"),
    *("https://example.org", "x11_screensaver", "glute_bridge", "idle", "null"),
]
MARKS = [
    *("\n", "\n  ", "\n    ", "\n\t", "\n- ", "\n  - ", ": ", ":", ", ", "[", "]", "{", "}", '"', "'", "#", " # "),
    *(
        "&a ",
        "*a",
        "<<: ",
        "!!int ",
        "!x ",
        "? ",
        "| ",
        ">\n",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "@",
        "`",
        "\\",
        "\t",
        "\0",
    ),
    *("\x85", "\u2028", "\ufeff", "\ud800", "\r", "\r\n", '"\\x', '"\\ud800"', "  "),
]
pieces = st.sampled_from([*KEY_NAMES, *(f"{name}: " for name in KEY_NAMES), *VALUES, *MARKS]) | st.text(max_size=3)
grown = st.lists(pieces, max_size=40).map("".join)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """The example after some edits: something taken out, put in, or put in twice."""
    text = draw(st.sampled_from([EXAMPLE, SHORT]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        stop = draw(st.integers(start, min(len(text), start + 80)))
        text = (
            text[:start] + draw(pieces | st.just(text[start:stop] * 2)) + text[draw(st.sampled_from([start, stop])) :]
        )
    return text


any_text = st.text() | grown | edited()


def assert_within_bounds(config: Config) -> None:
    for key in KEYS:
        value = value_of(config, key.name)
        match key.kind:
            case Duration(low, high) | Whole(low, high):
                assert type(value) is type(low)
                assert low <= value <= high
            case Switch():
                assert type(value) is bool
            case Choice(members):
                assert type(value) is members
            case ListOf(Sentence(shortest, longest)):
                assert all(shortest <= len(line) <= longest and line.isprintable() for line in value)
    routine, hours = config.rules.routine, config.rules.hours
    assert routine.days
    assert list(routine.days) == sorted(set(routine.days) & set(range(7)))
    assert type(routine.at) is time
    assert hours is None or (hours and all(one.start != one.end and 0 <= one.day < 7 for one in hours))
    assert all(link.lower().startswith(("http://", "https://")) for link in config.videos.values())
    assert set(config.backends) <= set(PORTS)


def assert_tells_problems(error: ConfigError, text: str) -> None:
    assert error.problems
    assert list(error.problems) == sorted(error.problems, key=lambda problem: (problem.line, problem.column))
    for problem in error.problems:
        assert 1 <= problem.line <= len(text) + 2
        assert problem.column >= 1
        assert problem.text
        assert str(problem).isprintable()
        assert str(problem).startswith(f"config.yaml:{problem.line}:{problem.column}: ")


@settings(deadline=None, max_examples=300)
@given(any_text)
def test_any_text_gives_a_configuration_within_its_bounds_or_problems(text):
    try:
        config = parse(text)
    except ConfigError as error:
        assert_tells_problems(error, text)
    else:
        assert_within_bounds(config)


@settings(deadline=None)
@given(
    st.binary()
    | edited().map(lambda text: text.encode("utf-16", "replace"))
    | grown.map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_file_gives_a_configuration_or_problems(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "config.yaml"
    path.write_bytes(content)
    try:
        config = read(path)
    except ConfigError as error:
        assert_tells_problems(error, content.decode("latin-1"))
    else:
        assert_within_bounds(config)


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="this PyYAML has only the parser written in Python")
@settings(deadline=None)
@given(any_text)
def test_both_parsers_read_the_same_wherever_both_can_read(text):
    quick, faults = read_tree(text, yaml.CSafeLoader)
    slow, slow_faults = read_tree(text, yaml.SafeLoader)
    if not faults and not slow_faults:
        assert without_places(quick) == without_places(slow)


def without_places(node: Node | None) -> object:
    """The parsers differ in where a value is that isn't there."""
    if isinstance(node, Text):
        return node.value, node.bare
    if isinstance(node, Items):
        return [without_places(item) for item in node.nodes]
    return node and [(without_places(key), without_places(value)) for key, value in node.nodes]


def test_a_configuration_out_of_bounds_would_be_noticed():
    with pytest.raises(AssertionError):
        assert_within_bounds(parse("sitting: {snooze: 5m}", base=_too_long()))


def _too_long() -> Config:
    from dataclasses import replace

    rules = Config().rules
    return replace(Config(), rules=replace(rules, sitting=replace(rules.sitting, nudge_after=timedelta(hours=9))))
