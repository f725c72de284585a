"""What is told of a session, in the words of a routine window (``messages``): so it counts like one there. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from standupnudge.routine.player import Doing, Player


class Report:
    """Tells what has happened since the last time; nothing before the start, and nothing of what never started."""

    def __init__(self, tell: Callable[[Mapping[str, Any]], None]) -> None:
        self._tell = tell
        self._began = False
        self._told: dict[str, str] = {}

    def update(self, player: Player, at: timedelta) -> None:
        """The player as it is at the instant ``at``."""
        if not self._began:
            if player.position(at).doing in {Doing.WAITING, Doing.FINISHED}:
                return
            self._began, self._told = True, dict.fromkeys(player.timeline.exercises, "")
            self._tell({"said": "started"})
        ticks = _ticks(player, at)
        if ticks != self._told:
            self._told = ticks
            self._tell({"said": "ticked", "exercises": ticks})

    def end(self, player: Player, at: timedelta) -> None:
        """The last word: there is no page here that asks how it was."""
        if self._began:
            self._tell({"said": "closed", "exercises": _ticks(player, at)})


def _ticks(player: Player, at: timedelta) -> dict[str, str]:
    by = player.ticks(at)
    return {exercise: by[exercise].value if exercise in by else "" for exercise in player.timeline.exercises}
