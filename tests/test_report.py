"""``standupnudge report``, as a process of its own."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.desktop.waiting import eventually
from tests.report.reading import Page
from tests.shell import SOON, Shell
from tests.test_history import keep, stretch


@pytest.fixture
def opened(shell: Shell) -> Path:
    """A browser that notes what it is given in this file."""
    browser, noted = shell.home / "browser", shell.home / "opened"
    browser.write_text(f'#!/bin/sh\necho "$1" >"{noted}.new"\n/bin/mv "{noted}.new" "{noted}"\n')
    browser.chmod(0o755)
    shell.environ["BROWSER"] = f"{browser} %s"
    return noted


def test_it_writes_the_page_says_where_and_opens_it(shell: Shell, opened: Path) -> None:
    shell.environ["TZ"] = "UTC"
    keep(shell, stretch(1), stretch(2, 60))
    done = shell.run("report")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The report is in ~/data/standupnudge/report.html\n"
    page = shell.home / "data" / "standupnudge" / "report.html"
    eventually(opened.exists, "no browser was started", SOON)
    assert opened.read_text().strip() == page.as_uri()
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    rows = Page(page.read_text(encoding="utf-8")).tables["The same in numbers"]
    assert len(rows) == 5


def test_it_can_be_written_elsewhere_without_being_opened_and_again(shell: Shell, opened: Path) -> None:
    to = shell.home / "my report.html"
    for _ in range(2):
        done = shell.run("report", "--no-open", "--to", str(to))
        assert (done.returncode, done.stdout) == (0, "The report is in ~/my report.html\n")
    assert "Nothing to show yet" in to.read_text(encoding="utf-8")
    assert not opened.exists()
    assert [each.name for each in shell.home.glob(".*new")] == []


def test_before_the_first_start_there_is_no_folder_yet_and_it_is_made(shell: Shell) -> None:
    assert shell.run("report", "--no-open").returncode == 0
    assert (shell.home / "data" / "standupnudge" / "report.html").exists()


def test_without_a_browser_it_says_so(shell: Shell) -> None:
    done = shell.run("report")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == ["No browser was found to open it. Open that file yourself."]


def test_a_place_that_can_not_be_written_is_said(shell: Shell) -> None:
    done = shell.run("report", "--no-open", "--to", "/proc/report.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert "/proc/report.html can't be written" in done.stderr


def test_a_broken_configuration_does_not_stand_in_its_way(shell: Shell) -> None:
    shell.configure("sitting:\n  nudge_after: 30\n")
    keep(shell, stretch(1))
    assert shell.run("report", "--no-open").returncode == 0
