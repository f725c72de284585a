"""Where a session is seen, and what of it: the figure at an instant, the page that is turned to. No toolkit here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from standupnudge.routine import motion
from standupnudge.routine.player import Player
from standupnudge.routine.playing import Standing
from standupnudge.routine.timeline import Step
from standupnudge.window.scene import Mode, Scene


class Screen(Protocol):
    """Where a session is seen."""

    def show(self, scene: Scene) -> None:
        """Show this from now on."""
        ...

    def look_after(self, delay: timedelta | None, look: Callable[[], None]) -> None:
        """Call ``look`` once after the delay, instead of the call asked for before; ``None``: not at all."""
        ...

    def close(self) -> None:
        """Take the window away."""
        ...


def shot_of(player: Player, at: timedelta, *, still: bool) -> motion.Shot | None:
    """What the figure does at the instant ``at``; ``None`` where there is no figure."""
    position = player.position(at)
    if position.step is None:
        return None
    step, into = _again(player, position.step, at) or (position.step, position.into)
    return motion.shot(player.timeline.steps, step, into, still=still)


def _again(player: Player, step: Step, at: timedelta) -> tuple[Step, timedelta] | None:
    """At one's own pace a stretch of work is shown from its beginning to its end, again and again."""
    if not isinstance(player.state, Standing):
        return None
    stretch = player.timeline.stretch(step)
    place = stretch[0].start + (at - player.state.since) % (stretch[-1].end - stretch[0].start)
    return next((each, place - each.start) for each in stretch if each.start <= place < each.end)


def turned(mode: Mode, name: str) -> Mode:
    """The page that the button ``name`` leads to: "overview", "change", "know", or "know" and the id of a muscle."""
    match name.split():
        case ["change"]:
            return replace(mode, changing=True)
        case ["know", muscle]:
            return replace(mode, detail=muscle)
        case ["know"] if mode.chosen is not None:
            return replace(mode, detail=mode.chosen.plan.muscles[0].id)
        case _:
            return replace(mode, detail="", changing=False)
