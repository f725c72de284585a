"""Autostart on Linux desktops: written, told, switched off by others, taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from standupnudge.adapters.autostart.xdg_autostart import XdgAutostart
from standupnudge.errors import StandUpNudgeError
from standupnudge.ports import LoginStart
from standupnudge.resources import resource

COMMAND = ("/opt/standupnudge/bin/standupnudge",)


@pytest.fixture
def autostart(tmp_path: Path) -> XdgAutostart:
    return XdgAutostart(tmp_path / "config", tmp_path / "data", resource("assets"))


@pytest.fixture
def login(tmp_path: Path) -> Path:
    return tmp_path / "config" / "autostart" / "standupnudge.desktop"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_on_writes_both_entries_and_the_icons_and_twice_is_as_good_as_once(
    autostart: XdgAutostart, tmp_path: Path
) -> None:
    assert autostart.state(COMMAND) is LoginStart.OFF
    autostart.on(COMMAND)
    written = files(tmp_path)
    sizes = (16, 22, 24, 32, 48, 64, 128, 256)
    assert set(written) == {
        "config/autostart/standupnudge.desktop",
        "data/applications/standupnudge.desktop",
        *(f"data/icons/hicolor/{size}x{size}/apps/standupnudge.png" for size in sizes),
    }
    assert written["data/icons/hicolor/48x48/apps/standupnudge.png"] == resource("assets/icon-48.png").read_bytes()
    assert autostart.state(COMMAND) is LoginStart.ON
    autostart.on(COMMAND)
    assert files(tmp_path) == written


def test_off_takes_all_of_it_away_and_nothing_else(autostart: XdgAutostart, tmp_path: Path, login: Path) -> None:
    autostart.on(COMMAND)
    other = login.with_name("other.desktop")
    other.write_text("[Desktop Entry]\n")
    assert len(autostart.off()) == 2
    assert list(files(tmp_path)) == ["config/autostart/other.desktop"]
    assert autostart.state(COMMAND) is LoginStart.OFF
    assert autostart.off() == ()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = True"])
def test_what_the_desktops_settings_switched_off_is_off_until_it_is_switched_on_again(
    line: str, autostart: XdgAutostart, login: Path
) -> None:
    autostart.on(COMMAND)
    kept = [each for each in login.read_text().splitlines() if not each.startswith("X-GNOME")]
    login.write_text("\n".join([*kept, line, ""]))
    assert autostart.state(COMMAND) is LoginStart.OFF
    autostart.on(COMMAND)
    assert autostart.state(COMMAND) is LoginStart.ON


def test_an_entry_of_another_installation_is_told_and_replaced(autostart: XdgAutostart) -> None:
    autostart.on(("/old/venv/bin/standupnudge",))
    assert autostart.state(COMMAND) is LoginStart.ANOTHER
    autostart.on(COMMAND)
    assert autostart.state(COMMAND) is LoginStart.ON


def test_a_file_that_is_no_text_is_another_and_is_replaced(autostart: XdgAutostart, login: Path) -> None:
    login.parent.mkdir(parents=True)
    login.write_bytes(b"\xff\x00[Desktop")
    assert autostart.state(COMMAND) is LoginStart.ANOTHER
    autostart.on(COMMAND)
    assert autostart.state(COMMAND) is LoginStart.ON


def test_where_nothing_can_be_written_it_is_said(autostart: XdgAutostart, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in the place of the folder")
    with pytest.raises(StandUpNudgeError, match="can't be written"):
        autostart.on(COMMAND)
    assert autostart.state(COMMAND) is LoginStart.OFF
    autostart.off()
