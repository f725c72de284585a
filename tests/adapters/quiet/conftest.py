"""A bus of its own for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.private_bus import bus_daemon


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a short name, for sockets."""
    return tmp_path_factory.mktemp("s")


@pytest.fixture
def address(place: Path) -> Iterator[str]:
    """The address of an empty bus."""
    with bus_daemon(place) as (address, _):
        yield address
