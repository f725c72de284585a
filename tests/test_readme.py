"""What README, CONTRIBUTING and CHANGELOG say is so: commands, options, keys, back ends, places, links, the map."""

from __future__ import annotations

import argparse
import asyncio
import re
import shlex
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge import __version__, audible, backends, senses, surroundings
from standupnudge.adapters.autostart.xdg_autostart import XdgAutostart
from standupnudge.adapters.sound.silent import Silent
from standupnudge.commands.parser import parser
from standupnudge.config.load import parse
from standupnudge.config.schema import KEYS, PORTS
from standupnudge.core.history_table import COLUMNS
from standupnudge.core.story import told
from standupnudge.engine.scenario import read_scenario
from standupnudge.engine.script import WORDS
from standupnudge.engine.simulate import play
from standupnudge.errors import ForcedUnavailable
from standupnudge.paths import standard
from standupnudge.resources import resource

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


def options(level: argparse.ArgumentParser) -> set[str]:
    """Every long option of ``level`` and of all below it, but for the help that each has."""
    found = {each for action in level._actions for each in action.option_strings if each.startswith("--")}
    for action in level._actions:
        if isinstance(action, argparse._SubParsersAction):
            found.update(*map(options, action.choices.values()))
    return found - {"--help"}


def section(heading: str) -> str:
    """What stands below a heading of README, as far as the next one."""
    return re.split(r"^#+ ", README.split(f"# {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of each line of the tables in ``text``, heads left out."""
    lines = re.findall(r"^\| (.*) \|$", text, re.MULTILINE)
    return [cells for cells in (line.split(" | ") for line in lines) if cells[0].startswith("`")]


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
    assert surroundings.no_tk().endswith(DEBIAN)


@pytest.mark.parametrize("command", list(commands(parser(), "standupnudge")))
def test_readme_names_the_command(command: str) -> None:
    if command != "standupnudge config":  # the same as "config path"
        assert any(f"{each} ".startswith(f"{command} ") for each in quoted(README))


def understood(line: str) -> bool:
    """Whether the program knows this command line; help and version end it with 0, anything wrong with 2."""
    try:
        parser().parse_args(shlex.split(line)[1:])
    except SystemExit as ended:
        return not ended.code
    return True


@pytest.mark.parametrize("line", sorted({each for each in quoted(README) if re.match(r"standupnudge( |$)", each)}))
def test_the_command_in_readme_is_understood(line: str) -> None:
    assert understood(line)


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "CHANGELOG.md"])
def test_the_commands_in_the_others_are_understood(name: str) -> None:
    lines = {each for each in quoted((CHECKOUT / name).read_text(encoding="utf-8")) if each.startswith("standupnudge ")}
    assert [line for line in lines if not understood(line.split(" > ")[0])] == []


def test_readme_tells_of_each_option_and_of_no_other() -> None:
    told_of = {word for each in quoted(README) for word in each.split() if re.fullmatch("--[a-z-]+", word)}
    assert told_of - {"--help"} == options(parser())


@pytest.mark.parametrize("command", list(commands(parser(), "standupnudge")))
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([*command.split()[1:], "--help"])
    assert ended.value.code == 0
    assert f"usage: {command}" in capsys.readouterr().out


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.+?)^```$", README, re.MULTILINE | re.DOTALL)


def test_readme_lists_each_key_of_the_configuration_and_no_other() -> None:
    listed = [first.strip("`") for first, *_ in rows(section("Configuration"))]
    assert sorted(listed) == sorted(key.name for key in KEYS)


@pytest.mark.parametrize(("key", "default"), [row[:2] for row in rows(section("Configuration"))])
def test_the_default_in_readme_is_the_default(key: str, default: str) -> None:
    outer, _, inner = key.strip("`").partition(".")
    value = default.strip("`")
    written = f"{outer}: {{{inner}: {value}}}" if inner else f"{outer}: {value}"
    assert parse(written, "README.md") == parse("", "nothing")


def known(port: str) -> list[str]:
    """The names that ``backends`` takes for ``port``: all are told when none of them is given."""

    async def forced() -> None:
        environ: dict[str, str] = {}
        match port:
            case "idle":
                await backends.find_idle(environ, "none of them", lambda: None)
            case "session":
                await senses.session(lambda _: None, environ, "none of them")
            case "quiet":
                senses.quiet(environ, "none of them")
            case "notify":
                await backends.notifiers(lambda *_: None, lambda *_: None, environ, "none of them")
            case "tray":
                backends.tray(lambda _: None, lambda _: None, environ, "none of them")
            case "sound":
                audible.sound(timedelta, 0, "none of them")
            case "voice":
                audible.voice(timedelta, 0, environ, Silent(), "none of them")
            case "store":
                backends.store(Path("nowhere"), "none of them")

    with pytest.raises(ForcedUnavailable, match="there is no back end") as told_of:
        asyncio.run(forced())
    return told_of.value.cure.removeprefix("Choose one of: ").removesuffix(".").split(", ")


@pytest.mark.skipif(sys.platform != "linux", reason="README gives the names on Linux")
def test_readme_lists_each_back_end_and_no_other() -> None:
    listed = {first.strip("`"): quoted(names) for first, names in rows(section("When something doesn't work"))}
    assert listed == {port: known(port) for port in PORTS}


def test_readme_lists_each_column_of_the_history() -> None:
    columns = [each for first, *_ in rows(section("What did my weeks look like?")) for each in quoted(first)]
    assert columns == list(COLUMNS)


def test_removing_it_names_each_file_of_the_autostart(tmp_path: Path) -> None:
    data = tmp_path / ".local" / "share"
    XdgAutostart(tmp_path / ".config", data, resource("assets")).on(["standupnudge"])
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    shown = {re.sub(r"\d+x\d+", "*", f"~/{each}") for each in made}
    named = quoted(section("Removing it without a trace"))
    assert shown == {each for each in named if "standupnudge." in each}


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
    links = [link.partition("#") for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [link for link, _, _ in links if link and not (CHECKOUT / link).exists()] == []
    assert {place for link, _, place in links if not link} - set(anchors(text)) == set()


def anchors(text: str) -> Iterator[str]:
    """Where links into the page can lead: its headings as GitHub writes them."""
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        yield re.sub(r"[^a-z0-9 _-]", "", heading.lower()).replace(" ", "-")


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
