"""A connection to speech-dispatcher: lines of text over a socket, each command answered before the next.

https://htmlpreview.github.io/?https://github.com/brailcom/speechd/blob/master/doc/ssip.html
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Sequence

from standupnudge.errors import Unavailable
from standupnudge.language import _


class Connection:
    """An open one.

    :param address: the path of the socket.
    :param patience: seconds to wait for it and for each of its answers.
    :raises Unavailable: nobody listens there.
    """

    def __init__(self, address: str, patience: float) -> None:
        self._socket = _unix_socket()
        self._socket.settimeout(patience)
        try:
            self._socket.connect(address)
        except OSError as error:
            self._socket.close()
            raise Unavailable(_("speech-dispatcher does not answer: {why}.").format(why=error)) from error
        self._answers = self._socket.makefile("rb")

    def ask(self, *lines: str) -> Sequence[str]:
        """Send ``lines``, and give the answer's lines without their codes, the last one left out.

        Raises ``Unavailable`` if there is no answer, or one that says no.
        """
        try:
            self._socket.sendall("".join(f"{line}\r\n" for line in lines).encode())
            return self._answer()
        except OSError as error:
            raise Unavailable(_("speech-dispatcher does not answer: {why}.").format(why=error)) from error

    def _answer(self) -> Sequence[str]:
        told: list[str] = []
        while True:
            line = self._answers.readline().decode(errors="replace").rstrip()
            if line[3:4] == "-":
                told.append(line[4:])
            elif line.startswith("2"):
                return told
            else:
                raise Unavailable(
                    _("speech-dispatcher says: {words}.").format(words=line)
                    if line
                    else _("speech-dispatcher says: nothing more.")
                )

    def say(self, words: str) -> None:
        """Have it speak one line. Raises ``Unavailable``."""
        self.ask("SPEAK")
        line = " ".join(words.split())
        self.ask(f".{line}" if line.startswith(".") else line, ".")

    def close(self) -> None:
        """Let go of it."""
        self._answers.close()
        self._socket.close()


def _unix_socket() -> socket.socket:
    if sys.platform == "win32":
        raise Unavailable(_("speech-dispatcher is not for Windows."))
    else:  # noqa: RET506 - mypy leaves out a branch for another platform, not what comes after one
        return socket.socket(socket.AF_UNIX)
