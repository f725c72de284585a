"""The same against a server that others have written: dunst, on a virtual screen of its own."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from standupnudge.adapters.notify.freedesktop import FreedesktopNotifier
from standupnudge.core.views import Abilities, Tag
from tests.adapters.bare_screen import BareScreen
from tests.adapters.notify.helpers_of_notify import NUDGE, PATIENCE, PLAINER, ROUTINE, Heard, in_loop
from tests.needs import need


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[str]:
    """The value for DISPLAY of an X server."""
    server = BareScreen(tmp_path)
    yield server.display
    server.end()


@pytest.fixture
def environ(address: str, screen: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment with a bus and a running dunst, of which it is certain only that it was started."""
    dunst = need("dunst", "dunst")
    need("busctl", "systemd")  # dunstctl uses it
    settings = tmp_path / "dunstrc"
    settings.write_text("[global]\n[urgency_normal]\n    timeout = 0\n")
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "DISPLAY": screen,
        "DBUS_SESSION_BUS_ADDRESS": address,
    }
    with subprocess.Popen([dunst, "-conf", settings], env=environ, stderr=subprocess.DEVNULL) as server:
        try:
            yield environ
        finally:
            server.terminate()


@in_loop
async def test_dunst_shows_replaces_and_withdraws(environ: dict[str, str]) -> None:
    notifier = await connected(environ, Heard())
    await notifier.show(NUDGE)
    assert await displayed(environ) == 1
    await notifier.show(PLAINER)
    assert await displayed(environ) == 1
    await notifier.show(ROUTINE)
    assert await displayed(environ) == 2
    await notifier.withdraw(Tag.NUDGE)
    await until(environ, 1)
    await notifier.close()
    await until(environ, 0)


@in_loop
async def test_dunst_says_what_it_can_do(environ: dict[str, str]) -> None:
    notifier = await connected(environ, Heard())
    assert await notifier.abilities() == Abilities(buttons=True, body_click=True)
    await notifier.close()


@in_loop
async def test_dunst_reports_a_click_and_what_it_leaves_on_the_screen_then_can_be_withdrawn(
    environ: dict[str, str],
) -> None:
    heard = Heard()
    notifier = await connected(environ, heard)
    await notifier.show(NUDGE)
    await dunstctl(environ, "action", "0")
    await heard.something()
    await notifier.withdraw(Tag.NUDGE)
    await until(environ, 0)
    await notifier.show(ROUTINE)  # whatever dunst had to say of the first one is heard before its answer to this
    assert heard.news == [("answered", Tag.NUDGE, "routine", "")]
    await notifier.close()


@in_loop
async def test_dunst_reports_a_closing_by_hand(environ: dict[str, str]) -> None:
    heard = Heard()
    notifier = await connected(environ, heard)
    await notifier.show(NUDGE)
    await dunstctl(environ, "close")
    await heard.something()
    assert heard.news == [("closed", Tag.NUDGE)]
    await notifier.show(PLAINER)
    await until(environ, 1)
    await notifier.close()


async def connected(environ: dict[str, str], heard: Heard) -> FreedesktopNotifier:
    """A notifier, as soon as dunst has the name."""
    await sure(lambda: dunstctl(environ, "count"))
    return await FreedesktopNotifier.connect(heard.answered, heard.closed, environ, PATIENCE)


async def displayed(environ: dict[str, str]) -> int:
    """How many notifications dunst shows."""
    return int(await dunstctl(environ, "count", "displayed"))


async def until(environ: dict[str, str], count: int) -> None:
    """Wait until dunst shows so many."""

    async def as_many() -> bool:
        return await displayed(environ) == count

    await sure(as_many)


async def sure(asked: Callable[[], Awaitable[object]]) -> None:
    """Ask again until the answer is neither false nor empty."""
    async with asyncio.timeout(PATIENCE.total_seconds()):
        while not await asked():
            await asyncio.sleep(0.05)  # dunst tells nobody of what it does


async def dunstctl(environ: dict[str, str], *arguments: str) -> str:
    """What dunstctl prints; nothing if it fails."""
    pipe, null = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    command = [need("dunstctl", "dunst"), *arguments]
    child = await asyncio.create_subprocess_exec(*command, env=environ, stdout=pipe, stderr=null)
    output, _ = await child.communicate()
    return output.decode()
