"""Opens a link in the person's browser. A link that leads nowhere is only a link: the browser says so."""

from __future__ import annotations

import os
import subprocess
import sys
from subprocess import DEVNULL, Popen

_openers: list[Popen[bytes]] = []  # may run as long as the browser does


def browse(link: str) -> None:
    """Have the desktop open the http(s) ``link``; nothing happens where nothing can.

    The browser gets none of our streams: one that kept our output open would look like a window that never closes.
    """
    if sys.platform == "win32":
        os.startfile(link)  # noqa: S606
    else:
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        _openers[:] = [child for child in _openers if child.poll() is None]
        try:
            _openers.append(
                subprocess.Popen([opener, link], stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
            )
        except OSError:
            return
