"""What is no YAML at all, told to somebody who has never seen any."""

import pytest
import yaml

from standupnudge.config.load import parse
from standupnudge.config.problems import Mark
from standupnudge.config.size import LARGEST
from standupnudge.config.tree import read_tree
from standupnudge.errors import ConfigError

LOADERS = [loader for name in ("CSafeLoader", "SafeLoader") if (loader := getattr(yaml, name, None))]

NOT_FITTING = "this doesn't fit what is above it; look at the indentation, the quotes and the brackets"
FAULTS = {
    "a tab for indentation": ("sitting:\n\tsnooze: 5m\n", (2, 1), "a tab is here where only spaces can be; use spaces"),
    "a tab between two keys": (
        "sitting:\n  snooze: 5m\n\tmax_snoozes: 2\n",
        (3, 1),
        "a tab is here where only spaces can be; use spaces",
    ),
    "a quote without its end": (
        'routine:\n  at: "12:30\n  level: L1\n',
        (2, 7),
        "this quote is never closed; put the same quote after the value",
    ),
    "a bracket without its end": (
        "routine:\n  days: [mon, wed\n  level: L1\n",
        (2, 9),
        'this "[" is never closed; put a "]" at its end',
    ),
    "a bracket without its end, at the end": (
        "routine: {at: 12:30",
        (1, 10),
        'this "{" is never closed; put a "}" at its end',
    ),
    "a comma forgotten": (
        'hours: {mon: ["09:00-12:00" "13:00-17:00"]}\n',
        (1, 29),
        'a "," or the "]" is missing before this',
    ),
    "a colon in a value": (
        "ideas: {}\nsound:\n  nudge: C: bell.wav\n",
        (3, 11),
        'there is a second ":" on this line; put the value in quotes',
    ),
    "no colon after a key": ("sitting\n  snooze: 5m\n", (2, 9), 'the line above has no ":" after its key'),
    "no space after a colon": (
        "sitting:\n  snooze:5m\n  max_snoozes: 2\n",
        (3, 14),
        'the line above has no space after its ":"',
    ),
    "too far in": (
        "sitting:\n  snooze: 5m\n    max_snoozes: 2\n",
        (3, 16),
        "this line is indented further than its neighbours",
    ),
    "not far enough in": ("sitting:\n  snooze: 5m\n max_snoozes: 2\n", (3, 2), NOT_FITTING),
    "a quote inside quotes": ("ideas:\n  extra: ['don't']\n", (2, 16), 'a "," or the "]" is missing before this'),
    "a bracket too many": ("routine:\n  days: [wed]]\n", (2, 14), NOT_FITTING),
    "a list on the line of its key": (
        "routine:\n  days: - wed\n",
        (2, 9),
        "a list can't begin on the line of its key; put it on a line of its own, or in brackets",
    ),
    "a sign that begins no value": (
        "sound:\n  nudge: @home\n",
        (2, 10),
        'a value can\'t begin with "@"; put the value in quotes',
    ),
    "a bracket that closes nothing": (
        "sound:\n  nudge: ]\n",
        (2, 10),
        '"]" can\'t be here; put the value in quotes if it is part of one',
    ),
    "a second document": ("sound: {}\n---\nideas: {}\n", (2, 1), 'a second document begins here; remove the "---"'),
    "an alias": ("hours: {mon: &a ['09:00-10:00'], tue: *a}\n", (1, 39), "*a is an alias; write the value itself"),
    "an anchor with itself inside": ("ideas: {extra: &a [*a]}\n", (1, 20), "*a is an alias; write the value itself"),
    "a tag": ("sound:\n  volume: !!int 60\n", (2, 11), "tags (tag:yaml.org,2002:int) are not read here; leave it out"),
    "an invisible character": (
        "sound:\n  nudge: none\n# a\x00b\x01\n",
        (3, 4),
        "the invisible character U+0000 can't be here; remove it",
    ),
    "a byte order mark in the middle": (
        "# a\ufeff\n",
        (1, 4),
        "the invisible character U+FEFF can't be here; remove it",
    ),
    "half a character": ("# \ud800\n", (1, 3), "the invisible character U+D800 can't be here; remove it"),
    "too deep": (
        "ideas: {extra: " + "[" * 40 + "]" * 40 + "}",
        (1, 30),
        "there are too many lists inside one another here",
    ),
}


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@pytest.mark.parametrize(("text", "place", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_tells_where_it_is_and_what_to_do(text, place, words, loader):
    _, faults = read_tree(text, loader)
    assert faults == [(Mark(*place), words)]


@pytest.mark.parametrize(
    "escape", [r"C:\Users\kim\bell.wav", r"\xyz"], ids=["a path of Windows", "an escape that is none"]
)
@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
def test_a_backslash_in_double_quotes_is_explained(escape, loader):
    _, [fault] = read_tree(f'sound:\n  nudge: "{escape}"\n', loader)
    assert fault.mark.line == 2
    assert fault.text == "a backslash means something else in double quotes; use single quotes"


def test_what_stands_before_a_fault_is_checked_all_the_same():
    with pytest.raises(ConfigError) as caught:
        parse("sitting:\n  snooze: 5\nroutine:\n  days: [\n")
    assert [str(problem) for problem in caught.value.problems] == [
        'config.yaml:2:11: sitting.snooze: "5" has no unit; write 5m (allowed: 5s to 8h)',
        'config.yaml:4:9: this "[" is never closed; put a "]" at its end',
    ]


def test_what_stands_around_an_invisible_character_is_checked_all_the_same():
    with pytest.raises(ConfigError) as caught:
        parse("sitting:\n  snooze: 5\n# \x07\nsond: {}\n")
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4]


def test_a_merge_key_is_a_key_like_others():
    with pytest.raises(ConfigError, match=r'sitting\.<<: "<<" is no key here'):
        parse("sitting: {<<: {snooze: 5m}}")


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "[{"])
def test_a_hundred_thousand_levels_are_a_problem_and_no_crash(unit):
    with pytest.raises(ConfigError):
        parse(unit * (100_000 // len(unit)))


def test_a_file_may_be_large_but_not_endless():
    parse("#" * LARGEST)
    with pytest.raises(ConfigError) as caught:
        parse("#" * (LARGEST + 1))
    assert str(caught.value) == "config.yaml:1:1: the file is larger than 256 KiB"


@pytest.mark.parametrize("text", ['a: "\\UFFFFFFFF"', "%YAML 1." + "9" * 5000 + "\n--- {}\n", '"\\ud800"'])
@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
def test_what_trips_the_parser_itself_is_a_fault_or_a_value(text, loader):
    tree, faults = read_tree(text, loader)
    assert tree or faults
