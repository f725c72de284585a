import re

import pytest

from standupnudge.config.files import read
from standupnudge.config.kinds import Choice, Duration, Whole
from standupnudge.config.load import parse
from standupnudge.config.schema import KEYS, Config
from standupnudge.resources import resource

EXAMPLE = resource("config.example.yaml")


def test_the_example_loads_and_equals_the_defaults():
    assert read(EXAMPLE) == Config()


def line_of(key: str) -> str:
    section, _, name = key.partition(".")
    text = EXAMPLE.read_text(encoding="utf-8")
    block = re.search(rf"^{section}:(?:.*\n)((?:  .*\n)*)", text, re.MULTILINE)
    assert block, key
    if not name:
        return block[0]
    line = re.search(rf"^  {name}: .*$", block[1], re.MULTILINE)
    assert line, key
    return line[0]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_example_mentions_every_key(key):
    assert line_of(key.name)


@pytest.mark.parametrize(
    "key", [key for key in KEYS if isinstance(key.kind, Duration | Whole)], ids=lambda key: key.name
)
def test_the_example_tells_the_bounds(key):
    low, high = key.kind.allowed.split(" to ")
    assert re.search(rf"\b{low}\b.* to {high}\b", line_of(key.name).replace("60s", "1m"))


@pytest.mark.parametrize("key", [key for key in KEYS if isinstance(key.kind, Choice)], ids=lambda key: key.name)
def test_the_example_tells_every_choice(key):
    _, _, comment = line_of(key.name).partition("#")
    assert [word for word in key.kind.words if not re.search(rf"\b{word}\b", comment)] == []


def test_what_the_example_shows_in_comments_loads_too():
    text = EXAMPLE.read_text(encoding="utf-8")
    shown = "\n".join(line[4:] for line in text.splitlines() if line.startswith("#   "))
    config = parse(shown)
    assert config.rules.hours
    assert config.videos


def test_the_example_fits_a_window():
    assert max(len(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()) <= 120
