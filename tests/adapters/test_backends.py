"""Which back ends are found in bare surroundings, and what is said of the others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from standupnudge import backends
from standupnudge.errors import ForcedUnavailable
from tests.loops import in_loop


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """An environment without a display and without a bus."""
    nowhere = f"unix:path={tmp_path}/no-bus"
    return {
        "PATH": str(tmp_path),
        "DBUS_SESSION_BUS_ADDRESS": nowhere,
        "DBUS_SYSTEM_BUS_ADDRESS": nowhere,
    }


def _ignore(*_: object) -> None:
    pass


@in_loop
async def test_where_nothing_tells_the_idle_time_everybody_counts_as_at_the_desk_and_each_reason_is_kept(
    bare: dict[str, str],
) -> None:
    choice = await backends.find_idle(bare, None, _ignore)
    assert (choice.name, choice.last_resort) == ("always_at_desk", True)
    assert [tried.name for tried in choice.tried] == [
        "mutter_monitor", "ext_idle_notify", "kde_idle", "x11_screensaver", "freedesktop_screensaver", "logind_hint",
    ]  # fmt: skip
    assert all(tried.why for tried in choice.tried)


@in_loop
async def test_an_idle_probe_that_is_forced_in_vain_is_an_error(bare: dict[str, str]) -> None:
    with pytest.raises(ForcedUnavailable, match=r"backends\.idle: x11_screensaver can't be used"):
        await backends.find_idle(bare, "x11_screensaver", _ignore)


@in_loop
async def test_an_idle_probe_that_is_forced_and_unknown_is_an_error_that_names_those_there_are(
    bare: dict[str, str],
) -> None:
    with pytest.raises(ForcedUnavailable, match=r"Choose one of: mutter_monitor, .*always_at_desk"):
        await backends.find_idle(bare, "telepathy", _ignore)


def test_where_nothing_can_be_written_the_state_lives_in_memory_and_the_reason_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    choice = backends.store(tmp_path / "file" / "state.sqlite3", None)
    choice.used.save(lambda: "state", [])
    assert (choice.name, choice.used.load()) == ("memory", "state")
    assert [tried.name for tried in choice.tried] == ["sqlite_file"]


def test_without_a_bus_and_a_display_there_is_no_tray_and_the_reasons_are_kept(
    bare: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    choice = backends.tray(_ignore, _ignore, bare, None)
    choice.used.stop()
    choice.used.run()
    assert (choice.name, [tried.name for tried in choice.tried]) == ("none", ["status_notifier", "x11_xembed"])
    assert all(tried.why for tried in choice.tried)


def test_a_tray_that_is_forced_in_vain_is_an_error(bare: dict[str, str]) -> None:
    with pytest.raises(ForcedUnavailable, match=r"backends\.tray: status_notifier can't be used"):
        backends.tray(_ignore, _ignore, bare, "status_notifier")


def test_a_tray_can_be_done_without() -> None:
    choice = backends.tray(_ignore, _ignore, {}, "none")
    choice.used.stop()
    choice.used.run()
    assert choice.name == "none"


@in_loop
async def test_without_a_bus_notifications_come_on_the_terminal_until_there_is_one(bare: dict[str, str]) -> None:
    found = await backends.notifiers(_ignore, _ignore, bare, None)
    assert found.used == "terminal"
    assert [notifier.name for notifier in found.all][-1] == "terminal"
    assert any(reason.startswith("freedesktop: ") for reason in found.reasons)
    for notifier in found.all:
        await notifier.close()


@in_loop
async def test_a_notifier_that_is_forced_in_vain_is_an_error_that_says_why(bare: dict[str, str]) -> None:
    with pytest.raises(ForcedUnavailable, match=r"backends\.notify: freedesktop can't be used: .+"):
        await backends.notifiers(_ignore, _ignore, bare, "freedesktop")


@in_loop
async def test_a_notifier_that_is_forced_is_the_only_one(bare: dict[str, str]) -> None:
    found = await backends.notifiers(_ignore, _ignore, bare, "terminal")
    assert ([notifier.name for notifier in found.all], found.used, found.reasons) == (["terminal"], "terminal", [])


@in_loop
async def test_a_notifier_that_nobody_knows_is_an_error_that_names_those_there_are(bare: dict[str, str]) -> None:
    with pytest.raises(ForcedUnavailable, match="Choose one of: freedesktop, plyer, terminal"):
        await backends.notifiers(_ignore, _ignore, bare, "growl")


@in_loop
async def test_the_sound_of_nudges_can_be_turned_off_by_its_back_end_and_a_wrong_name_is_an_error(
    tmp_path: Path,
) -> None:
    said: list[str] = []
    choice = backends.chime(tmp_path, (said.append, said.remove), "silent")
    await choice.used.play("no-such-file.wav", 60)
    await choice.used.close()
    assert (choice.name, said) == ("silent", [])
    assert backends.chime(tmp_path, (said.append, said.remove), None).name == "miniaudio"
    with pytest.raises(ForcedUnavailable, match=r"backends\.sound: there is no back end 'miniaudo' here"):
        backends.chime(tmp_path, (said.append, said.remove), "miniaudo")


@pytest.mark.parametrize(
    ("platform", "order"),
    [
        ("linux", ["freedesktop", "plyer", "terminal"]),
        ("win32", ["desktop_notifier", "plyer", "terminal"]),
        ("darwin", ["desktop_notifier", "osascript", "plyer", "terminal"]),
    ],
)
def test_each_system_has_its_notifiers_in_their_order(
    platform: str, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert list(backends._notifier_makers(_ignore, _ignore, _ignore, {})) == order
