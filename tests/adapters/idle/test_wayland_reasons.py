"""Why a Wayland source can't be used: each reason says what is missing, and what would help where something would."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from standupnudge.adapters.idle import compositor
from standupnudge.adapters.idle.ext_idle_notify import ExtIdleNotify
from standupnudge.adapters.idle.kde_idle import KdeIdle
from standupnudge.errors import Unavailable
from tests.loops import in_loop


def ignore() -> None:
    pass


@in_loop
async def test_outside_of_wayland_it_says_so() -> None:
    with pytest.raises(Unavailable, match="no Wayland session"):
        await KdeIdle.connect({"XDG_RUNTIME_DIR": "/nowhere"}, ignore)


@in_loop
async def test_a_compositor_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"wayland-7 can't be reached") as caught:
        await KdeIdle.connect({"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}, ignore)
    assert str(tmp_path) in caught.value.what
    assert "WAYLAND_DISPLAY" in caught.value.cure


@in_loop
async def test_one_that_does_not_answer_is_given_up(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compositor, "PATIENCE", 0.2)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(place / "wayland-0"))
        deaf.listen()
        with pytest.raises(Unavailable, match="does not answer"):
            await KdeIdle.connect({"WAYLAND_DISPLAY": str(place / "wayland-0")}, ignore)


@in_loop
async def test_one_that_hangs_up_is_given_up_too(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compositor, "PATIENCE", 0.2)
    with socket.socket(socket.AF_UNIX) as rude:
        rude.bind(str(place / "wayland-0"))
        rude.listen(0)
        rude.shutdown(socket.SHUT_RDWR)
        with pytest.raises(Unavailable):
            await KdeIdle.connect({"WAYLAND_DISPLAY": str(place / "wayland-0")}, ignore)


@in_loop
async def test_without_the_package_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pywayland.client.display", None)
    with pytest.raises(Unavailable, match="pywayland is missing") as caught:
        await KdeIdle.connect({"WAYLAND_DISPLAY": "/wayland-0"}, ignore)
    assert "pip install pywayland" in caught.value.cure


@in_loop
async def test_one_without_the_protocol_is_told_by_its_name(place: Path) -> None:
    from tests.desktop.sway import Sway

    with (
        Sway(place, notifications=False, panel=False) as sway,  # 1.7 has KDE's only
        pytest.raises(Unavailable, match="does not offer ext_idle_notifier_v1"),
    ):
        await ExtIdleNotify.connect(sway.environ(sway.home()), ignore)
