"""The schema for editors: it accepts what we accept, and finds what it can find."""

from __future__ import annotations

import json
import re
from typing import ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

from standupnudge.config.json_schema import schema
from standupnudge.config.load import parse
from standupnudge.config.schema import KEYS
from standupnudge.errors import ConfigError
from standupnudge.resources import resource


class Core(yaml.SafeLoader):
    """Values as YAML 1.2 has them, and with it the language servers: 12:30, on and no are texts."""

    yaml_implicit_resolvers: ClassVar = {}


Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), None)
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), None)
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), None)


def found(text: str) -> list[str]:
    """Where the schema finds something in this file."""
    errors = Draft7Validator(schema()).iter_errors(yaml.load(text, Core))
    return sorted({".".join(map(str, error.path)) for error in errors})


EXAMPLE = resource("config.example.yaml").read_text(encoding="utf-8")
SHOWN = "\n".join(line[4:] for line in EXAMPLE.splitlines() if line.startswith("#   "))

GOOD = [
    EXAMPLE,
    SHOWN,
    "",
    "sitting:\n",
    "routine: {at: 7:05, days: [thu, mon], level: L3, plan: my-plan.yaml, pop_up: notification}",
    "sitting: {nudge_after: 1h30m, warn_before: 0s, max_snoozes: 0, on_click: none}",
    'hours: {fri-mon: ["22:00-06:00", "12:00-24:00"], sat: []}',
    "sound: {volume: 0, nudge: ~/Music/bell.wav, voice: tones}",
    "appearance: {language: pt_BR, reduced_motion: true}",
    "ideas: {use_built_in: false, extra: [Water the plants, on, x]}",
    "ideas: {extra: }",
    "videos:\n  glute_bridge: HTTPS://example.org/v?t=1#a",
    "backends: {idle: x11_screensaver}",
]
BAD = {
    "sitting: {nudge_after: 30}": "sitting.nudge_after",
    "sitting: {snooze: 10 minutes}": "sitting.snooze",
    "sitting: {snooze: ''}": "sitting.snooze",
    "sitting: {snoze: 5m}": "sitting",
    "sitting: {max_snoozes: 11}": "sitting.max_snoozes",
    "siting: {}": "",
    "routine: {days: wed}": "routine.days",
    "routine: {days: []}": "routine.days",
    "routine: {days: [wed, wed]}": "routine.days",
    "routine: {days: [Wed]}": "routine.days.0",
    "routine: {at: 25:00}": "routine.at",
    "routine: {level: L9}": "routine.level",
    "routine: {plan: folder/plan.yaml}": "routine.plan",
    "hours: sometimes": "hours",
    "hours: {}": "hours",
    "quiet: {calls: yes}": "quiet.calls",
    "sound: {volume: loud}": "sound.volume",
    "sound: {nudge: bell}": "sound.nudge",
    "ideas: {extra: ['  ']}": "ideas.extra.0",
    "videos: {glute_bridge: example.org}": "videos.glute_bridge",
    "backends: {keyboard: x11}": "backends",
}


def test_it_is_a_schema_itself() -> None:
    Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("text", GOOD)
def test_it_finds_nothing_in_what_is_good(text: str) -> None:
    parse(text)
    assert found(text) == []


@pytest.mark.parametrize("text", BAD)
def test_it_finds_what_is_bad_where_we_find_it(text: str) -> None:
    with pytest.raises(ConfigError):
        parse(text)
    assert found(text) == [BAD[text]]


def test_a_text_of_two_hundred_characters_is_the_longest_for_both() -> None:
    assert found(f"ideas: {{extra: [{'x' * 200}]}}") == []
    assert found(f"ideas: {{extra: [{'x' * 201}]}}") == ["ideas.extra.0"]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_is_described_with_its_default_and_what_is_allowed(key) -> None:
    node = schema()
    for word in key.name.split("."):
        node = node["properties"][word]
    assert key.kind.allowed in node["description"]
    example = yaml.load(EXAMPLE, Core)
    for word in key.name.split("."):
        example = example[word]
    assert node["default"] == {"60m": "1h"}.get(str(example), example)


def test_the_file_that_comes_along_is_of_this_table() -> None:
    written = json.loads(resource("config.schema.json").read_text(encoding="utf-8"))
    assert written == schema(), "to make it anew: standupnudge config schema > config.schema.json"


def test_the_example_names_it_in_its_first_line_by_a_name_beside_it() -> None:
    assert EXAMPLE.splitlines()[0] == "# yaml-language-server: $schema=config.schema.json"
