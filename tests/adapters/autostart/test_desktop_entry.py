"""Desktop entries: valid, and started as they are meant whatever the path is called."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from standupnudge.adapters.autostart.desktop_entry import exec_line, for_login, for_menu, says
from tests.desktop.waiting import eventually, seconds
from tests.needs import need

COMMANDS = [
    ("/home/kim/.local/bin/standupnudge",),
    ("/usr/bin/python3", "-m", "standupnudge"),
    ('/home/kim/my things/100 %/it\'s $HOME \\ "so" `x`;#/standupnudge',),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0][-14:])
@pytest.mark.parametrize("make", [for_login, for_menu])
def test_the_desktops_own_check_finds_nothing(make, command: tuple[str, ...], tmp_path: Path) -> None:
    entry = tmp_path / "standupnudge.desktop"
    entry.write_text(make(command))
    done = subprocess.run(
        [need("desktop-file-validate", "desktop-file-utils"), entry], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (["/opt/a/standupnudge", "routine"], "/opt/a/standupnudge routine"),
        (["/opt/my things/x"], '"/opt/my things/x"'),
        (["/opt/100%/x"], "env /opt/100%%/x"),
        (["/opt/a$b/x"], '"/opt/a\\\\$b/x"'),
        (["/opt/a\\b/x"], '"/opt/a\\\\\\\\b/x"'),
        (['/opt/a"b/x'], '"/opt/a\\\\"b/x"'),
    ],
)
def test_a_command_is_quoted_as_the_specification_has_it(command: list[str], line: str) -> None:
    assert exec_line(command) == line


@pytest.mark.parametrize(
    "folder", ["plain", "my things", "100 %f %%", "it's $HOME", 'a "b" `c`', "back\\slash", "ä&;#"]
)
def test_a_desktop_starts_what_is_meant(folder: str, tmp_path: Path) -> None:
    gio = need("gio", "libglib2.0-bin")
    script, told = tmp_path / folder / "standupnudge", tmp_path / "told"
    script.parent.mkdir()
    text = f"#!{sys.executable}\nimport json, pathlib, sys\n"
    script.write_text(f"{text}pathlib.Path({str(told)!r}).write_text(json.dumps(sys.argv) + '\\n')\n")
    script.chmod(0o755)
    entry = tmp_path / "standupnudge.desktop"
    entry.write_text(for_login([str(script), "routine"]))
    environ = os.environ | {"HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/no-bus"}
    subprocess.run([gio, "launch", entry], check=True, env=environ, timeout=60, capture_output=True)
    eventually(lambda: told.exists() and told.read_text().endswith("\n"), "it is not started", seconds(30))
    assert json.loads(told.read_text()) == [str(script), "routine"]


def test_what_an_entry_says_is_read_from_its_main_group_only() -> None:
    entry = "# mine\n[Desktop Entry]\nHidden = true\nName=A=B\n\n[Desktop Action x]\nHidden=false\nExec=y\n"
    assert [says(entry, key) for key in ("Hidden", "Name", "Exec")] == ["true", "A=B", ""]
