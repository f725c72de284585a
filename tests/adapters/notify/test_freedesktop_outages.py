"""What becomes of notifications when the server, or the bus, is missing, hangs, dies or comes back."""

from __future__ import annotations

import asyncio
import gc
import os
import signal as signals
import sys
from pathlib import Path

import pytest
from dbus_fast import Message
from dbus_fast.aio import MessageBus

from standupnudge.adapters.notify.freedesktop import FreedesktopNotifier
from standupnudge.adapters.session_bus import let_go
from standupnudge.core.views import Abilities, Tag
from standupnudge.errors import Unavailable
from tests.adapters.notification_server import BY_HAND, NAME, PATH, NotificationServer
from tests.adapters.notify.helpers_of_notify import NUDGE, PATIENCE, PLAINER, Desk, Heard, desk, in_loop
from tests.adapters.private_bus import bus_daemon
from tests.loops import until

CHECKOUT = Path(__file__).parents[3]


async def connected(environ: dict[str, str]) -> FreedesktopNotifier:
    heard = Heard()
    return await FreedesktopNotifier.connect(heard.answered, heard.closed, environ, PATIENCE)


@in_loop
async def test_without_a_session_bus_it_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A bus that an earlier session left behind must not be found: nobody would see what is shown there.
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(Unavailable, match="There is no session bus") as caught:
        await connected({"HOME": str(tmp_path), "DISPLAY": ":7"})
    assert caught.value.cure


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "autolaunch:", "nonsense"])
@in_loop
async def test_with_an_address_that_leads_nowhere_it_is_unavailable(address: str) -> None:
    with pytest.raises(Unavailable, match="can't be reached"):
        await connected({"DBUS_SESSION_BUS_ADDRESS": address})


@in_loop
async def test_without_the_variable_the_bus_of_the_login_is_found(address: str, tmp_path: Path) -> None:
    folder = tmp_path / "run ~ 1000"
    folder.mkdir()
    folder.joinpath("bus").symlink_to(address.removeprefix("unix:path=").split(",")[0])
    async with NotificationServer(address):
        notifier = await connected({"XDG_RUNTIME_DIR": str(folder)})
        await notifier.close()


@in_loop
async def test_without_a_server_it_is_unavailable(address: str) -> None:
    with pytest.raises(Unavailable, match="No notification server is running") as caught:
        await connected({"DBUS_SESSION_BUS_ADDRESS": address})
    assert "dunst" in caught.value.cure


@in_loop
async def test_a_server_that_the_bus_can_start_is_started_when_it_is_needed(tmp_path: Path) -> None:
    tmp_path.joinpath("services").mkdir()
    start = f"/usr/bin/env PYTHONPATH={CHECKOUT} {sys.executable} -m tests.adapters.notification_server"
    tmp_path.joinpath("services", "double.service").write_text(f"[D-BUS Service]\nName={NAME}\nExec={start}\n")
    with bus_daemon(tmp_path) as (address, _):
        notifier = await connected({"DBUS_SESSION_BUS_ADDRESS": address})
        await notifier.show(NUDGE)
        assert await notifier.abilities() == Abilities(buttons=True, body_click=True)
        await notifier.close()


@in_loop
async def test_a_restarted_server_is_asked_anew_what_it_can_do(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        await at.server.vanish()
        at.server.capabilities = ("body",)
        await at.server.start()
        assert await at.notifier.abilities() == Abilities(buttons=False, body_click=False)


@in_loop
async def test_numbers_of_the_server_before_mean_nothing_to_the_one_after(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        number = at.number()
        await at.server.vanish()
        await at.server.start()
        at.server.invoke(number, "up")  # it belongs to another program now
        at.server.close(number, BY_HAND)
        assert await at.all_heard() == []


@in_loop
async def test_after_a_restart_of_the_server_the_next_one_shows_and_is_answered(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        await at.server.vanish()
        await at.server.start()
        await at.notifier.show(PLAINER)
        assert at.server.shown[-1].replaces == 0
        at.server.invoke(at.number(), "up")
        await at.heard.something()
        assert at.heard.news == [("answered", Tag.NUDGE, "up", "")]


@in_loop
async def test_while_no_server_runs_it_says_so_and_works_again_when_one_comes(address: str) -> None:
    async with desk(address) as at:
        await at.server.vanish()
        for call in (at.notifier.show(NUDGE), at.notifier.abilities()):
            with pytest.raises(Unavailable, match="No notification server is running"):
                await call
        await at.notifier.withdraw(Tag.NUDGE)
        await at.server.start()
        await at.notifier.show(NUDGE)
        assert len(at.server.on_screen) == 1


@in_loop
async def test_a_server_that_dies_before_it_answers_is_unavailable(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.abilities()
        at.server.hangs = True
        showing = asyncio.create_task(at.notifier.show(NUDGE))
        await at.server.until(lambda: "Notify" in at.server.asked)
        await at.server.vanish()
        with pytest.raises(Unavailable, match="does not answer"):
            await showing


@in_loop
async def test_a_hung_server_blocks_nobody(address: str) -> None:
    async with desk(address) as at:
        with at.hanging():
            for call in (at.notifier.abilities(), at.notifier.show(NUDGE)):
                with pytest.raises(Unavailable, match="does not answer"):
                    await call
            await at.notifier.withdraw(Tag.NUDGE)


@in_loop
async def test_a_server_that_owes_an_answer_is_not_waited_for_again_until_it_says_something(address: str) -> None:
    async with desk(address) as at:
        await given_up(at)
        asked = len(at.server.asked)
        with pytest.raises(Unavailable, match="does not answer"):
            await asyncio.wait_for(at.notifier.abilities(), PATIENCE.total_seconds() / 2)
        assert len(at.server.asked) == asked
        at.server.recover()
        await at.server.until(lambda: "CloseNotification" in at.server.asked)
        assert (await at.notifier.abilities()).buttons


@in_loop
async def test_what_a_hung_server_shows_too_late_is_taken_away(address: str) -> None:
    async with desk(address) as at:
        await given_up(at)
        at.server.recover()
        await at.server.until(lambda: "CloseNotification" in at.server.asked)
        assert not at.server.on_screen
        assert await at.all_heard() == []


@in_loop
async def test_what_comes_too_late_does_not_take_away_what_was_shown_in_its_place(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        await given_up(at)
        await shown_when_it_recovers(at)
        await at.all_heard()
        assert "CloseNotification" not in at.server.asked


@in_loop
async def test_two_shown_to_a_hung_server_leave_one_on_the_screen(address: str) -> None:
    async with desk(address) as at:
        await given_up(at)
        await shown_when_it_recovers(at)
        await at.server.until(lambda: "CloseNotification" in at.server.asked)
        assert [shown.title for shown in at.server.on_screen.values()] == ["At your desk for 40 min"]


@in_loop
async def test_when_the_bus_dies_it_is_unavailable_and_says_so_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with bus_daemon(tmp_path) as (address, daemon):
        async with desk(address) as at:
            await at.notifier.show(NUDGE)
            daemon.kill()
            await until(lambda: "can't be reached" in caplog.text, "that the bus is gone")
            for call in (at.notifier.show(NUDGE), at.notifier.show(NUDGE), at.notifier.abilities()):
                with pytest.raises(Unavailable):
                    await call
            await at.notifier.withdraw(Tag.NUDGE)
            assert asyncio.all_tasks() == {asyncio.current_task()}  # it has a timer, and nothing that runs
            assert caplog.text.count("Notifications come another way until it is back.") == 1
    caplog.clear()


@in_loop
async def test_a_call_that_finds_the_bus_dead_is_unavailable(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with bus_daemon(tmp_path) as (address, daemon):
        async with desk(address) as at:
            await at.notifier.abilities()
            daemon.kill()
            daemon.wait()
            with pytest.raises(Unavailable, match="connection to the bus was lost"):
                await at.notifier.show(NUDGE)
    gc.collect()
    caplog.clear()  # dbus-fast lets go of futures that it has put this error into, and asyncio complains


@in_loop
async def test_a_hung_bus_blocks_nobody(tmp_path: Path) -> None:
    with bus_daemon(tmp_path) as (address, daemon):
        async with desk(address) as at:
            await at.notifier.show(NUDGE)
            os.kill(daemon.pid, signals.SIGSTOP)
            with at.hanging(), pytest.raises(Unavailable):
                await at.notifier.show(PLAINER)
            await at.notifier.withdraw(Tag.NUDGE)
            await at.notifier.close()
            with at.hanging(), pytest.raises(Unavailable):
                await at.notifier.show(PLAINER)


@in_loop
async def test_a_lost_connection_is_opened_again_by_the_next_call(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        lost = at.notifier._bus
        assert lost is not None
        # As dbus-fast does when its socket is full: it gives the connection up.
        lost._finalize(BlockingIOError())
        await at.notifier.show(PLAINER)
        at.server.invoke(max(at.server.on_screen), "up")
        await at.heard.something()
        assert at.heard.news == [("answered", Tag.NUDGE, "up", "")]


@in_loop
async def test_it_listens_to_its_server_and_the_coming_and_going_of_servers_and_to_nothing_else(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        bus = at.notifier._bus
        assert bus is not None
        woken: list[object] = []
        bus.add_message_handler(woken.append)
        stranger = await MessageBus(address).connect()
        await stranger.request_name("org.example.Stranger")
        await let_go(stranger)
        assert await at.all_heard() == []
        assert len(woken) == 1  # the answer to the one call of `all_heard`


@in_loop
async def test_a_signal_from_anybody_but_the_server_is_not_believed(address: str) -> None:
    async with desk(address) as at:
        await at.notifier.show(NUDGE)
        assert at.notifier._bus is not None
        stranger = await MessageBus(address).connect()
        for interface, member, signature, body in (
            (NAME, "ActionInvoked", "us", [at.number(), "up"]),
            ("org.freedesktop.DBus", "NameOwnerChanged", "sss", [NAME, "", stranger.unique_name]),
        ):
            signal = Message.new_signal(PATH, interface, member, signature, body)
            signal.destination = at.notifier._bus.unique_name
            await stranger.send(signal)
        # The bus passes messages of one sender on in their order, so this comes last.
        await stranger.call(Message("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetId"))
        at.server.invoke(at.number(), "snooze")
        await at.heard.something()
        assert at.heard.news == [("answered", Tag.NUDGE, "snooze", "")]
        await let_go(stranger)


async def given_up(at: Desk) -> None:
    """A nudge that was sent, but whose answer was not waited for."""
    await at.notifier.abilities()
    sent = at.server.asked.count("Notify")
    with at.hanging():
        with pytest.raises(Unavailable):
            await at.notifier.show(NUDGE)
        await at.server.until(lambda: at.server.asked.count("Notify") > sent)


async def shown_when_it_recovers(at: Desk) -> None:
    """One more, sent while the server still hangs; it then answers both."""
    sent = at.server.asked.count("Notify")
    at.server.hangs = True
    showing = asyncio.create_task(at.notifier.show(PLAINER))
    await at.server.until(lambda: at.server.asked.count("Notify") > sent)
    at.server.recover()
    await showing
