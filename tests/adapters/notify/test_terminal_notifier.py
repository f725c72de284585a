"""Notifications as lines on the terminal."""

from __future__ import annotations

import errno
import io
import sys

import pytest

from standupnudge.adapters.notify.terminal import TerminalNotifier
from standupnudge.core.views import Notice, Tag
from tests.adapters.notify.helpers_of_notify import NUDGE, in_loop


@in_loop
async def test_a_notice_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    await TerminalNotifier().show(Notice(Tag.NUDGE, "Time to get up", "A glass\nof water?"))
    assert capsys.readouterr() == ("", "Time to get up: A glass of water?\n")


@in_loop
async def test_a_notice_without_a_body_is_its_title() -> None:
    stream = io.StringIO()
    await TerminalNotifier(stream).show(Notice(Tag.INFO, "Paused until 14:00", ""))
    assert stream.getvalue() == "Paused until 14:00\n"


@in_loop
async def test_a_notice_can_not_command_the_terminal() -> None:
    stream = io.StringIO()
    await TerminalNotifier(stream).show(Notice(Tag.INFO, "\x1b]0;owned\a", "\x9b2J"))
    assert stream.getvalue() == "]0;owned: 2J\n"


@in_loop
async def test_a_closed_terminal_stops_nobody() -> None:
    stream = io.StringIO()
    stream.close()
    await TerminalNotifier(stream).show(NUDGE)


class HungUp(io.StringIO):
    """A terminal whose window was closed."""

    def flush(self) -> None:
        raise OSError(errno.EIO, "Input/output error")


@in_loop
async def test_a_terminal_that_went_away_stops_nobody() -> None:
    await TerminalNotifier(HungUp()).show(NUDGE)


@in_loop
async def test_a_program_without_standard_error_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    await TerminalNotifier().show(NUDGE)
