"""Windows as processes of their own, with a small script in the place of the window."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from standupnudge.adapters.window import child_process
from standupnudge.adapters.window.child_process import ChildProcess
from standupnudge.errors import Unavailable
from standupnudge.messages import LONGEST_LINE
from tests.loops import in_loop, until

# Tells its number and what it hears, and does what "do" says.
WINDOW = """
import json, os, signal, subprocess, sys, time

def say(**message):
    print(json.dumps(message), flush=True)

stubborn = False
say(said="mapped", pid=os.getpid(), token=os.environ.get("XDG_ACTIVATION_TOKEN", ""))
while True:
    line = sys.stdin.readline()
    if not line:
        if not stubborn:
            break
        time.sleep(0.05)
        continue
    heard = json.loads(line)
    say(said="heard", message=heard)
    match heard.get("do"):
        case "garbage":
            for text in ("", "hello", "[1]", "{", "\\x00", "null"):
                print(text, flush=True)
        case "shout":
            print("x" * heard["size"], flush=True)
        case "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case "half":
            sys.stdout.write('{"said": "ha')
            sys.stdout.flush()
            os._exit(1)
        case "deaf":
            stubborn = True
        case "leave a child":
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            say(said="left", child=child.pid)
            time.sleep(600)
    if heard.get("say") == "close" and not stubborn:
        say(said="closed", exercises={})
        break
"""


class Windows:
    """Windows that are this script, and all they said."""

    def __init__(self, folder: Path, command: list[str] | None = None) -> None:
        script = folder / "window.py"
        script.write_text(WINDOW)
        self.said: list[tuple[str, dict[str, Any]]] = []
        self.looks = {"theme": "dark"}
        self.port = ChildProcess(self._heard, lambda: self.looks, command or [sys.executable, str(script)])

    def _heard(self, kind: str, message: Mapping[str, Any]) -> None:
        self.said.append((kind, dict(message)))

    async def open(self, kind: str = "routine", **task: Any) -> None:
        await self.port.open({"window": kind} | task)

    async def tell(self, kind: str = "routine", **message: Any) -> None:
        await self.port.tell(kind, message)

    def names(self, kind: str = "routine") -> list[str]:
        return [str(message["said"]) for whose, message in self.said if whose == kind]

    def heard(self, kind: str = "routine") -> list[dict[str, Any]]:
        """What the window was told, as it says itself."""
        return [message["message"] for whose, message in self.said if (whose, message["said"]) == (kind, "heard")]

    def pids(self, kind: str = "routine") -> list[int]:
        return [message["pid"] for whose, message in self.said if (whose, message["said"]) == (kind, "mapped")]

    async def until_it_hears(self, count: int, kind: str = "routine") -> None:
        await until(lambda: len(self.heard(kind)) >= count, f"{count} messages heard")

    async def until_gone(self, kind: str = "routine") -> None:
        await until(lambda: "gone" in self.names(kind), "the end of the window")


@asynccontextmanager
async def windows(folder: Path, command: list[str] | None = None) -> AsyncIterator[Windows]:
    windows = Windows(folder, command)
    try:
        yield windows
    finally:
        await windows.port.close()


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@in_loop
async def test_a_window_is_given_its_task_and_then_hears_and_says(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await there.open(level="L1", plan="glütes 🏃")
        await there.tell(say="show", lines=["one", "two"])
        await there.until_it_hears(2)
        assert there.heard() == [
            {"window": "routine", "level": "L1", "plan": "glütes 🏃", "theme": "dark"},
            {"say": "show", "lines": ["one", "two"]},
        ]
        assert there.names() == ["mapped", "heard", "heard"]


@in_loop
async def test_a_window_that_is_open_is_raised_instead_of_opened_twice(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await there.open()
        await there.open()
        await there.until_it_hears(2)
        assert there.heard()[1] == {"say": "raise"}
        assert len(there.pids()) == 1


@in_loop
async def test_two_clicks_at_once_open_one_window(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await asyncio.gather(there.open(), there.open(), there.open())
        await there.until_it_hears(3)
        assert len(there.pids()) == 1
        assert [message.get("say") for message in there.heard()] == [None, "raise", "raise"]
        await there.port.close()
        assert there.names().count("gone") == 1


@in_loop
async def test_windows_of_two_kinds_are_open_at_once_and_keep_apart(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await there.open("routine")
        await there.open("control")
        await there.tell("control", say="raise")
        await there.until_it_hears(2, "control")
        await there.until_it_hears(1, "routine")
        assert there.heard("routine") == [{"window": "routine", "theme": "dark"}]
        assert there.pids("routine") != there.pids("control")
        await there.tell("control", do="crash")
        await there.until_gone("control")
        assert "gone" not in there.names("routine")


@in_loop
async def test_the_right_to_the_focus_goes_with_it(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await there.open("routine", token="the right")
        await there.open("control", token="")
        await there.until_it_hears(1, "routine")
        await there.until_it_hears(1, "control")
        tokens = {kind: message["token"] for kind, message in there.said if message["said"] == "mapped"}
        assert tokens == {"routine": "the right", "control": ""}


@pytest.mark.parametrize("end", ["crash", "half"])
@in_loop
async def test_a_window_that_crashes_is_gone_once_and_can_be_opened_again(tmp_path: Path, end: str) -> None:
    async with windows(tmp_path) as there:
        await there.open()
        await there.tell(do=end)
        await there.until_gone()
        assert there.names() == ["mapped", "heard", "heard", "gone"]
        await there.tell(say="raise")  # nothing happens
        await there.open()
        await there.until_it_hears(3)
        assert len(there.pids()) == 2
        assert not runs(there.pids()[0])


@in_loop
async def test_a_window_that_closes_by_itself_is_gone_after_all_it_said(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await there.open()
        await there.tell(say="close")
        await there.until_gone()
        assert there.names() == ["mapped", "heard", "heard", "closed", "gone"]


@in_loop
async def test_what_is_no_message_is_not_passed_on(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await there.open()
        await there.tell(do="garbage")
        await there.tell(say="raise")
        await there.until_it_hears(3)
        assert there.names() == ["mapped", "heard", "heard", "heard"]


@pytest.mark.parametrize("size", [LONGEST_LINE + 1, 5 * LONGEST_LINE])
@in_loop
async def test_a_line_without_end_is_dropped_and_the_next_is_heard(tmp_path: Path, size: int) -> None:
    async with windows(tmp_path) as there:
        await there.open()
        await there.tell(do="shout", size=size)
        await there.tell(say="raise")
        await there.until_it_hears(3)
        assert there.names() == ["mapped", "heard", "heard", "heard"]


@in_loop
async def test_telling_something_to_no_window_does_nothing(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await there.tell(say="raise")
        assert there.said == []


@in_loop
async def test_at_the_end_windows_are_asked_to_close_and_waited_for(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await there.open("routine")
        await there.open("control")
        await there.until_it_hears(1, "routine")
        await there.until_it_hears(1, "control")
    for kind in ("routine", "control"):
        assert there.names(kind)[-2:] == ["closed", "gone"]
        assert not runs(there.pids(kind)[0])


@in_loop
async def test_a_window_that_was_just_opened_closes_too(tmp_path: Path) -> None:
    async with windows(tmp_path) as there:
        await there.open()
    assert there.names()[-1] == "gone"
    assert not runs(there.pids()[0])


@in_loop
async def test_a_window_that_does_not_want_to_close_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "GRACE", 0.2)
    async with windows(tmp_path) as there:
        await there.open()
        await there.tell(do="deaf")
        await there.until_it_hears(2)
    assert there.names()[-1] == "gone"
    assert not runs(there.pids()[0])


@in_loop
async def test_what_a_window_has_started_does_not_hold_up_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "GRACE", 0.2)
    there = Windows(tmp_path)
    await there.open()
    await there.tell(do="leave a child")
    await until(lambda: "left" in there.names(), "the child of the window")
    try:
        async with asyncio.timeout(20):
            await there.port.close()
        await until(lambda: not runs(there.pids()[0]), "the end of the window")
    finally:
        os.kill(there.said[-1][1]["child"], signal.SIGKILL)


@in_loop
async def test_where_no_process_can_be_started_that_is_told_and_whoever_waits_hears_that_it_is_gone(
    tmp_path: Path,
) -> None:
    async with windows(tmp_path, [str(tmp_path / "no such program")]) as there:
        for _ in range(2):
            with pytest.raises(Unavailable, match="No window can be opened"):
                await there.open()
        assert there.names() == ["gone", "gone"]
