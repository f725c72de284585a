"""X servers that end with the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.adapters.bare_screen import BareScreen

MakeScreen = Callable[..., BareScreen]


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a short name, for sockets."""
    return tmp_path_factory.mktemp("i")


@pytest.fixture
def make_screen(tmp_path: Path) -> Iterator[MakeScreen]:
    """Starts an X server with these options."""
    with ExitStack() as ends:

        def make(*options: str) -> BareScreen:
            screen = BareScreen(tmp_path, *options)
            ends.callback(screen.end)
            return screen

        yield make
