"""Autostart on macOS and Windows, as far as it can be seen from here: the file, and a registry that isn't one."""

from __future__ import annotations

import plistlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from standupnudge.adapters.autostart.macos_launch_agent import MacosLaunchAgent
from standupnudge.errors import StandUpNudgeError
from standupnudge.ports import LoginStart

COMMAND = ("/opt/my things/standupnudge",)


@pytest.fixture
def agents(tmp_path: Path) -> Path:
    return tmp_path / "Library" / "LaunchAgents"


def test_a_launch_agent_runs_the_command_at_login(agents: Path) -> None:
    mac = MacosLaunchAgent(agents)
    assert mac.state(COMMAND) is LoginStart.OFF
    (place,) = mac.on(COMMAND)
    job = plistlib.loads(place.read_bytes())
    assert (job["ProgramArguments"], job["RunAtLoad"]) == ([*COMMAND], True)
    assert mac.state(COMMAND) is LoginStart.ON
    assert mac.state(("/old/standupnudge",)) is LoginStart.ANOTHER
    assert mac.off() == (place,)
    assert mac.off() == ()
    assert mac.state(COMMAND) is LoginStart.OFF


@pytest.mark.parametrize("change", [{"Disabled": True}, {"RunAtLoad": False}])
def test_an_agent_that_was_switched_off_is_off(change: dict[str, bool], agents: Path) -> None:
    (place,) = MacosLaunchAgent(agents).on(COMMAND)
    place.write_bytes(plistlib.dumps(plistlib.loads(place.read_bytes()) | change))
    assert MacosLaunchAgent(agents).state(COMMAND) is LoginStart.OFF


@pytest.mark.parametrize("content", [b"", b"<plist", b"\x00\xff", plistlib.dumps(["no", "job"])])
def test_an_agent_that_cannot_be_read_is_not_ours(content: bytes, agents: Path) -> None:
    (place,) = MacosLaunchAgent(agents).on(COMMAND)
    place.write_bytes(content)
    assert MacosLaunchAgent(agents).state(COMMAND) in {LoginStart.ANOTHER, LoginStart.OFF}
    MacosLaunchAgent(agents).on(COMMAND)
    assert MacosLaunchAgent(agents).state(COMMAND) is LoginStart.ON


class Registry(SimpleNamespace):
    """The functions of winreg that are used, on a dictionary."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, KEY_QUERY_VALUE, REG_SZ = "user", 2, 1, 1

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[tuple[str, str], str] = {}

    @contextmanager
    def CreateKeyEx(self, root: str, path: str, _reserved: int, access: int) -> Iterator[Any]:  # noqa: N802
        assert (root, access) == ("user", self.KEY_SET_VALUE)
        yield path

    @contextmanager
    def OpenKeyEx(self, root: str, path: str, _reserved: int, _access: int) -> Iterator[Any]:  # noqa: N802
        assert root == "user"
        yield path

    def SetValueEx(self, key: str, name: str, _reserved: int, kind: int, value: str) -> None:  # noqa: N802
        assert kind == self.REG_SZ
        self.values[key, name] = value

    def DeleteValue(self, key: str, name: str) -> None:  # noqa: N802
        try:
            del self.values[key, name]
        except KeyError:
            raise FileNotFoundError from None

    def QueryValueEx(self, key: str, name: str) -> tuple[str, int]:  # noqa: N802
        try:
            return self.values[key, name], self.REG_SZ
        except KeyError:
            raise FileNotFoundError from None


def test_the_run_key_has_the_command_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    from standupnudge.adapters.autostart.windows_run_key import WindowsRunKey

    windows, command = WindowsRunKey(), ("C:\\my things\\pythonw.exe", "-m", "standupnudge")
    assert windows.state(command) is LoginStart.OFF
    windows.on(command)
    key = ("Software\\Microsoft\\Windows\\CurrentVersion\\Run", "StandUpNudge")
    assert registry.values == {key: '"C:\\my things\\pythonw.exe" -m standupnudge'}
    assert windows.state(command) is LoginStart.ON
    assert windows.state(("C:\\old.exe",)) is LoginStart.ANOTHER
    assert windows.off()
    assert windows.off() == ()
    with pytest.raises(StandUpNudgeError, match="260 characters"):
        windows.on(("C:\\" + "x" * 300,))
