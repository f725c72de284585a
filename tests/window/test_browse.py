"""Watch opens a link with what the desktop has for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from standupnudge.window import browse as module
from standupnudge.window.browse import browse
from tests.desktop.waiting import eventually

LINK = "https://example.org/bridge?a=1&b=2"


def opener(folder: Path, told: Path) -> None:
    """An xdg-open that tells what it was given, and what its output is."""
    script = folder / "xdg-open"
    script.write_text(f'#!/bin/sh\necho "$1" "$(readlink /proc/$$/fd/1)" >{told}.new; mv {told}.new {told}\n')
    script.chmod(0o755)


def test_the_link_is_handed_to_the_desktops_opener_without_our_streams(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    opener(tmp_path, told)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    browse(LINK)
    eventually(told.exists, "nothing was opened")
    assert told.read_text() == f"{LINK} /dev/null\n"
    eventually(lambda: all(child.poll() is not None for child in module._openers), "the opener stays")


def test_without_an_opener_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    browse(LINK)
    assert not [child for child in module._openers if child.poll() is None]
