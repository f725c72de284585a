"""A command that stays in touch: what it says is passed on in order, and so is its end, whatever brought that about."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from standupnudge.adapters.control.unix_socket import UnixSocket
from standupnudge.adapters.control.unix_talk import UnixTalk
from standupnudge.errors import NotRunning
from tests.loops import in_loop, until

GONE = {"said": "gone"}
TALKER = """
import sys, time
from pathlib import Path
from standupnudge.adapters.control.unix_talk import UnixTalk

talk = UnixTalk(Path(sys.argv[1]), "stay")
talk.say({"said": "here"})
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short one: the system allows a socket's path about a hundred bytes."""
    return tmp_path_factory.mktemp("s") / "run" / "control.sock"


class Program:
    """What the running program is asked and told."""

    def __init__(self) -> None:
        self.heard: list[Any] = []

    async def answer(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        if asked["ask"] == "stay":
            return {"task": "jump", "follow": "told"}
        assert asked["ask"] == "told", asked
        self.heard.append(asked["message"])
        return {}


@asynccontextmanager
async def program(path: Path) -> AsyncIterator[Program]:
    it = Program()
    control = UnixSocket(path, it.answer)
    await control.open()
    try:
        yield it
    finally:
        control.close()


async def talking(path: Path) -> UnixTalk:
    return await asyncio.to_thread(UnixTalk, path, "stay")


@in_loop
async def test_what_it_says_is_passed_on_in_order_and_then_its_end(path: Path) -> None:
    async with program(path) as it:
        with await talking(path) as talk:
            assert talk.answer["task"] == "jump"
            for number in range(5):
                talk.say({"said": number})
            await until(lambda: len(it.heard) == 5, "an end of what was said")
            assert it.heard == [{"said": number} for number in range(5)]
        await until(lambda: it.heard[5:] == [GONE], "its end")


@in_loop
async def test_the_end_of_one_that_was_killed_is_noticed(path: Path) -> None:
    async with program(path) as it:
        with subprocess.Popen([sys.executable, "-c", TALKER, str(path)]) as talker:
            await until(lambda: it.heard == [{"said": "here"}], "a word")
            talker.send_signal(signal.SIGKILL)
        await until(lambda: it.heard[1:] == [GONE], "its end")


@in_loop
async def test_the_end_of_one_that_does_not_wait_for_the_answer_is_noticed(path: Path) -> None:
    async with program(path) as it:
        for number in range(20):
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(str(path))
                client.sendall(b'{"ask": "stay"}\n')
            await until(lambda: it.heard == [GONE] * (number + 1), "its end")  # noqa: B023


@in_loop
async def test_nonsense_between_is_left_out(path: Path) -> None:
    async with program(path) as it:
        with await talking(path) as talk:
            talk._socket.sendall(b"what?\n")
            talk.say({"said": "something"})
            await until(lambda: it.heard == [{"said": "something"}], "the word after it")


def test_without_a_program_there_is_nobody_to_talk_to(path: Path) -> None:
    with pytest.raises(NotRunning, match="isn't running"):
        UnixTalk(path, "stay")
