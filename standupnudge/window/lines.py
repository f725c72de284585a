"""JSON lines through pipes: what comes in on a file descriptor, what goes out on one. No toolkit, no meaning."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from standupnudge.messages import LONGEST_LINE, decode, encode

_CHUNK = 64 * 1024


class Incoming:
    """Messages from a descriptor. Lines that are none are passed over."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._rest = b""
        self._too_long = False  # the line that comes in is longer than any message: drop it up to its end
        self.closed = False

    def first(self) -> dict[str, Any] | None:
        """Wait for the first whole line: the message in it, or ``None`` if it is none or never comes."""
        while b"\n" not in self._rest and not self.closed and len(self._rest) <= LONGEST_LINE:
            self._fill()
        line, _, self._rest = self._rest.partition(b"\n")
        return decode(line)

    def read(self) -> list[dict[str, Any]]:
        """The messages that have come, after one read of the descriptor; it blocks if there is nothing to read."""
        self._fill()
        return self.waiting()

    def waiting(self) -> list[dict[str, Any]]:
        """The messages that have been read already."""
        *lines, self._rest = self._rest.split(b"\n")
        if lines and self._too_long:
            del lines[0]
            self._too_long = False
        if len(self._rest) > LONGEST_LINE:
            self._rest, self._too_long = b"", True
        return [message for message in map(decode, lines) if message is not None]

    def _fill(self) -> None:
        try:
            data = os.read(self.descriptor, _CHUNK)
        except OSError:
            data = b""
        self.closed = not data
        self._rest += data


class Outgoing:
    """Messages to a descriptor. When nobody reads any more, they are dropped."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._broken = False

    def say(self, message: Mapping[str, Any]) -> None:
        """Write ``message`` as one line."""
        line = encode(message)
        try:
            while line and not self._broken:
                line = line[os.write(self._descriptor, line) :]
        except OSError:
            self._broken = True
