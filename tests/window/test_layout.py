"""Nothing is cut off and nothing lies over anything else: every page, every step of every level, sizes and themes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.language import LANGUAGES
from standupnudge.routine.plan import Side
from standupnudge.routine.timeline import compile_plan
from standupnudge.window.routine_view import SIZE
from standupnudge.window.scene import Page
from tests.window.process import Processes, environ, start_screen
from tests.window.resolution import resolution

PLAN = read_plan(resolve("glutes", Path()))
STEPS = {level.id: len(compile_plan(PLAN, level.id, Side.RIGHT).steps) for level in PLAN.levels}
CASES = [(dpi, theme) for dpi in (96, 144, 192) for theme in ("light", "dark", "high_contrast")]


@pytest.fixture(scope="module")
def large_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A screen that has room for the window at 200 %."""
    with Processes() as processes:
        yield start_screen(processes, tmp_path_factory.mktemp("large"), "2600x1700x24")


def toured(processes: Processes, screen: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.window.tour", screen, *arguments]
    process = processes.start(command, environ(screen), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors.decode()
    return dict(json.loads(out))


@pytest.mark.parametrize(("dpi", "theme"), CASES)
def test_text_has_its_place_on_every_page_and_in_every_step(
    dpi: int, theme: str, large_screen: str, processes: Processes
) -> None:
    with resolution(large_screen, dpi):
        seen = toured(processes, large_screen, theme)
    assert seen["wrong"] == []
    assert set(seen["pages"]) == {page.value for page in Page}
    assert seen["steps"] == STEPS
    assert seen["size"] == [length * dpi // 96 for length in SIZE]
    assert {exercise.name for exercise in PLAN.exercises} <= set(seen["texts"])
    assert len(seen["texts"]) > 300


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_text_has_its_place_in_every_language(spoken: str, large_screen: str, processes: Processes) -> None:
    with resolution(large_screen, 96):
        seen = toured(processes, large_screen, "light", spoken)
    assert seen["wrong"] == []
    assert set(seen["pages"]) == {page.value for page in Page}
    assert seen["steps"] == STEPS
    assert not {exercise.name for exercise in PLAN.exercises} & set(seen["texts"])
    assert len(seen["texts"]) > 300


SPOILT = """
import sys
from standupnudge.window import timer_page
timer_page.TimerPage._fit = lambda *_: None
from tests.window import tour
tour.LEVELS = ("L0",)
sys.argv = ["tour", sys.argv[1], "light"]
seen = tour.tour(*sys.argv[1:])
print("\\n".join(seen.wrong))
"""


def test_a_title_that_does_not_fit_is_found(large_screen: str, processes: Processes) -> None:
    command = [sys.executable, "-c", SPOILT, large_screen]
    process = processes.start(command, environ(large_screen), stdout=subprocess.PIPE)
    out, _ = process.communicate(timeout=300)
    assert "cut off: TLabel 'Arabesque at the wall'" in out.decode()
