"""``autostart`` by the command line."""

from __future__ import annotations

import sys

import pytest

from tests.shell import Shell

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the places are Linux's")


def test_it_is_off_at_first_then_on_then_off_without_a_trace(shell: Shell) -> None:
    assert shell.run("autostart").stdout.startswith("off.")
    on = shell.run("autostart", "on")
    assert (on.returncode, on.stderr) == (0, "")
    login = shell.home / "config" / "autostart" / "standupnudge.desktop"
    assert "~/config/autostart/standupnudge.desktop" in on.stdout
    assert login.exists()
    assert shell.run("autostart", "status").stdout == "on: it starts with the login.\n"
    off = shell.run("autostart", "off")
    assert (off.returncode, off.stderr) == (0, "")
    assert [path for path in shell.home.rglob("*") if path.is_file()] == []
    assert shell.run("autostart", "off").stdout == "It didn't start with the login anyway.\n"


def test_where_it_cannot_be_written_it_is_1(shell: Shell) -> None:
    (shell.home / "config").write_text("a file in the place of the folder")
    done = shell.run("autostart", "on")
    assert done.returncode == 1
    assert "standupnudge.desktop can't be written: " in done.stderr
