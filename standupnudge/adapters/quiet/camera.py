"""Calls by the camera: a program of this user holds one open, as Linux tells in /proc. Looks only when asked."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from standupnudge.adapters.quiet.source import NONE, Source
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from standupnudge.language import _

_LINKS_AT_ONCE = 100  # a few milliseconds of looking, then others have their turn


class Camera:
    """See ``Source``. What other users hold open can't be seen, and is no call of this one.

    :param devices: the folder with ``video0`` and so on.
    :param processes: proc(5).
    """

    name = "camera"

    def __init__(self, devices: Path = Path("/dev"), processes: Path = Path("/proc")) -> None:
        if not (processes / "self" / "fd").is_dir():
            raise Unavailable(_("{path} doesn't tell which files are open.").format(path=processes))
        self._devices, self._processes = devices, processes

    async def signs(self) -> frozenset[Sign]:
        """See ``Source``."""
        cameras = {str(device) for device in self._devices.glob("video[0-9]*")}
        if not cameras:
            return NONE
        for count, target in enumerate(self._open_files(), 1):
            if target in cameras:
                return frozenset({Sign.CALL})
            if count % _LINKS_AT_ONCE == 0:
                await asyncio.sleep(0)
        return NONE

    async def close(self) -> None:
        """Nothing was opened."""

    def _open_files(self) -> Iterator[str]:
        """The name of each file that a process of this user holds open; processes and files may go meanwhile."""
        for name in os.listdir(self._processes):  # noqa: PTH208
            if name.isdigit():
                yield from _links(f"{self._processes}/{name}/fd")


def _links(folder: str) -> Iterator[str]:
    """Where the links in it lead. With plain text for paths: there may be ten thousand."""
    with contextlib.suppress(OSError):  # the process has ended, or is another user's
        for name in os.listdir(folder):  # noqa: PTH208
            with contextlib.suppress(OSError):  # the file was closed
                yield os.readlink(f"{folder}/{name}")  # noqa: PTH115


_conforms: type[Source] = Camera
