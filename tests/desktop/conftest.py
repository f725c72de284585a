"""Desktops for tests: one a module, shared; a program a test, ended with it. What failed shows all logs."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desktop.runner import Runner
from tests.desktop.server import Desktop

if TYPE_CHECKING:
    from tests.desktop.sway import Sway

FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a desktop."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.desktop)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the logs of the desktops, and a picture of the screen, to what is told of a failure."""
    report = yield
    if report.failed and report.when == "call":
        item.stash[FAILED] = True
        for name, desktop in getattr(item, "funcargs", {}).items():
            if isinstance(desktop, Desktop):
                report.sections.append((f"logs of {name}", f"{desktop.said()}\npicture: {desktop.photograph()}"))
    return report


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """dunst, whose notifications can be clicked, and a panel."""
    with Desktop(tmp_path_factory.mktemp("d")) as desktop:
        yield desktop


@pytest.fixture(scope="module")
def desktop_with_buttons(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """xfce4-notifyd, whose notifications have buttons but can't be clicked, and a panel."""
    with Desktop(tmp_path_factory.mktemp("d"), "xfce4-notifyd") as desktop:
        yield desktop


@pytest.fixture(scope="module")
def sway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sway]:
    """A Wayland compositor with waybar and mako, and no X server."""
    from tests.desktop.sway import Sway

    with Sway(tmp_path_factory.mktemp("d")) as sway:
        yield sway


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for a desktop of the test's own: its name is short, where tmp_path's would be too long for sockets."""
    return tmp_path_factory.mktemp("d")


@pytest.fixture
def run(request: pytest.FixtureRequest) -> Iterator[Runner]:
    """Starts StandUpNudge; what a test started is ended after it, and must have left nothing and logged no fault."""
    runner = Runner()
    try:
        yield runner
    finally:
        runner.end()
    if not request.node.stash.get(FAILED, False):
        runner.check()
