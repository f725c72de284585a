"""A notification of somebody else's, to try out a desktop of the tests."""

from __future__ import annotations

from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually
from tests.needs import need


class Told:
    """A notification by ``notify-send``, which prints the action that was chosen."""

    def __init__(self, desktop: Desktop, actions: dict[str, str]) -> None:
        options = [f"--action={name}={label}" for name, label in actions.items()]
        command = [need("notify-send", "libnotify-bin"), *options, "--", "Time to stand up", "Twelve squats & a glass"]
        self.server = desktop.start(command, "notify-send")

    def wait_answer(self) -> str:
        eventually(lambda: not self.server.alive(), lambda: f"nothing was chosen: {self.server.read()}")
        return self.server.read().strip()
