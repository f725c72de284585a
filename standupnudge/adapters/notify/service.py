"""The notification server as a service on the session bus: its name, who has it, and what its refusals mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standupnudge.adapters.session_bus import BUS, Refused, Service, ask
from standupnudge.errors import Unavailable
from standupnudge.language import N_, _

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

SERVER = Service("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications")
SILENT = N_("The notification server does not answer.")
CURE = N_("Start a notification server, such as dunst or the one of your desktop.")


def said(error: Refused) -> str:
    """Why the server refused, as a sentence."""
    match error.error.removeprefix("org.freedesktop.DBus.Error.").partition(".")[0]:
        case "ServiceUnknown" | "NameHasNoOwner" | "Spawn":
            return _("No notification server is running.")
        case "NoReply":  # it ended, or was ended, before it answered
            return _(SILENT)
        case _:
            return _("The notification server refused: {why}").format(why=error.what)


async def find_server(bus: MessageBus) -> str:
    """Who has the name; empty if nobody has but the bus can start somebody; else raises ``Unavailable``."""
    try:
        [owner] = await ask(bus, BUS.call("GetNameOwner", "s", SERVER.name))
    except Refused:
        [startable] = await ask(bus, BUS.call("ListActivatableNames"))
        if SERVER.name not in startable:
            raise Unavailable(_("No notification server is running."), _(CURE)) from None
        return ""
    return str(owner)
