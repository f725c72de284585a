"""The first start, without a screen: who is asked, what is made of each answer, and what of none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from standupnudge.config.files import read
from standupnudge.engine.perform import Speaker
from standupnudge.first_start import First, FirstStart, first
from standupnudge.paths import Paths
from standupnudge.resources import resource
from standupnudge.surroundings import Surroundings
from tests.fakes import FakeNotifier, FakeWindows
from tests.loops import in_loop, until

EXAMPLE = resource("config.example.yaml").read_text(encoding="utf-8")
CHOSE = {"said": "chose", "nudge_after": "45m", "days": ["mon", "thu"], "at": "07:05", "login": False}
MAPPED, GONE = {"said": "mapped"}, {"said": "gone"}


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


def surroundings(home: Path, *, display: str = ":1") -> Surroundings:
    app = home / "config" / "standupnudge"
    paths = Paths(app / "config.yaml", home / "store", home / "log", home / "socket")
    return Surroundings(paths, {"DISPLAY": display} if display else {}, used={"notify": "fake", "tray": "fake"})


class Stage:
    """A first start that has asked."""

    def __init__(self, home: Path) -> None:
        self.around = surroundings(home)
        self.config = self.around.paths.config
        self.login_entry = home / "config" / "autostart" / "standupnudge.desktop"
        self.windows, self.notifier, self.changes = FakeWindows(), FakeNotifier(), 0
        assert first(self.around) is First.ASK
        self.first = FirstStart(self.around, self.windows, Speaker([self.notifier]), self._changed)
        self.task = self.first.begin(First.ASK)

    def _changed(self) -> None:
        self.changes += 1

    async def answer(self, *messages: Mapping[str, Any]) -> None:
        """The window says this, and all is done that comes of it."""
        for message in messages:
            self.first.said(message)
        await self.task

    def told(self) -> list[str]:
        return [notice.title for notice in self.notifier.shown]


@asynccontextmanager
async def asked(home: Path) -> AsyncIterator[Stage]:
    stage = Stage(home)
    await until(lambda: stage.windows.opened, "the window")
    yield stage


@in_loop
async def test_what_was_chosen_becomes_the_file_and_is_greeted_with(tmp_path: Path) -> None:
    async with asked(tmp_path) as stage:
        assert not stage.config.exists()
        assert stage.windows.opened[0]["login"] is False
        await stage.answer(MAPPED, CHOSE, GONE)
        rules = read(stage.config).rules
        assert (rules.sitting.nudge_after, rules.routine.days) == (timedelta(minutes=45), (0, 3))
        assert stage.changes == 1
        assert stage.told() == ["StandUpNudge is running"]
        assert "after 45 min" in stage.notifier.shown[0].body
        assert not stage.login_entry.exists()


@pytest.mark.parametrize(
    "said",
    [[MAPPED, {"said": "skip"}, GONE], [{"said": "no_tk", "why": "no display"}, GONE], [GONE], [{**CHOSE, "at": "?"}]],
)
@in_loop
async def test_without_a_choice_the_example_is_written(said: list[dict[str, Any]], tmp_path: Path) -> None:
    async with asked(tmp_path) as stage:
        await stage.answer(*said)
        assert stage.config.read_text(encoding="utf-8") == EXAMPLE
        assert stage.told() == ["StandUpNudge is running"]


@in_loop
async def test_a_window_that_is_ended_from_outside_is_no_answer(tmp_path: Path) -> None:
    async with asked(tmp_path) as stage:
        await stage.answer(MAPPED, GONE)
        assert not stage.config.exists()
        assert stage.told() == []
        assert first(stage.around) is First.ASK


@in_loop
async def test_a_program_that_ends_does_not_wait_and_writes_nothing(tmp_path: Path) -> None:
    async with asked(tmp_path) as stage:
        stage.task.cancel()
        await asyncio.wait([stage.task])
        stage.first.said(GONE)
        assert stage.task.cancelled()
        assert not stage.config.exists()


@in_loop
async def test_start_with_the_login_is_done_and_shown_the_next_time_and_undone(tmp_path: Path) -> None:
    async with asked(tmp_path) as stage:
        await stage.answer(MAPPED, {**CHOSE, "login": True})
        assert stage.login_entry.exists()
        stage.config.unlink()
    async with asked(tmp_path) as again:
        assert again.windows.opened[0]["login"] is True
        await again.answer(MAPPED, {"said": "skip"})
        assert again.login_entry.exists()
        again.config.unlink()
    async with asked(tmp_path) as last:
        await last.answer(MAPPED, {**CHOSE, "login": False})
        assert not last.login_entry.exists()


@in_loop
async def test_a_login_that_can_not_be_changed_is_said_and_the_rest_is_kept(tmp_path: Path) -> None:
    async with asked(tmp_path) as stage:
        stage.login_entry.parent.write_text("a file in the place of the folder")
        await stage.answer(MAPPED, {**CHOSE, "login": True})
        assert read(stage.config).rules.sitting.nudge_after == timedelta(minutes=45)
        assert "can't be written" in stage.notifier.shown[-1].body


@in_loop
async def test_a_file_that_came_meanwhile_stays_and_the_loss_is_said(tmp_path: Path) -> None:
    async with asked(tmp_path) as stage:
        stage.config.write_text("sitting: {nudge_after: 50m}")
        await stage.answer(MAPPED, CHOSE)
        assert stage.config.read_text() == "sitting: {nudge_after: 50m}"
        assert "weren't written" in stage.notifier.shown[0].body
        assert "after 50 min" in stage.notifier.shown[1].body


def test_without_a_display_the_defaults_are_written_at_once(tmp_path: Path) -> None:
    around = surroundings(tmp_path, display="")
    assert first(around) is First.GREET
    assert around.paths.config.read_text(encoding="utf-8") == EXAMPLE
    assert first(around) is First.NO


def test_where_no_file_can_be_made_nobody_is_asked_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in the place of the folder")
    around = surroundings(tmp_path)
    assert first(around) is First.NO
    assert "can't be made" in around.limits[0]


def test_a_link_to_nowhere_is_somebodys_file(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    around.paths.config.parent.mkdir(parents=True)
    around.paths.config.symlink_to(tmp_path / "dotfiles")
    assert first(around) is First.NO
    assert not (tmp_path / "dotfiles").exists()
