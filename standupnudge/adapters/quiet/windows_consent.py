"""Calls, by what Windows notes of each program's use of microphone and camera. Never run on a real machine.

Under the key ConsentStore each program has a key with the times of its last use; while it goes on the end is 0.
https://learn.microsoft.com/windows/privacy/ tells of the page that shows the same; the key itself is not documented.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from standupnudge.adapters.quiet.source import NONE, Source
from standupnudge.core.events import Sign

_STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"

Times = tuple[int, int]  # LastUsedTimeStart and LastUsedTimeStop of one program; 0 if it isn't there


class WindowsConsent:
    """See ``Source``.

    :param uses: the times of each program. Yields nothing where there are none.
    """

    name = "windows_consent"

    def __init__(self, uses: Callable[[], Iterator[Times]] | None = None) -> None:
        self._uses = uses or _uses

    async def signs(self) -> frozenset[Sign]:
        """See ``Source``."""
        return frozenset({Sign.CALL}) if any(began and not ended for began, ended in self._uses()) else NONE

    async def close(self) -> None:
        """Nothing was opened."""


if sys.platform == "win32":

    def _uses() -> Iterator[Times]:
        for device in ("microphone", "webcam"):
            for below in ("", r"\NonPackaged"):  # programs from elsewhere than the store
                yield from _programs(rf"{_STORE}\{device}{below}")

    def _programs(path: str) -> Iterator[Times]:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as folder:
                for number in range(winreg.QueryInfoKey(folder)[0]):
                    with winreg.OpenKey(folder, winreg.EnumKey(folder, number)) as program:
                        yield _value(program, "LastUsedTimeStart"), _value(program, "LastUsedTimeStop", missing=1)
        except OSError:  # no program ever asked, or one was taken away meanwhile
            return

    def _value(key: object, name: str, missing: int = 0) -> int:
        import winreg

        try:
            return int(winreg.QueryValueEx(key, name)[0])  # type: ignore[arg-type]  # an HKEYType
        except (OSError, ValueError, TypeError):
            return missing
else:

    def _uses() -> Iterator[Times]:
        yield from ()


_conforms: type[Source] = WindowsConsent
