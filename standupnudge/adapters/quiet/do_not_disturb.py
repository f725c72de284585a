"""Do not disturb: each notification server keeps that switch in a place of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from standupnudge.adapters.quiet.asked import answers, connection, yes
from standupnudge.adapters.quiet.child import printed
from standupnudge.adapters.quiet.source import NONE, Source
from standupnudge.adapters.session_bus import Service, open_session_bus, session_address
from standupnudge.core.events import Sign
from standupnudge.language import N_, _

_SERVER = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.DBus.Properties")
_MAKO = Service("org.freedesktop.Notifications", "/fr/emersion/Mako", "fr.emersion.Mako")
_XFCONF = Service("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
_MODES = frozenset({"do-not-disturb", "dnd"})  # names that mako(5) and people's configurations give it

# By XDG_CURRENT_DESKTOP: where the setting is that shows notifications, if it is "true".
_SETTINGS = {
    "GNOME": ("org.gnome.desktop.notifications", "show-banners"),
    "Budgie": ("org.gnome.desktop.notifications", "show-banners"),
    "X-Cinnamon": ("org.cinnamon.desktop.notifications", "display-notifications"),
}
_UNTOLD = N_("The notification server here doesn't tell whether it is to be quiet.")


class DoNotDisturb:
    """See ``Source``.

    KDE: ``Inhibited`` of the server (specification 1.3). dunst: ``paused``. mako: a mode. XFCE: a setting in xfconf.
    GNOME, Budgie and Cinnamon: a setting that only ``gsettings`` tells; the settings portal doesn't.
    """

    name = "do_not_disturb"

    def __init__(self, environ: Mapping[str, str]) -> None:
        session_address(environ)
        self._environ = environ

    async def signs(self) -> frozenset[Sign]:
        """See ``Source``."""
        setting = self._setting()
        nobody = "" if setting else _(_UNTOLD)
        on = await self._by_server(nobody) or (setting is not None and await self._is_off(setting))
        return frozenset({Sign.DO_NOT_DISTURB}) if on else NONE

    async def close(self) -> None:
        """Nothing was opened."""

    async def _by_server(self, nobody: str) -> bool:
        server = Service(*_SERVER)
        async with connection(open_session_bus(self._environ)) as bus:
            return await answers(
                bus,
                [
                    (server.call("Get", "ss", "org.freedesktop.Notifications", "Inhibited"), yes),
                    (server.call("Get", "ss", "org.dunstproject.cmd0", "paused"), yes),
                    (_MAKO.call("ListModes"), _has_mode),
                    (_XFCONF.call("GetProperty", "ss", "xfce4-notifyd", "/do-not-disturb"), yes),
                ],
                nobody,
            )

    def _setting(self) -> tuple[str, str] | None:
        if shutil.which("gsettings", path=self._environ.get("PATH")) is None:
            return None
        desktops = self._environ.get("XDG_CURRENT_DESKTOP", "").split(":")
        return next((_SETTINGS[name] for name in desktops if name in _SETTINGS), None)

    async def _is_off(self, setting: tuple[str, str]) -> bool:
        return (await printed(["gsettings", "get", *setting], self._environ)).strip() == "false"


def _has_mode(answer: list[object]) -> bool:
    match answer:
        case [list(modes)]:
            return any(mode in _MODES for mode in modes)
    return False


_conforms: type[Source] = DoNotDisturb
