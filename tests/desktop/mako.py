"""mako, the notification server of Wayland desktops that have none of their own.

The left button does the default action. It draws no buttons: the middle button hands the labels of the other actions
to a program that asks which; here a script that answers what the test wrote down before.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from tests.desktop.home import Home
from tests.desktop.notification_servers import Hands
from tests.desktop.pointer import MIDDLE
from tests.desktop.windows import Window
from tests.needs import need

_CONFIG = """font=DejaVu Sans 10
background-color=#103a5c
text-color=#ffffff
border-size=0
border-radius=0
width=340
height=300
margin=20
anchor=top-right
default-timeout=0
on-button-left=invoke-default-action
on-button-middle=exec {makoctl} menu -n "$id" {chooser}
on-button-right=dismiss
"""


class Mako:
    """Its settings, and how its actions are chosen."""

    kind = "mako"

    def configure(self, home: Home) -> None:
        """Settings, and the script that chooses."""
        folder = home.config / "mako"
        folder.mkdir(exist_ok=True)
        self._choice, chooser = folder / "choice", folder / "choose"
        chooser.write_text(f"#!/bin/sh\ncat >/dev/null\ncat {shlex.quote(str(self._choice))}\n")
        chooser.chmod(0o700)
        self._config = folder / "config"
        self._config.write_text(_CONFIG.format(makoctl=need("makoctl", "mako-notifier"), chooser=chooser))

    def command(self) -> list[str]:
        """Found on the PATH."""
        return [need("mako", "mako-notifier"), "--config", str(self._config)]

    def press(self, labels: Sequence[str], label: str, window: Window, hands: Hands) -> None:
        """Answer ``label``, and call the menu with the middle button."""
        assert label in labels, f"there is no {label!r} among {labels}"
        Path(self._choice).write_text(f"{label}\n")
        hands.pointer.click(window.box, MIDDLE)
