"""Notifications through plyer: what it says of itself, and what notify-send makes of our texts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from standupnudge.adapters.notify import plyer_fallback
from standupnudge.adapters.notify.plyer_fallback import PlyerNotifier, shaped
from standupnudge.core.views import Abilities, Notice, Tag
from standupnudge.errors import Unavailable
from tests.adapters.notification_server import NotificationServer
from tests.adapters.notify.helpers_of_notify import NUDGE, PATIENCE, in_loop
from tests.needs import need


@pytest.fixture
def environ(address: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment with notify-send and a bus; the process has it too, for plyer looks at nothing else."""
    folder = str(Path(need("notify-send", "libnotify-bin")).parent)
    values = {"DBUS_SESSION_BUS_ADDRESS": address, "PATH": folder}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return values


@pytest.mark.parametrize(
    ("title", "body", "escaped"),
    [
        ("Time to get up", "A glass of water?", "A glass of water?"),
        ("I'm up & <away>", 'a < b & isn\'t "markup"', 'a &lt; b &amp; isn\'t "markup"'),
        ("Back \\slash", "C:\\new\\table", "C:\\new\\table"),
    ],
    ids=["plain", "markup", "backslashes"],
)
@in_loop
async def test_texts_arrive_whole_and_escaped_for_markup(
    address: str, environ: dict[str, str], title: str, body: str, escaped: str
) -> None:
    async with NotificationServer(address) as server:
        await PlyerNotifier(environ, patience=PATIENCE).show(Notice(Tag.NUDGE, title, body))
        [shown] = server.shown
        assert (shown.title, shown.body) == (title, escaped)


@in_loop
async def test_texts_that_look_like_options_are_shown_too(address: str, environ: dict[str, str]) -> None:
    async with NotificationServer(address) as server:
        await PlyerNotifier(environ, patience=PATIENCE).show(Notice(Tag.NUDGE, "-u critical", "-i"))
        [shown] = server.shown
        assert (shown.title.lstrip("\u200b"), shown.body.lstrip("\u200b")) == ("-u critical", "-i")


@in_loop
async def test_it_has_no_buttons_and_no_clicks(address: str, environ: dict[str, str]) -> None:
    async with NotificationServer(address):
        assert await PlyerNotifier(environ).abilities() == Abilities(buttons=False, body_click=False)


@in_loop
async def test_without_a_server_it_does_not_pretend(environ: dict[str, str]) -> None:
    notifier = PlyerNotifier(environ)
    with pytest.raises(Unavailable, match="No notification server"):
        await notifier.show(NUDGE)


@in_loop
async def test_to_a_server_that_hangs_nothing_is_sent_that_would_come_later(
    address: str, environ: dict[str, str]
) -> None:
    async with NotificationServer(address, hangs=True) as server:
        notifier = PlyerNotifier(environ, patience=timedelta(milliseconds=300))
        for call in (notifier.abilities(), notifier.show(NUDGE)):
            with pytest.raises(Unavailable, match="does not answer"):
                await call
        server.recover()
        assert server.shown == []


@in_loop
async def test_what_plyer_raises_becomes_unavailable(
    address: str, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise NotImplementedError("No usable implementation found!")

    async with NotificationServer(address):
        notifier = PlyerNotifier(environ, patience=PATIENCE)
        monkeypatch.setattr(plyer_fallback, "_notify", lambda: broken)
        with pytest.raises(Unavailable, match="No usable implementation"):
            await notifier.show(NUDGE)


def test_without_notify_send_it_is_unavailable(environ: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="notify-send"):
        PlyerNotifier(environ | {"PATH": str(tmp_path)})


def test_without_a_bus_it_is_unavailable(environ: dict[str, str]) -> None:
    del environ["DBUS_SESSION_BUS_ADDRESS"]
    with pytest.raises(Unavailable, match="no session bus"):
        PlyerNotifier(environ)


@pytest.mark.parametrize("platform", ["darwin", "freebsd14"])
def test_where_plyer_has_nothing_to_work_with_it_is_unavailable(platform: str) -> None:
    with pytest.raises(Unavailable):
        PlyerNotifier({}, platform)


def test_windows_gets_no_more_than_it_takes() -> None:
    title, body = shaped(Notice(Tag.NUDGE, "🏃" * 60, "🏃 a < b " * 60), "win32")
    assert len(title.encode("utf-16-le")) // 2 <= 63
    assert len(body.encode("utf-16-le")) // 2 <= 255
    assert body.startswith("🏃 a < b ")


def test_windows_is_never_given_an_empty_text_which_would_take_the_balloon_away() -> None:
    assert shaped(Notice(Tag.INFO, "Paused", ""), "win32") == ("Paused", "Paused")
