"""What README, CONTRIBUTING and CHANGELOG say is so: commands, places, links, the map."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from standupnudge import __version__, surroundings
from standupnudge.cli import parser
from standupnudge.config.load import parse
from standupnudge.core.story import told
from standupnudge.engine.scenario import read_scenario
from standupnudge.engine.script import WORDS
from standupnudge.engine.simulate import play
from standupnudge.paths import standard

CHECKOUT = Path(__file__).resolve().parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DEBIAN = "sudo apt install python3-venv python3-tk"


def block(mark: str) -> str:
    """The block of code below ``<!-- command: mark -->``."""
    (found,) = re.findall(rf"^<!-- command: {mark} -->\n```sh\n(.+?)\n```$", README, re.MULTILINE | re.DOTALL)
    return str(found)


def commands(level: argparse.ArgumentParser, name: str) -> Iterator[str]:
    """Every command line that ``level`` knows, options left out: "standupnudge config check", say."""
    yield name
    for action in level._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each, below in action.choices.items():
                yield from commands(below, f"{name} {each}")


def quoted(text: str) -> list[str]:
    """What stands in backticks within a line."""
    return re.findall(r"`([^`\n]+)`", text)


def test_it_opens_with_a_picture_debians_line_and_two_commands() -> None:
    parts = ("![", DEBIAN, block("run"), block("test"))
    places = [README.index(part) for part in parts]
    assert places == sorted(places)
    assert README.index("## ") > places[-1]


@pytest.mark.parametrize("mark", ["run", "test"])
def test_each_of_the_two_is_one_line_that_needs_nothing_but_python(mark: str) -> None:
    steps = block(mark).split(" && ")
    assert [shlex.split(step)[:3] for step in steps[:1]] == [["python3", "-m", "venv"]]
    folder = shlex.split(steps[0])[-1]
    assert all(step.startswith(f"{folder}/bin/") for step in steps[1:])
    assert "\n" not in block(mark)


def test_the_program_names_the_same_packages() -> None:
    assert surroundings.NO_TK.endswith(DEBIAN)


@pytest.mark.parametrize("command", list(commands(parser(), "standupnudge")))
def test_readme_names_the_command(command: str) -> None:
    if command != "standupnudge config":  # the same as "config path"
        assert any(f"{each} ".startswith(f"{command} ") for each in quoted(README))


@pytest.mark.parametrize("line", sorted({each for each in quoted(README) if each.startswith("standupnudge")}))
def test_the_command_in_readme_is_understood(line: str) -> None:
    try:
        parser().parse_args(shlex.split(line)[1:])
    except SystemExit as ended:  # 2 if it isn't understood
        assert ended.code == 0, line


@pytest.mark.parametrize("command", list(commands(parser(), "standupnudge")))
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([*command.split()[1:], "--help"])
    assert ended.value.code == 0
    assert f"usage: {command}" in capsys.readouterr().out


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.+?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_excerpt_of_the_configuration_is_fine() -> None:
    assert parse(fenced("yaml")[0], "README.md") != parse("", "nothing")


def test_the_scenario_plays_out_as_it_says() -> None:
    (printed,) = fenced("text")
    assert list(told(play(read_scenario(fenced("yaml")[1], "README.md")))) == printed.splitlines()


def test_every_line_that_a_scenario_may_have_is_named() -> None:
    words = {word.split()[0] for word in quoted(README) if word}
    assert set(WORDS) - words - {"routine"} == set()


@pytest.mark.skipif(sys.platform != "linux", reason="README gives the places on Linux")
@pytest.mark.parametrize("place", ["config", "store", "log"])
def test_the_places_are_those(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/kim")
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR"):
        monkeypatch.delenv(f"XDG_{kind}", raising=False)
    assert str(getattr(standard(), place)).replace("/home/kim", "~") in quoted(README)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_within_the_project_lead_somewhere(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (CHECKOUT / link).exists()] == []


def test_the_changelog_has_this_version() -> None:
    assert f"## [{__version__}]" in (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_map_has_every_part_of_the_package() -> None:
    package = CHECKOUT / "standupnudge"
    parts = [*package.glob("*/__init__.py"), *package.glob("adapters/*/__init__.py")]
    names = {f"{part.parent.relative_to(CHECKOUT).as_posix()}/" for part in parts}
    assert names - set(quoted(CONTRIBUTING)) == set()


def test_contributing_names_no_file_that_isnt_there() -> None:
    beginnings = ("standupnudge/", "tests/", "assets/", ".ci/")
    paths = [each for each in quoted(CONTRIBUTING) if each.startswith(beginnings) and "*" not in each]
    assert [path for path in paths if not (CHECKOUT / path).exists()] == []
