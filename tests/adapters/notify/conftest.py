"""A bus of its own for each test that asks for one."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.private_bus import bus_daemon


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of an empty session bus."""
    with bus_daemon(tmp_path) as (address, _):
        yield address


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An exception that nobody has looked at, of a future say, fails the test that left it."""
    yield
    gc.collect()
    records = caplog.get_records("call") + caplog.get_records("teardown")
    assert [record.getMessage() for record in records if record.levelno >= logging.WARNING] == []
