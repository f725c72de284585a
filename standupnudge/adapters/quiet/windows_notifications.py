"""Full screen and quiet hours, as Windows tells whether it would show a notification. Never run on a real machine.

https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shqueryusernotificationstate
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from standupnudge.adapters.quiet.source import NONE, Source
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from standupnudge.language import _

_SIGNS = {
    2: Sign.FULL_SCREEN,  # QUNS_BUSY: a program runs full screen
    3: Sign.FULL_SCREEN,  # QUNS_RUNNING_D3D_FULL_SCREEN
    4: Sign.FULL_SCREEN,  # QUNS_PRESENTATION_MODE
    6: Sign.DO_NOT_DISTURB,  # QUNS_QUIET_TIME
}


class WindowsNotifications:
    """See ``Source``.

    :param state: the number that Windows answers. Raises ``OSError``.
    """

    name = "windows_notifications"

    def __init__(self, state: Callable[[], int] | None = None) -> None:
        self._state = state or _state

    async def signs(self) -> frozenset[Sign]:
        """See ``Source``."""
        try:
            sign = _SIGNS.get(self._state())
        except OSError as error:
            what = _("Windows doesn't tell whether it would show a notification: {why}.").format(why=error)
            raise Unavailable(what) from error
        return NONE if sign is None else frozenset({sign})

    async def close(self) -> None:
        """Nothing was opened."""


if sys.platform == "win32":

    def _state() -> int:
        import ctypes

        state = ctypes.c_int()
        if failed := ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state)):
            raise ctypes.WinError(failed)
        return state.value
else:

    def _state() -> int:
        raise OSError("this is not Windows")


_conforms: type[Source] = WindowsNotifications
