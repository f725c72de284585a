"""A session without screen and bus: what is tested here needs nothing of a desktop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desktop.server import Desktop


@pytest.fixture
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """It checks at its end that no process is left behind."""
    # The folder's name is short, where tmp_path's would be too long for the sockets below it.
    with Desktop(tmp_path_factory.mktemp("d"), bus=False, screen=False) as session:
        yield session
