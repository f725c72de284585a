"""What can go wrong outside our own code, each with a sentence for the person and a cure.

    StandUpNudgeError           a fault of the user's or the machine's: exit status 1
    ├── ConfigError             the configuration file has problems; carries all of them
    ├── Unavailable             a back end can't work here; the next one is tried
    │   └── ForcedUnavailable   ... but the configuration named it, so that is an error
    ├── AlreadyRunning          another StandUpNudge of this user answers
    └── NotRunning              no StandUpNudge of this user answers

Everything else that is raised is a bug of ours: exit status 3, with a log.
"""


class StandUpNudgeError(Exception):
    """A fault that the person at the computer can do something about.

    ``str()`` of it is one sentence that says what happened; ``cure`` is one that says what to do, or empty.
    """

    def __init__(self, what: str, cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.what} {self.cure}".strip()


class Unavailable(StandUpNudgeError):
    """Raised by an adapter's constructor: this technology can't be used here. ``what`` is the reason."""


class ForcedUnavailable(Unavailable):
    """A back end that the configuration names under ``backends`` can't be used."""


class AlreadyRunning(StandUpNudgeError):
    """The control socket is in use by a StandUpNudge of the same user."""


class NotRunning(StandUpNudgeError):
    """No StandUpNudge of this user answers on the control socket."""
