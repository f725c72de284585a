"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.shell import Shell

pytest.register_assert_rewrite("tests.day")


@pytest.fixture
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Runs commands in a home of its own."""
    from tests.shell import Shell

    shell = Shell(tmp_path_factory.mktemp("h"))
    yield shell
    shell.end()
