"""What can go wrong outside our own code, each with a sentence for the person and a cure.

    StandUpNudgeError           a fault of the user's or the machine's: exit status 1
    ├── ConfigError             the configuration file has problems; carries all of them
    ├── Unavailable             a back end can't work here; the next one is tried
    │   └── ForcedUnavailable   ... but the configuration named it, so that is an error
    ├── AlreadyRunning          another StandUpNudge of this user answers
    └── NotRunning              no StandUpNudge of this user answers

Everything else that is raised is a bug of ours: exit status 3, with a log.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standupnudge.language import _


class StandUpNudgeError(Exception):
    """A fault that the person at the computer can do something about.

    ``str()`` of it is one sentence that says what happened; ``cure`` is one that says what to do, or empty.
    """

    def __init__(self, what: str, cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        # For translators: two sentences, what happened and what to do
        return _("{what} {cure}").format(what=self.what, cure=self.cure).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend in a file that the user writes.

    :ivar line: counted from 1; 0 if the problem is the file as a whole.
    :ivar column: counted from 1, in characters.
    :ivar key: dotted, "sitting.nudge_after" say; empty where no key is at fault.
    :ivar text: what was found, and what is allowed.
    """

    file: str
    line: int = 0
    column: int = 0
    key: str = ""
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return ": ".join(part for part in (place, self.key, self.text) if part)


class ConfigError(StandUpNudgeError):
    """A configuration file can't be used. ``problems`` has all that is wrong with it, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Unavailable(StandUpNudgeError):
    """Raised by an adapter's constructor: this technology can't be used here. ``what`` is the reason."""


class ForcedUnavailable(Unavailable):
    """A back end that the configuration names under ``backends`` can't be used."""


class AlreadyRunning(StandUpNudgeError):
    """The control socket is in use by a StandUpNudge of the same user."""


class NotRunning(StandUpNudgeError):
    """No StandUpNudge of this user answers on the control socket."""
