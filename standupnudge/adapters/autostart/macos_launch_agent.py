"""macOS: a launch agent of the user, launchd.plist(5). Written and tested against that page; never run on a Mac."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from standupnudge.errors import StandUpNudgeError
from standupnudge.language import _
from standupnudge.ports import Autostart, LoginStart

LABEL = "standupnudge"


class MacosLaunchAgent:
    """``agents``: the folder, ``~/Library/LaunchAgents``. It counts from the next login on."""

    name = "macos_launch_agent"

    def __init__(self, agents: Path) -> None:
        self._agent = agents / f"{LABEL}.plist"

    def on(self, command: Sequence[str]) -> tuple[Path, ...]:
        """Write the agent."""
        job = {"Label": LABEL, "ProgramArguments": [*command], "RunAtLoad": True, "ProcessType": "Interactive"}
        try:
            self._agent.parent.mkdir(parents=True, exist_ok=True)
            self._agent.write_bytes(plistlib.dumps(job))
        except OSError as error:
            what = _("{path} can't be written: {why}.").format(path=self._agent, why=error.strerror)
            raise StandUpNudgeError(what) from error
        return (self._agent,)

    def off(self) -> tuple[Path, ...]:
        """Remove the agent."""
        try:
            self._agent.unlink()
        except FileNotFoundError:
            return ()
        except OSError as error:
            what = _("{path} can't be removed: {why}.").format(path=self._agent, why=error.strerror)
            raise StandUpNudgeError(what) from error
        return (self._agent,)

    def state(self, command: Sequence[str]) -> LoginStart:
        """What the agent says."""
        try:
            job = plistlib.loads(self._agent.read_bytes())
        except FileNotFoundError:
            return LoginStart.OFF
        except (OSError, ExpatError, plistlib.InvalidFileException):
            return LoginStart.ANOTHER
        if not isinstance(job, dict) or job.get("Disabled") or not job.get("RunAtLoad"):
            return LoginStart.OFF
        return LoginStart.ON if job.get("ProgramArguments") == [*command] else LoginStart.ANOTHER


_conforms: type[Autostart] = MacosLaunchAgent
