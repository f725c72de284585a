"""Guides through a session in lines. Time, keys and the terminal are given, so that tests can."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Protocol

from standupnudge.language import N_, _, ngettext
from standupnudge.routine.player import Doing, Player, Position
from standupnudge.terminal.outcome import outcome
from standupnudge.terminal.report import Report
from standupnudge.terminal.script import SECOND, Line, script, stretch_in_words

ASLEEP = timedelta(seconds=10)  # a look as late as this: the machine slept, and nobody was guided meanwhile
# For translators: B, N, X and Q are the keys themselves; they stay as they are
KEYS = N_(
    "Space or Enter: pause and go on. B: back. N: next. X: skip the exercise. +: five seconds more rest. Q: stop."
)
# For translators: B, N, X, P and Q are the keys themselves; they stay as they are
OWN_PACE_KEYS = N_("Space or Enter: done, go on. B: back. N: next without it. X: skip the exercise. P: pause. Q: stop.")
COUNTED_ALOUD = 3


class Keys(Protocol):
    """Where keys come from."""

    @property
    def closed(self) -> bool:
        """Whether none can come any more."""
        ...

    def wait(self, longest: timedelta | None) -> str:
        """The next key: "space", "left", "right", "esc" or a small letter or sign; "" when the time is over.

        :param longest: ``None`` to wait for a key alone; with keys that are closed, it returns at once then.
        """
        ...


class Guide:
    """One session.

    :param say: prints a line, and rings the bell with it if so asked.
    :param tell: is told what has been done, as by a routine window (``messages``).
    """

    def __init__(
        self,
        player: Player,
        now: Callable[[], timedelta],
        keys: Keys,
        say: Callable[[str, bool], None],
        tell: Callable[[Mapping[str, Any]], None] = lambda _message: None,
        *,
        bell: bool = True,
    ) -> None:
        self._player = player
        self._clock = now
        self._keys = keys
        self._say = say
        self._report = Report(tell)
        self._bell = bell
        self._lines: tuple[Line, ...] = ()
        self._seen = timedelta()  # the place up to which everything has been said
        self._counted = 0
        self._due: timedelta | None = None
        self._asking = False

    def run(self) -> Player:
        """Guide to the end, and say what was done; the player as it is then. ^C ends it too, and is raised again."""
        try:
            self._run()
        finally:
            at = self._clock()
            self._player = self._player.finish(at)
            self._report.end(self._player, at)
            self._say(outcome(self._player, at), False)
        return self._player

    def _run(self) -> None:
        self._wait_for_start()
        at = self._now()
        while self._player.position(at).doing is not Doing.FINISHED:
            self._report.update(self._player, at)
            self._tell(at)
            delay = self._delay(at)
            if delay is None and self._keys.closed:
                return  # nobody can go on any more
            self._due = None if delay is None else at + delay
            key = self._keys.wait(delay)
            at = self._now()
            if key:
                self._press(key, at)
        self._tell(at)

    def _wait_for_start(self) -> None:
        if not self._keys.closed:
            self._say(_(OWN_PACE_KEYS if self._player.own_pace else KEYS), False)
            self._say(_("Press Space or Enter to start."), False)
        while not self._keys.closed:
            key = self._keys.wait(None)
            if key == "space":
                break
            if key in {"q", "esc"}:
                self._player = self._player.finish(self._clock())
                return
        at = self._clock()
        self._begin(self._player.start(at), at)

    def _now(self) -> timedelta:
        """The present instant. If it comes much later than it should, the player has stood still since then."""
        at = self._clock()
        if self._due is not None and at - self._due > ASLEEP:
            self._player = self._player.pause(self._due)
            self._say(_("Paused, the machine was asleep. Space goes on."), False)
        self._due = None
        return at

    # Telling

    def _begin(self, player: Player, at: timedelta) -> None:
        """Play on from another place, or with another timeline, as ``player`` does; say all of that place again."""
        self._player = player
        self._lines = script(player.timeline, bell=self._bell)
        self._counted = 0
        position = player.position(at)
        self._seen = self._place(position)
        if position.doing is not Doing.FINISHED:
            self._seen -= timedelta.resolution

    def _tell(self, at: timedelta) -> None:
        """Say what has come up since the last time."""
        position = self._player.position(at)
        if position.doing is Doing.COUNTING_IN:
            self._count_in(position)
        elif position.doing is Doing.OWN_PACE:
            self._tell_stretch(position)
        elif position.doing is not Doing.PAUSED:
            place = self._place(position)
            for line in self._lines:
                if self._seen < line.at <= place:
                    self._say(line.text, line.bell)
            self._seen = place

    def _tell_stretch(self, position: Position) -> None:
        """At one's own pace: what to do here, once."""
        place = self._place(position)
        if position.step is None or self._seen >= place:
            return
        if position.step.kind.works:
            self._say(stretch_in_words(self._player.timeline.stretch(position.step)), self._bell)
            self._say(position.step.cue, False)
        else:
            for line in self._lines:
                if line.at == place:
                    self._say(line.text, line.bell)
        self._seen = place

    def _count_in(self, position: Position) -> None:
        left = -(-position.count_in // SECOND)
        if not self._counted and left > COUNTED_ALOUD:
            text = ngettext("Starting in {count} second.", "Starting in {count} seconds.", left)
            self._say(text.format(count=left), False)
        elif left <= COUNTED_ALOUD and left != self._counted:
            self._say(str(left), False)
        self._counted = left

    def _place(self, position: Position) -> timedelta:
        return self._player.timeline.total - position.to_go

    def _delay(self, at: timedelta) -> timedelta | None:
        """Until there is something to say; ``None`` while that takes a key."""
        position = self._player.position(at)
        if position.doing is Doing.COUNTING_IN:
            return self._player.next_change(at)
        if position.doing is not Doing.RUNNING:
            return None
        place, end = self._place(position), self._player.timeline.total
        return min((line.at for line in self._lines if line.at > place), default=end) - place

    # Keys

    def _press(self, key: str, at: timedelta) -> None:
        player, asking, self._asking = self._player, self._asking, False
        match key:
            case "space":
                self._go_on_or_pause(at)
            case "p":
                self._pause(at)
            case "left" | "b":
                self._begin(player.back(at), at)
            case "right" | "n":
                self._begin(player.skip(at), at)
            case "x":
                self._begin(player.skip_exercise(at), at)
            case "+":
                self._rest_longer(at)
            case "q" | "esc" if asking:
                self._player = player.finish(at)
            case "q" | "esc":
                self._ask(at)

    def _go_on_or_pause(self, at: timedelta) -> None:
        match self._player.position(at).doing:
            case Doing.PAUSED:
                self._player, self._counted = self._player.resume(at), 0
                self._say_where(at)
            case Doing.OWN_PACE:
                self._begin(self._player.next(at), at)
            case _:
                self._pause(at)

    def _pause(self, at: timedelta) -> None:
        self._player = self._player.pause(at)
        self._say(_("Paused. Space goes on."), False)

    def _say_where(self, at: timedelta) -> None:
        """What it goes on with, for who has been away."""
        position = self._player.position(at)
        if position.step is None:
            return
        left = -(-position.left // SECOND)
        # For translators: {step} is a part of a routine, such as "Glute bridge" or "Switch sides"
        timed = ngettext(
            "Going on: {step}, {count} second left of this step.",
            "Going on: {step}, {count} seconds left of this step.",
            left,
        )
        text = _("Going on: {step}.") if self._player.own_pace else timed
        self._say(text.format(step=position.step.title, count=left), False)

    def _rest_longer(self, at: timedelta) -> None:
        longer = self._player.rest_longer(at)
        if longer == self._player:
            return
        self._player = longer
        self._lines = script(longer.timeline, bell=self._bell)
        self._say(_("Five seconds more."), False)

    def _ask(self, at: timedelta) -> None:
        self._player = self._player.pause(at)
        self._asking = True
        self._say(_("Stop here? Q again stops, Space goes on."), False)
