"""The place of a control socket."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short one: the system allows a socket's path about a hundred bytes."""
    return tmp_path_factory.mktemp("s") / "run" / "control.sock"
