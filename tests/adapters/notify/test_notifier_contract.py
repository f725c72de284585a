"""What `ports.Notifier` promises, of every notifier that there is and of the fake that other tests use."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from standupnudge.adapters.notify.desktop_notifier import DesktopNotifierToasts
from standupnudge.adapters.notify.freedesktop import FreedesktopNotifier
from standupnudge.adapters.notify.osascript import OsascriptNotifier
from standupnudge.adapters.notify.plyer_fallback import PlyerNotifier
from standupnudge.adapters.notify.terminal import TerminalNotifier
from standupnudge.core.views import Abilities, Notice, Tag, Urgency
from standupnudge.ports import Notifier
from tests.adapters.notification_server import NotificationServer
from tests.adapters.notify.helpers_of_notify import INFO, NUDGE, PATIENCE, Heard, in_loop
from tests.adapters.notify.made_up_center import made_up
from tests.adapters.notify.test_osascript_notifier import made_up_osascript, said
from tests.adapters.private_bus import bus_daemon
from tests.fakes import FakeNotifier
from tests.needs import need

ODD = [
    "",
    " ",
    "-t",
    "--help",
    "a < b & c",
    "<b",
    "100 %s \\n",
    "'\"",
    "\0",
    "\ud83d",
    "🏃" * 400,
    "x" * 5000,
    "one\ntwo",
]


@dataclass
class Stage:
    """A notifier, and how many notifications have come out of it."""

    notifier: Notifier
    came_out: Callable[[], int]


Play = Callable[[Path, pytest.MonkeyPatch], AbstractAsyncContextManager[Stage]]


@asynccontextmanager
async def on_freedesktop(folder: Path, _: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    with bus_daemon(folder) as (address, _daemon):
        async with NotificationServer(address) as server:
            heard = Heard()
            environ = {"DBUS_SESSION_BUS_ADDRESS": address}
            notifier = await FreedesktopNotifier.connect(heard.answered, heard.closed, environ, PATIENCE)
            yield Stage(notifier, lambda: len(server.shown))
            await notifier.close()


@asynccontextmanager
async def on_plyer(folder: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    need("notify-send", "libnotify-bin")
    with bus_daemon(folder) as (address, _daemon):
        async with NotificationServer(address) as server:
            patch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            yield Stage(PlyerNotifier(patience=PATIENCE), lambda: len(server.shown))


@asynccontextmanager
async def on_terminal(*_: object) -> AsyncIterator[Stage]:
    stream = io.StringIO()
    yield Stage(TerminalNotifier(stream), lambda: stream.getvalue().count("\n"))


@asynccontextmanager
async def on_fake(*_: object) -> AsyncIterator[Stage]:
    fake = FakeNotifier()
    yield Stage(fake, lambda: len(fake.shown))


@asynccontextmanager
async def on_desktop_notifier(_: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    made, center = made_up(patch)
    heard = Heard()
    notifier = DesktopNotifierToasts(heard.answered, heard.closed, lambda: made, PATIENCE)
    yield Stage(notifier, lambda: len(center.sent))
    await notifier.close()


@asynccontextmanager
async def on_osascript(folder: Path, _: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    yield Stage(OsascriptNotifier(made_up_osascript(folder), PATIENCE), lambda: said(folder).count("-e"))


PLAYS = [on_freedesktop, on_plyer, on_terminal, on_desktop_notifier, on_osascript, on_fake]
each = pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.__name__)


@each
@in_loop
async def test_it_says_what_it_can_do(play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with play(tmp_path, monkeypatch) as stage:
        assert isinstance(await stage.notifier.abilities(), Abilities)
        assert stage.notifier.name


@each
@pytest.mark.parametrize("urgency", Urgency)
@in_loop
async def test_what_is_shown_comes_out(
    play: Play, urgency: Urgency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with play(tmp_path, monkeypatch) as stage:
        await stage.notifier.show(replace(NUDGE, urgency=urgency))
        await stage.notifier.show(INFO)
        assert stage.came_out() == 2


@each
@in_loop
async def test_any_text_comes_out(play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with play(tmp_path, monkeypatch) as stage:
        for text in ODD:
            await stage.notifier.show(Notice(Tag.INFO, f"Title {text}", text))
            await stage.notifier.show(Notice(Tag.INFO, text or "Title", "Body"))
        assert stage.came_out() == 2 * len(ODD)


@each
@in_loop
async def test_withdrawing_is_always_allowed(play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with play(tmp_path, monkeypatch) as stage:
        await stage.notifier.withdraw(Tag.NUDGE)
        await stage.notifier.show(NUDGE)
        for tag in (*Tag, *Tag):
            await stage.notifier.withdraw(tag)
        await stage.notifier.show(NUDGE)
        assert stage.came_out() == 2


@each
@in_loop
async def test_closing_is_always_allowed(play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with play(tmp_path, monkeypatch) as stage:
        await stage.notifier.show(NUDGE)
        await stage.notifier.close()
        await stage.notifier.withdraw(Tag.NUDGE)
        await stage.notifier.close()
        assert stage.came_out() == 1
