"""Keys from a real terminal, a pipe, and nothing at all."""

from __future__ import annotations

import os
import sys
from datetime import timedelta

import pytest

from standupnudge.terminal.keys import of_chunk, of_line

NO_TIME = timedelta()
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")


@pytest.mark.parametrize(
    ("chunk", "keys"),
    [
        (b" ", ["space"]),
        (b"\r\n", ["space", "space"]),
        (b"bQ+", ["b", "q", "+"]),
        (b"\x1b[C\x1b[D\x1bOC", ["right", "left", "right"]),
        (b"\x1b", ["esc"]),
        (b"\x1b[15~", []),
        (b"n\xc3\xa9\x07p", ["n", "p"]),
        (b"", []),
    ],
)
def test_what_a_terminal_passes_on(chunk: bytes, keys: list[str]) -> None:
    assert list(of_chunk(chunk)) == keys


@pytest.mark.parametrize(
    ("line", "key"), [(b"", "space"), (b"  \r", "space"), (b"Back", "b"), (b"q\r", "q"), (b"\xff", "")]
)
def test_what_a_line_stands_for(line: bytes, key: str) -> None:
    assert of_line(line) == key


@posix
def test_keys_of_a_pipe_come_by_the_line_until_it_closes() -> None:
    from standupnudge.terminal.keys_posix import PosixKeys

    ours, theirs = os.pipe()
    keys = PosixKeys(ours, single=False)
    try:
        assert keys.wait(NO_TIME) == ""
        os.write(theirs, b"\nb")
        assert keys.wait(None) == "space"
        assert keys.wait(NO_TIME) == ""
        os.write(theirs, b"\nq\n")
        assert [keys.wait(None), keys.wait(None)] == ["b", "q"]
        assert not keys.closed
    finally:
        os.close(theirs)
    try:
        assert keys.wait(None) == ""
        assert keys.closed
        assert keys.wait(None) == ""
        assert keys.wait(NO_TIME) == ""
    finally:
        os.close(ours)


@posix
def test_a_terminal_passes_on_each_key_and_is_as_before_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    import pty
    import termios

    from standupnudge.terminal.keys_posix import keys

    person, program = pty.openpty()
    with os.fdopen(program, "rb", buffering=0) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        before = termios.tcgetattr(program)
        with keys() as pressed:
            os.write(person, b"+")
            assert pressed.wait(None) == "+"
            os.write(person, b"\x1b[D")
            assert pressed.wait(None) == "left"
        assert termios.tcgetattr(program) == before
    os.close(person)
