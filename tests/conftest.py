"""What all tests share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.shell import Shell

pytest.register_assert_rewrite("tests.day")


def pytest_configure() -> None:
    """A shell that starts the tests in the background lets them ignore ^C, and all that they start after them."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Runs commands in a home of its own."""
    from tests.shell import Shell

    shell = Shell(tmp_path_factory.mktemp("h"))
    yield shell
    shell.end()
