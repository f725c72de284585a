"""One session of the routine window: takes what the person does, says what has happened, shows what there is to see.

No toolkit here and no clock: both are given, so that tests can. Nothing runs while the player stands still.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from standupnudge.routine.motion import Shot
from standupnudge.routine.player import Doing, Player
from standupnudge.window.accompaniment import Alone, Company
from standupnudge.window.before import answered
from standupnudge.window.chosen import Chosen
from standupnudge.window.compose import READING, compose
from standupnudge.window.ending import ending_of
from standupnudge.window.scene import Mode, Offers, Page, Scene
from standupnudge.window.seen import Screen, shot_of, turned

DONE_STAYS = timedelta(minutes=5)  # then it closes: an old window must not be in the way of the next appointment
ASLEEP = timedelta(seconds=10)  # a look as late as this: the machine slept, and nobody was guided meanwhile

_MOVES: Mapping[str, Callable[[Player, timedelta], Player]] = {
    "back": Player.back,
    "next": Player.skip,
    "go on": Player.next,
    "longer": Player.rest_longer,
    "next exercise": Player.skip_exercise,
}


class Session:
    """A player in its window.

    :param now: reads elapsed time.
    :param say: takes each message for the tray process.
    :param still: the figure shows poses, no motion.
    :param company: is shown the player at each look, so that it is heard too.
    :param chosen: what is to be played, where that can be changed before the start; the player's timeline is its own.
    :param browse: opens a link.
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
        company: Company | None = None,
        chosen: Chosen | None = None,
        browse: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._player = player
        self._offers = offers
        self._screen = screen
        self._clock = now
        self._say = say
        self._company = company or Alone()
        self._browse = browse
        self._mode = Mode(chosen=chosen, still=still)
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
        scene = self._company.accompany(scene, self._player, at)
        if scene != self._scene:
            self._scene = scene
            self._screen.show(scene)
        delay = self._player.next_change(at)
        self._due = None if delay is None else at + delay
        if self._mode.over:
            self._screen.look_after(DONE_STAYS, self.leave)
        else:
            self._screen.look_after(delay, self.look)

    def shot(self) -> Shot | None:
        """What the figure does at this instant; never ahead of the next look. ``None`` where there is no figure."""
        at = self._clock() if self._due is None else min(self._clock(), self._due)
        return shot_of(self._player, at, still=self._mode.still)

    def do(self, name: str) -> None:
        """Do what the button ``name`` says (``scene.Action``); nothing if it isn't there now."""
        if name not in self._offered() or self._company.do(name):
            return self.look()
        at = self._now()
        if name in _MOVES:
            self._player = _MOVES[name](self._player, at)
            return self.look()
        match name.split():
            case ["toggle"]:
                self._toggle(at)
            case ["overview" | "change" | "know", *_]:
                self._mode = turned(self._mode, name)
            case ["level" | "variant" | "pace", *_]:
                self._change(name)
            case ["watch"]:
                self._watch()
            case ["stay"]:
                self._stay(at)
            case ["finish"]:
                self._finish(at)
            case ["stop"]:
                return self.ask_to_close()
            case ["leave" | "later" | "skip" | "close", *_]:
                return self._go(name, at)
            case _:
                self._answer(name)
        return self.look()

    def _change(self, name: str) -> None:
        """Another level, variant or pace, before the start."""
        if self._mode.chosen is not None:
            was, chosen = self._mode.chosen.wanted, answered(self._mode.chosen, name)
            self._mode = replace(self._mode, chosen=chosen)
            own_pace = chosen.wanted is not None and chosen.wanted.own_pace
            self._player = replace(self._player, timeline=chosen.timeline, own_pace=own_pace)
            if was and chosen.wanted and was.level != chosen.wanted.level:
                self._say({"said": "level", "level": chosen.wanted.level})

    def _watch(self) -> None:
        if self._mode.chosen is not None:
            self._browse(self._mode.chosen.plan.exercise(self._mode.detail).video)

    def hear(self, message: Mapping[str, Any]) -> None:
        """The tray process says what comes of the answers, or which level was asked for by a command."""
        self._mode = replace(self._mode, ending=self._mode.ending.told(message))
        waiting = self._player.position(self._now()).doing is Doing.WAITING
        if waiting and not self._mode.over and message.get("say") == "level":
            if message.get("usual") and self._mode.chosen is not None:
                self._mode = replace(self._mode, chosen=self._mode.chosen.at_usual(str(message.get("level"))))
            self._change(f"level {message.get('level')}")
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
        if self._mode.changing and doing is Doing.WAITING:
            return self.do("overview")
        if self._mode.over or doing in {Doing.WAITING, Doing.FINISHED}:
            return self.leave()
        if self._mode.asking:
            self._stay(at)
        else:
            self._go_on = doing is not Doing.PAUSED
            self._player = self._player.pause(at)
            self._mode = replace(self._mode, asking=True)
        return self.look()

    def _go(self, name: str, at: timedelta) -> None:
        """Away by a button. Who stops after something was done is asked how it was first (R4)."""
        match name.split():
            case ["leave"] if ending_of(self._player, at).exercises:
                self._finish(at)
                self.look()
            case ["later", by]:
                self._leave_with({"said": "later", "by": by})
            case ["skip", *_]:
                self._leave_with({"said": "skip"})
            case _:
                self.leave()

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
        self._mode = replace(self._mode, detail="", changing=False)
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
            self._mode = replace(self._mode, over=True, asking=False, detail="", ending=ending)
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
        return {action.name for action in (*self._scene.actions, *self._scene.on_page, *choices) if action.enabled}

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
