"""Windows: a value below the user's Run key, https://learn.microsoft.com/windows/win32/setupapi/run-and-runonce-registry-keys.

Written against that page and https://docs.python.org/3/library/winreg.html; never run on Windows.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standupnudge.errors import StandUpNudgeError
from standupnudge.language import _
from standupnudge.ports import Autostart, LoginStart

assert not TYPE_CHECKING or sys.platform == "win32"  # the type checker skips the rest elsewhere  # noqa: S101

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
NAME = "StandUpNudge"
LONGEST = 260  # characters of a command, says the page


class WindowsRunKey:
    """What the settings of Windows show under startup apps."""

    name = "windows_run_key"

    def on(self, command: Sequence[str]) -> tuple[str, ...]:
        """Set the value."""
        import winreg

        line = subprocess.list2cmdline(command)
        if len(line) > LONGEST:
            what = _("Windows takes {n} characters here, and this has more: {line}").format(n=LONGEST, line=line)
            raise StandUpNudgeError(what)
        try:
            with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, RUN, 0, winreg.KEY_SET_VALUE) as key:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, line)
        except OSError as error:
            what = _("The registry can't be written: {why}.").format(why=error.strerror)
            raise StandUpNudgeError(what) from error
        return (f"HKEY_CURRENT_USER\\{RUN}\\{NAME}",)

    def off(self) -> tuple[str, ...]:
        """Remove the value."""
        import winreg

        try:
            with winreg.OpenKeyEx(winreg.HKEY_CURRENT_USER, RUN, 0, winreg.KEY_SET_VALUE) as key:
                winreg.DeleteValue(key, NAME)
        except FileNotFoundError:
            return ()
        except OSError as error:
            what = _("The registry can't be written: {why}.").format(why=error.strerror)
            raise StandUpNudgeError(what) from error
        return (f"HKEY_CURRENT_USER\\{RUN}\\{NAME}",)

    def state(self, command: Sequence[str]) -> LoginStart:
        """What the value says."""
        import winreg

        try:
            with winreg.OpenKeyEx(winreg.HKEY_CURRENT_USER, RUN, 0, winreg.KEY_QUERY_VALUE) as key:
                line, _ = winreg.QueryValueEx(key, NAME)
        except OSError:
            return LoginStart.OFF
        return LoginStart.ON if line == subprocess.list2cmdline(command) else LoginStart.ANOTHER


_conforms: type[Autostart] = WindowsRunKey
