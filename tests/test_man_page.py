"""The man page: of these commands, and one that ``man`` has nothing to say against."""

from __future__ import annotations

import os
import subprocess

import pytest

from assets.make_man import FILES, PAGE, page
from standupnudge.commands.command import Command
from standupnudge.commands.table import COMMANDS
from standupnudge.paths import standard
from tests.needs import need


def shown() -> subprocess.CompletedProcess[str]:
    environ = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "MANWIDTH": "200"}
    return subprocess.run(
        [need("man", "man-db"), "--warnings", "--local-file", str(PAGE)],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


def test_the_page_that_comes_along_is_of_this_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "to make it anew: python -m assets.make_man"


def test_man_shows_it_without_a_warning() -> None:
    assert shown().stderr == ""


def names(commands: tuple[Command, ...], before: str) -> list[str]:
    found = []
    for each in commands:
        found += [f"{before} {each.name}", *names(each.commands, f"{before} {each.name}")]
    return found


def test_it_has_every_command_and_option() -> None:
    text = " ".join(shown().stdout.split())
    assert [name for name in names(COMMANDS, "standupnudge") if name not in text] == []
    options = [argument.flags[0] for command in COMMANDS for argument in command.arguments]
    assert [each for each in options if each.startswith("-") and each not in text] == []
    assert "[--pause FOR]" in text
    assert "don't" in text


def test_its_places_are_those(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/kim")
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR"):
        monkeypatch.delenv(f"XDG_{kind}", raising=False)
    paths = standard()
    assert [place.replace("~", "/home/kim") for place, _ in FILES] == [
        str(each) for each in (paths.config, paths.store, paths.log)
    ]
