"""Opening a file with whatever the desktop has set for it: an opener of the test's own on the PATH."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standupnudge.adapters.opener import desktop_default
from standupnudge.adapters.opener.desktop_default import open_file
from standupnudge.errors import Unavailable
from tests.loops import in_loop, until


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def opener(folder: Path, *lines: str) -> None:
    script = folder / "xdg-open"
    script.write_text("\n".join(["#!/bin/sh", f'printf "%s|" "$@" > "{folder}/opened"', *lines, ""]))
    script.chmod(0o755)


@in_loop
async def test_the_file_is_handed_to_the_opener_as_one_argument(folder: Path) -> None:
    opener(folder)
    await open_file(Path("/home/kim/My settings; rm -rf $HOME/config.yaml"))
    assert (folder / "opened").read_text() == "/home/kim/My settings; rm -rf $HOME/config.yaml|"


@in_loop
async def test_an_opener_that_fails_is_told_with_the_file_so_that_it_can_be_opened_by_hand(folder: Path) -> None:
    opener(folder, "exit 3")
    with pytest.raises(Unavailable) as caught:
        await open_file(Path("/home/kim/config.yaml"))
    assert (folder / "opened").exists()
    assert "/home/kim/config.yaml" in caught.value.cure


@in_loop
async def test_without_an_opener_the_same_is_told(folder: Path) -> None:
    with pytest.raises(Unavailable, match="No program was found"):
        await open_file(Path("/home/kim/config.yaml"))


@in_loop
async def test_an_opener_that_stays_as_long_as_the_editor_is_not_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_default, "PATIENCE", 0.2)
    end = folder / "end"
    os.mkfifo(end)
    opener(folder, f'echo $$ > "{folder}/number"', f'read line < "{end}"')
    await open_file(Path("/home/kim/config.yaml"))
    told = folder / "number"
    await until(lambda: told.exists() and told.read_text().endswith("\n"), "the number of the opener")
    number = int(told.read_text())
    os.kill(number, 0)  # the editor is still open
    with end.open("w") as editor:
        editor.write("closed\n")
    await until(lambda: not _runs(number), "the end of the editor")


@in_loop
async def test_what_an_opener_prints_does_not_land_on_our_terminal(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    opener(folder, "echo chatter", "echo complaints >&2")
    await open_file(Path("/home/kim/config.yaml"))
    assert capfd.readouterr() == ("", "")


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
