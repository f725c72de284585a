"""A screen with a window manager for the tests of the window process, and the process itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.window.process import Processes, start_screen


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The DISPLAY of a virtual screen with openbox on it."""
    with Processes() as processes:
        yield start_screen(processes, tmp_path_factory.mktemp("screen"))


@pytest.fixture
def processes() -> Iterator[Processes]:
    """Starts processes, and ends what is left of them."""
    with Processes() as started:
        yield started


@pytest.fixture
def short_plan(tmp_path: Path) -> Path:
    """A plan file of two exercises that takes a second and a half."""
    file = tmp_path / "short.yaml"
    file.write_text(
        """
title: Short
switch: {title: Switch, lasts: 1s}
exercises:
  - id: sit
    name: Sit
    muscles: thighs
    why: because
    move_in: {title: Find a wall, lasts: 0.25s}
    set_up: Back on the wall
    cues: [Breathe]
  - id: stand
    name: Stand
    muscles: thighs
    why: because
    move_in: {title: Find a wall, lasts: 0.25s}
    set_up: Back on the wall
    cues: [Breathe]
levels:
  L1:
    exercises:
      sit: {holds: 1, hold: 0.5s}
      stand: {reps: 2, tempo: {up: 0.25s}}
"""
    )
    return file
