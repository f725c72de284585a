"""Whether the X session that this program was started in is over. Loads no X library."""

from __future__ import annotations

import contextlib
import re
import socket
import sys
from collections.abc import Mapping

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_LONGEST = 1.0  # seconds; a server that is too busy to answer is one


if sys.platform == "win32":

    def session_is_over(_environ: Mapping[str, str]) -> bool:
        """There are no X sessions."""
        return False
else:

    def session_is_over(environ: Mapping[str, str]) -> bool:
        """Whether the session's X server was one of this machine's, and listens no more.

        ``False`` on Wayland, where the X server is a guest that comes and goes, and where it can't be told.
        """
        local = _LOCAL.fullmatch(environ.get("DISPLAY", ""))
        if local is None or environ.get("WAYLAND_DISPLAY"):
            return False
        path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where X servers put it
        return not (_listens(path) or _listens(f"\0{path}"))

    def _listens(address: str) -> bool:
        with socket.socket(socket.AF_UNIX) as end, contextlib.suppress(ConnectionError, FileNotFoundError):
            end.settimeout(_LONGEST)
            with contextlib.suppress(TimeoutError):
                end.connect(address)
            return True
        return False
