"""JSON lines through pipes, however they are cut."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import pytest

from standupnudge.messages import LONGEST_LINE
from standupnudge.window.lines import Incoming, Outgoing


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    yield read, write
    for descriptor in (read, write):
        with contextlib.suppress(OSError):  # the test has closed it
            os.close(descriptor)


def test_the_first_line_is_the_task_and_what_came_with_it_is_kept(pipe: tuple[int, int]) -> None:
    read, write = pipe
    os.write(write, b'{"window":"control"}\n{"say":"raise"}\n{"say":')
    incoming = Incoming(read)
    assert incoming.first() == {"window": "control"}
    assert incoming.waiting() == [{"say": "raise"}]
    os.write(write, b'"close"}\n')
    assert incoming.read() == [{"say": "close"}]
    assert not incoming.closed


def test_lines_that_are_no_messages_are_passed_over(pipe: tuple[int, int]) -> None:
    read, write = pipe
    os.write(write, b'\n[]\nnull\n\xff\xfe{}\n{"say":"raise"}\n{"say"\n')
    assert Incoming(read).read() == [{"say": "raise"}]


def test_a_closed_pipe_is_noticed_and_gives_no_task(pipe: tuple[int, int]) -> None:
    read, write = pipe
    os.write(write, b'{"window":"control"}')
    os.close(write)
    incoming = Incoming(read)
    assert incoming.first() is not None  # the line is whole, only its end is missing
    assert incoming.closed
    empty_read, empty_write = os.pipe()
    os.close(empty_write)
    assert Incoming(empty_read).first() is None
    os.close(empty_read)


def test_a_line_longer_than_any_message_is_dropped_and_the_next_one_heard(pipe: tuple[int, int]) -> None:
    read, write = pipe
    incoming = Incoming(read)
    sent = 0
    heard = []
    while sent <= LONGEST_LINE:
        sent += os.write(write, b"x" * 32768)
        heard += incoming.read()
    os.write(write, b'xx"}\n{"say":"raise"}\n')
    heard += incoming.read()
    assert heard == [{"say": "raise"}]


def test_what_nobody_reads_is_dropped(pipe: tuple[int, int]) -> None:
    read, write = pipe
    outgoing = Outgoing(write)
    outgoing.say({"said": "mapped"})
    assert os.read(read, 100) == b'{"said":"mapped"}\n'
    os.close(read)
    outgoing.say({"said": "started"})
    outgoing.say({"said": "started"})
