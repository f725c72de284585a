"""What is around a session in a test: screen, clock and tray process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from standupnudge.routine.plan import Side
from standupnudge.routine.player import Player
from standupnudge.routine.timeline import compile_plan
from standupnudge.window.accompaniment import Company
from standupnudge.window.chosen import Chosen
from standupnudge.window.scene import Offers, Scene
from standupnudge.window.session import Session
from tests.routine.plans import holds, plan, reps, seconds

# get ready 0-4, hold 4-14, soften 14-16, hold 16-26, move on 26-30, reps 30-33, 33-36
TIMELINE = compile_plan(plan(holds("wall", 2), reps("squat", 2, 1, 2)), "L1", Side.RIGHT)
NOTHING = {"wall": "", "squat": ""}


class Desk:
    """The screen, the clock and the tray process of a session."""

    def __init__(
        self,
        offers: Offers,
        player: Player | None = None,
        chosen: Chosen | None = None,
        company: Company | None = None,
    ) -> None:
        self.now = timedelta(days=3)
        self.said: list[Mapping[str, Any]] = []
        self.scenes: list[Scene] = []
        self.closed = False
        self._look: tuple[timedelta, Callable[[], None]] | None = None
        self.browsed: list[str] = []
        player = player or Player(chosen.timeline if chosen else TIMELINE, seconds(10))
        more = {"chosen": chosen, "browse": self.browsed.append, "company": company}
        self.session = Session(player, offers, self, lambda: self.now, self.said.append, **more)
        self.session.look()

    def show(self, scene: Scene) -> None:
        assert not self.closed
        self.scenes.append(scene)

    def look_after(self, delay: timedelta | None, look: Callable[[], None]) -> None:
        self._look = None if delay is None else (self.now + delay, look)

    def close(self) -> None:
        self.closed = True

    @property
    def scene(self) -> Scene:
        return self.scenes[-1]

    @property
    def idle(self) -> bool:
        """Whether nothing will happen by itself."""
        return self._look is None

    def wait(self, count: float) -> None:
        """Let time pass and the window look when it asked to."""
        end = self.now + seconds(count)
        while self._look is not None and self._look[0] <= end:
            self.now, look = self._look
            self._look = None
            look()
        self.now = end

    def sleep(self, count: float) -> None:
        """Let time pass without the window having a chance to look before its end."""
        self.now += seconds(count)
        if self._look is not None:
            _, look = self._look
            self._look = None
            look()

    def do(self, *names: str) -> None:
        for name in names:
            self.session.do(name)

    def offered(self) -> list[str]:
        return [action.name for action in self.scene.actions]

    def hear(self, **message: str) -> None:
        self.session.hear(message)
