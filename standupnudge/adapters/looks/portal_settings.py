"""Light, dark or high contrast, as the desktop's portal tells it over D-Bus.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from standupnudge.adapters.session_bus import Service, ask, let_go, open_session_bus
from standupnudge.errors import Unavailable

log = logging.getLogger(__name__)

_SETTINGS = Service(
    "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"
)
_SPACE = "org.freedesktop.appearance"
_MORE_CONTRAST, _DARK = 1, 1
PATIENCE = 0.5  # seconds; a window waits for it


def preferred_theme(environ: Mapping[str, str]) -> str:
    """The theme: light, dark or high_contrast; light where nobody tells it in time. Blocks for ``PATIENCE`` at most.

    :param environ: where the session bus is found.
    """
    try:
        return _theme(asyncio.run(asyncio.wait_for(_appearance(environ), PATIENCE)))
    except (Unavailable, TimeoutError) as problem:
        log.debug("The desktop doesn't tell its colours: %r", problem)
        return "light"


async def _appearance(environ: Mapping[str, str]) -> Mapping[str, Any]:
    from dbus_fast import MessageFlag

    bus = await open_session_bus(environ)
    try:
        message = _SETTINGS.call("ReadAll", "as", [_SPACE])
        message.flags = MessageFlag.NO_AUTOSTART
        answer = await ask(bus, message)
    finally:
        await let_go(bus)
    found = answer[0].get(_SPACE, {}) if answer and isinstance(answer[0], dict) else {}
    return {key: getattr(value, "value", value) for key, value in found.items()}


def _theme(appearance: Mapping[str, Any]) -> str:
    if appearance.get("contrast") == _MORE_CONTRAST:
        return "high_contrast"
    return "dark" if appearance.get("color-scheme") == _DARK else "light"
