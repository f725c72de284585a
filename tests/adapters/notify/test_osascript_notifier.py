"""Notifications by AppleScript, through a made-up osascript: macOS was not at hand."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge.adapters.notify.osascript import OsascriptNotifier, script
from standupnudge.core.views import Abilities, Notice, Tag
from standupnudge.errors import Unavailable
from tests.adapters.notify.helpers_of_notify import NUDGE, PATIENCE
from tests.loops import in_loop


def made_up_osascript(folder: Path, then: str = "true") -> dict[str, str]:
    """An environment with an osascript that writes its arguments down, each with a zero after it, and does ``then``."""
    program = folder / "osascript"
    program.write_text(f"#!/bin/sh\nprintf '%s\\0' \"$@\" >> '{folder}/said'\n{then}\n")
    program.chmod(0o700)
    return {"PATH": f"{folder}:/usr/bin:/bin"}


def said(folder: Path) -> list[str]:
    """The arguments of all calls so far."""
    return (folder / "said").read_text().split("\0")[:-1]


@in_loop
async def test_a_notification_is_one_line_of_applescript(tmp_path: Path) -> None:
    notifier = OsascriptNotifier(made_up_osascript(tmp_path), PATIENCE)
    assert await notifier.abilities() == Abilities(buttons=False, body_click=False)
    await notifier.show(NUDGE)
    assert said(tmp_path) == ["-e", 'display notification "A glass of water?" with title "Time to get up"']


@pytest.mark.parametrize(
    ("words", "literal"),
    [
        ('Say "up"', r'"Say \"up\""'),
        ("C:\\new", r'"C:\\new"'),
        ('" & (do shell script "true") & "', r'"\" & (do shell script \"true\") & \""'),
        ("-e", '"-e"'),
        ("Zwei\nZeilen ü 🏃", '"Zwei\nZeilen ü 🏃"'),
        ("", '""'),
    ],
)
def test_no_text_is_read_as_script(words: str, literal: str) -> None:
    assert script(Notice(Tag.INFO, "Title", words)) == f'display notification {literal} with title "Title"'


def test_a_notification_without_a_title_has_the_name_of_the_program() -> None:
    assert script(Notice(Tag.INFO, " ", "Words")).endswith('with title "StandUpNudge"')


@in_loop
async def test_a_failure_is_unavailable(tmp_path: Path) -> None:
    notifier = OsascriptNotifier(made_up_osascript(tmp_path, "exit 1"), PATIENCE)
    with pytest.raises(Unavailable, match="ended with 1"):
        await notifier.show(NUDGE)


@in_loop
async def test_one_that_hangs_is_ended_and_unavailable(tmp_path: Path) -> None:
    notifier = OsascriptNotifier(made_up_osascript(tmp_path, "exec sleep 600"), timedelta(milliseconds=100))
    with pytest.raises(Unavailable, match="does not get"):
        await notifier.show(NUDGE)
    assert asyncio.all_tasks() == {asyncio.current_task()}


@in_loop
async def test_one_that_is_not_there_any_more_is_unavailable(tmp_path: Path) -> None:
    notifier = OsascriptNotifier(made_up_osascript(tmp_path), PATIENCE)
    (tmp_path / "osascript").unlink()
    with pytest.raises(Unavailable, match="can't be started"):
        await notifier.show(NUDGE)


def test_without_it_it_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no osascript"):
        OsascriptNotifier({"PATH": str(tmp_path)})
