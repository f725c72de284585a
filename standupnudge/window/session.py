"""One session of the routine window: takes what the person does, says what has happened, shows what there is to see.

No toolkit here and no clock: both are given, so that tests can. Nothing runs while the player stands still.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol

from standupnudge.routine import motion
from standupnudge.routine.player import Doing, Player
from standupnudge.routine.playing import Standing
from standupnudge.routine.timeline import Step
from standupnudge.window.ending import ending_of
from standupnudge.window.scene import READING, Mode, Offers, Page, Scene, compose

DONE_STAYS = timedelta(minutes=5)  # then it closes: an old window must not be in the way of the next appointment
ASLEEP = timedelta(seconds=10)  # a look as late as this: the machine slept, and nobody was guided meanwhile

_MOVES: Mapping[str, Callable[[Player, timedelta], Player]] = {
    "back": Player.back,
    "next": Player.skip,
    "go on": Player.next,
    "longer": Player.rest_longer,
    "next exercise": Player.skip_exercise,
}


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


class Session:
    """A player in its window.

    :param now: reads elapsed time.
    :param say: takes each message for the tray process.
    :param still: the figure shows poses, no motion.
    """

    def __init__(
        self,
        player: Player,
        offers: Offers,
        screen: Screen,
        now: Callable[[], timedelta],
        say: Callable[[Mapping[str, Any]], None],
        *,
        still: bool = False,
    ) -> None:
        self._player = player
        self._offers = offers
        self._screen = screen
        self._clock = now
        self._say = say
        self._mode = Mode(still=still)
        self._go_on = False  # after the question whether to stop
        self._told = dict.fromkeys(player.timeline.exercises, "")
        self._due: timedelta | None = None
        self._scene: Scene | None = None

    def look(self) -> None:
        """Show the present instant, and look again when the next thing changes."""
        at = self._now()
        self._tell_ticks(at)
        scene = compose(self._player, at, self._offers, self._mode)
        if scene.page is Page.DONE and not self._mode.over and len(scene.ticks) == len(self._player.timeline.exercises):
            self._finish(at)
            scene = compose(self._player, at, self._offers, self._mode)
        if scene != self._scene:
            self._scene = scene
            self._screen.show(scene)
        delay = self._player.next_change(at)
        self._due = None if delay is None else at + delay
        if self._mode.over:
            self._screen.look_after(DONE_STAYS, self.leave)
        else:
            self._screen.look_after(delay, self.look)

    def shot(self) -> motion.Shot | None:
        """What the figure does at this instant; never ahead of the next look. ``None`` where there is no figure."""
        at = self._clock() if self._due is None else min(self._clock(), self._due)
        position = self._player.position(at)
        if position.step is None:
            return None
        steps = self._player.timeline.steps
        step, into = self._shown_again(at) or (position.step, position.into)
        return motion.shot(steps, step, into, still=self._mode.still)

    def _shown_again(self, at: timedelta) -> tuple[Step, timedelta] | None:
        """At one's own pace a stretch of work is shown from its beginning to its end, again and again."""
        state, step = self._player.state, self._player.position(at).step
        if not isinstance(state, Standing) or step is None:
            return None
        stretch = self._player.timeline.stretch(step)
        place = stretch[0].start + (at - state.since) % (stretch[-1].end - stretch[0].start)
        return next((each, place - each.start) for each in stretch if each.start <= place < each.end)

    def do(self, name: str) -> None:
        """Do what the button ``name`` says (``scene.Action``); nothing if it isn't there now."""
        if name not in self._offered():
            return None
        at = self._now()
        if name in _MOVES:
            self._player = _MOVES[name](self._player, at)
            return self.look()
        match name.split():
            case ["toggle"]:
                self._toggle(at)
            case ["overview"]:
                self._mode = replace(self._mode, detail="")
            case ["stay"]:
                self._stay(at)
            case ["finish"]:
                self._finish(at)
            case ["stop"]:
                return self.ask_to_close()
            case ["leave"]:
                return self._stop(at)
            case ["close"]:
                return self.leave()
            case ["later", by]:
                return self._leave_with({"said": "later", "by": by})
            case ["skip", *_]:
                return self._leave_with({"said": "skip"})
            case _:
                self._answer(name)
        return self.look()

    def hear(self, message: Mapping[str, Any]) -> None:
        """The tray process says what comes of the answers."""
        self._mode = replace(self._mode, ending=self._mode.ending.told(message))
        self.look()

    def tick(self, exercise: str) -> None:
        """Tick the exercise by hand, or take its tick away."""
        at = self._now()
        if not self._mode.over:
            ticked = exercise in self._player.ticks(at)
            self._player = self._player.untick(exercise, at) if ticked else self._player.tick(exercise, at)
        self.look()

    def explain(self, exercise: str) -> None:
        """Show how the exercise is done, or go back from there; not while the timer runs."""
        if self._player.position(self._now()).doing in READING:
            self._mode = replace(self._mode, detail="" if exercise == self._mode.detail else exercise)
        self.look()

    def ask_to_close(self) -> None:
        """The person wants to leave: close, but ask first when the timer has been started and has not ended.

        Wanting to leave twice means to stay: Escape also ends the question.
        """
        at = self._now()
        doing = self._player.position(at).doing
        if self._mode.detail and doing in READING:
            return self.explain(self._mode.detail)
        if self._mode.over or doing in {Doing.WAITING, Doing.FINISHED}:
            return self.leave()
        if self._mode.asking:
            self._stay(at)
        else:
            self._go_on = doing is not Doing.PAUSED
            self._player = self._player.pause(at)
            self._mode = replace(self._mode, asking=True)
        return self.look()

    def _stop(self, at: timedelta) -> None:
        """End it here: with the questions if anything was done, else without a word."""
        if not ending_of(self._player, at).exercises:
            return self.leave()
        self._finish(at)
        return self.look()

    def leave(self) -> None:
        """Close without asking."""
        at = self._now()
        self._tell_ticks(at)
        self._leave_with({"said": "closed", "exercises": self._told})

    def _now(self) -> timedelta:
        """The present instant. If it comes much later than it should, the player has stood still since then."""
        at = self._clock()
        if self._due is not None and at - self._due > ASLEEP:
            self._player = self._player.pause(self._due)
            self._due = None
        return at

    def _toggle(self, at: timedelta) -> None:
        self._mode = replace(self._mode, detail="")
        match self._player.position(at).doing:
            case Doing.WAITING:
                self._player = self._player.start(at)
                self._say({"said": "started"})
            case Doing.PAUSED:
                self._player = self._player.resume(at)
            case _:
                self._player = self._player.pause(at)

    def _stay(self, at: timedelta) -> None:
        self._mode = replace(self._mode, asking=False)
        if self._go_on:
            self._player = self._player.resume(at)

    def _finish(self, at: timedelta) -> None:
        if not self._mode.over:
            ending = ending_of(self._player, at)
            self._player = self._player.finish(at)
            self._tell_ticks(at)
            self._mode = Mode(still=self._mode.still, over=True, ending=ending)
            self._say({"said": "finished", "exercises": self._told})

    def _answer(self, name: str) -> None:
        """What the end asks, and what is offered then."""
        ending = self._mode.ending.answered(name)
        if ending.offer != self._mode.ending.offer:
            self._say({"said": "chosen", "name": name})
        elif not ending.asking:
            self._say({"said": "rated", "effort": ending.effort, "pain": ending.pain})
        self._mode = replace(self._mode, ending=ending)

    def _offered(self) -> set[str]:
        """The names of all buttons that are there now."""
        if self._scene is None:
            return set()
        choices = (choice for question in self._scene.questions for choice in question.choices)
        return {action.name for action in (*self._scene.actions, *choices) if action.enabled}

    def _leave_with(self, last_word: Mapping[str, Any]) -> None:
        if not self._mode.over:
            self._mode = Mode(over=True)
            self._say(last_word)
        self._screen.look_after(None, self.look)
        self._screen.close()

    def _tell_ticks(self, at: timedelta) -> None:
        by = self._player.ticks(at)
        ticks = {exercise: by[exercise].value if exercise in by else "" for exercise in self._player.timeline.exercises}
        if ticks != self._told and not self._mode.over:
            self._told = ticks
            self._say({"said": "ticked", "exercises": ticks})
