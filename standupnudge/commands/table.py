"""Every command, in the order of the help. A new one is a file of its own beside this, and a line here."""

from __future__ import annotations

from standupnudge.commands.autostart import AUTOSTART
from standupnudge.commands.command import Command
from standupnudge.commands.completion import COMPLETION
from standupnudge.commands.config import CONFIG
from standupnudge.commands.doctor import DOCTOR
from standupnudge.commands.history import HISTORY
from standupnudge.commands.presses import PRESSES
from standupnudge.commands.report import REPORT
from standupnudge.commands.routine import ROUTINE
from standupnudge.commands.run import RUN
from standupnudge.commands.simulate import SIMULATE
from standupnudge.commands.status import STATUS

COMMANDS: tuple[Command, ...] = (
    RUN,
    ROUTINE,
    STATUS,
    DOCTOR,
    *PRESSES,
    HISTORY,
    REPORT,
    SIMULATE,
    CONFIG,
    AUTOSTART,
    COMPLETION,
)
