"""The configuration while the program runs (C3), from a real file."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge.config.files import read
from standupnudge.config.schema import Config
from standupnudge.core.views import Notice
from standupnudge.engine.settings import Settings
from standupnudge.errors import ConfigError, Problem
from tests.engine.stage import Stage, running
from tests.fakes import FakeNotifier
from tests.loops import in_loop, until

GOOD = "sitting:\n  nudge_after: 20m\n"
BAD = "sitting:\n  nudge_after: 20\n"
WORSE = "sitting:\n  nudge_after: 20\n  snooze: soon\n"
BROKEN, MENDED = "Your configuration has a problem", "Your configuration is fine again"


class Edited:
    """A configuration file, the settings that follow it, and how often it was read."""

    def __init__(self, stage: Stage, path: Path) -> None:
        self.stage, self.path, self.reads = stage, path, 0
        self.settings = Settings(self._read, Config(), stage.engine, stage.speaker)

    def _read(self) -> Config:
        self.reads += 1
        return read(self.path)

    async def write(self, text: str) -> None:
        """Save it, and wait until what is thought of it has been decided."""
        self.path.write_text(text)
        await self.look()

    async def look(self) -> None:
        before = self.reads
        self.settings.changed()
        await until(lambda: self.reads > before and self.settings._second_look is None, "a look at the file")
        await until(lambda: not self.settings._busy, "an end of the telling")
        await self.stage.settled()

    @property
    def nudge_after(self) -> timedelta:
        return self.stage.engine.rules.sitting.nudge_after

    @property
    def marked(self) -> bool:
        return self.stage.views[-1].icon.marked


@asynccontextmanager
async def edited(folder: Path) -> AsyncIterator[Edited]:
    async with running() as stage:
        yield Edited(stage, folder / "config.yaml")


@in_loop
async def test_a_good_change_counts_at_once_and_nothing_is_said(tmp_path: Path) -> None:
    async with edited(tmp_path) as file:
        await file.write(GOOD)
        assert file.nudge_after == timedelta(minutes=20)
        assert file.stage.titles == []
        assert file.settings.config.rules == file.stage.engine.rules


@in_loop
async def test_a_bad_change_keeps_what_was_says_so_once_and_marks_the_icon(tmp_path: Path) -> None:
    async with edited(tmp_path) as file:
        await file.write(GOOD)
        for _ in range(3):
            await file.write(BAD)
        assert file.nudge_after == timedelta(minutes=20)
        [notice] = file.stage.notifier.shown
        assert notice.title == BROKEN
        assert notice.body.startswith("config.yaml:2:16: sitting.nudge_after:")
        assert file.marked


@in_loop
async def test_another_problem_is_told_anew(tmp_path: Path) -> None:
    async with edited(tmp_path) as file:
        await file.write(BAD)
        await file.write(WORSE)
        assert file.stage.titles == [BROKEN, BROKEN]
        assert "and 1 more" in file.stage.notifier.shown[1].body
        assert len(file.stage.engine.problems) == 2


@pytest.mark.parametrize("mended", [GOOD, "", "# as before\n"])
@in_loop
async def test_once_it_is_mended_that_is_said_and_the_mark_goes(tmp_path: Path, mended: str) -> None:
    async with edited(tmp_path) as file:
        await file.write(BAD)
        await file.write(mended)
        await file.write(mended)
        assert file.stage.titles == [BROKEN, MENDED]
        assert not file.marked
        assert file.stage.engine.problems == ()
        assert file.nudge_after == timedelta(minutes=20 if mended == GOOD else 30)


@in_loop
async def test_a_problem_of_the_start_that_is_mended_is_fine_again(tmp_path: Path) -> None:
    async with running(problems=["config.yaml:1:1: no"]) as stage:
        file = Edited(stage, tmp_path / "config.yaml")
        await file.write(GOOD)
        assert stage.titles == [MENDED]
        assert file.nudge_after == timedelta(minutes=20)


@in_loop
async def test_a_file_that_is_removed_means_the_defaults(tmp_path: Path) -> None:
    async with edited(tmp_path) as file:
        await file.write(GOOD)
        file.path.unlink()
        await file.look()
        assert file.nudge_after == timedelta(minutes=30)
        assert file.stage.titles == []


@in_loop
async def test_saving_without_a_change_does_nothing(tmp_path: Path) -> None:
    async with edited(tmp_path) as file:
        await file.write(GOOD)
        views, rules = len(file.stage.views), file.stage.engine.rules
        await file.write(GOOD + "# a note\n")
        assert file.stage.engine.rules is rules
        assert len(file.stage.views) == views


@in_loop
async def test_a_file_caught_half_written_is_read_once_more_before_anything_is_said(tmp_path: Path) -> None:
    async with edited(tmp_path) as file:
        file.path.write_text(BAD)
        file.settings.changed()
        await until(lambda: file.reads == 1, "the first look")
        file.path.write_text(GOOD)
        await until(lambda: file.reads == 2, "the second look")
        await file.stage.settled()
        assert file.stage.titles == []
        assert file.nudge_after == timedelta(minutes=20)
        assert not file.marked


@in_loop
async def test_a_change_between_the_two_looks_is_not_missed(tmp_path: Path) -> None:
    async with edited(tmp_path) as file:
        file.path.write_text(BAD)
        file.settings.changed()
        await until(lambda: file.reads == 1, "the first look")
        await file.write(GOOD)
        assert file.nudge_after == timedelta(minutes=20)
        assert file.settings._second_look is None
        await file.write(BAD)
        assert file.stage.titles == [BROKEN]


@in_loop
async def test_changes_are_told_of_from_any_thread(tmp_path: Path) -> None:
    async with edited(tmp_path) as file:
        file.path.write_text(GOOD)
        watcher = threading.Thread(target=file.settings.changed)
        watcher.start()
        watcher.join()
        await until(lambda: file.nudge_after == timedelta(minutes=20), "the change")


@in_loop
async def test_mending_counts_even_if_the_engine_has_not_got_round_to_the_problem(tmp_path: Path) -> None:
    stage = Stage()  # whose engine does not run yet
    good = False

    def reading() -> Config:
        if not good:
            raise ConfigError([Problem(file="config.yaml", text="no")])
        return Config()

    settings = Settings(reading, Config(), stage.engine, stage.speaker)
    settings.changed()
    await until(lambda: len(stage.titles) == 1, "the problem being told")
    good = True
    settings.changed()
    await until(lambda: len(stage.titles) == 2, "the mending being told")
    assert stage.titles == [BROKEN, MENDED]


@in_loop
async def test_a_notifier_that_stumbles_does_not_keep_the_settings_from_working(tmp_path: Path) -> None:
    class Stumbling(FakeNotifier):
        async def show(self, notice: Notice) -> None:
            raise ZeroDivisionError

    async with running(notifiers=[Stumbling()]) as stage:
        file = Edited(stage, tmp_path / "config.yaml")
        await file.write(BAD)
        assert file.marked
        await file.write(GOOD)
        assert file.nudge_after == timedelta(minutes=20)
