"""After the routine: the two questions (R4), and what comes of the answers. A value; no toolkit here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from standupnudge.language import _, pgettext
from standupnudge.routine.player import Player
from standupnudge.window.action import Action


@dataclass(frozen=True, slots=True)
class Question:
    """One that is answered with a click.

    :ivar note: a sentence about it, or "".
    :ivar chosen: the name of the choice that is the answer, or "".
    """

    text: str
    choices: tuple[Action, ...]
    chosen: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the ladder offers (R5, R6): the question, a sentence about it, and both answers."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How far the end has come.

    :ivar exercises: id and name of those that may have hurt; none: nothing is asked.
    :ivar effort: "easy", "right" or "hard", or "" without an answer.
    :ivar pain: the id of the exercise that hurt, "" if none did, ``None`` without an answer.
    :ivar next: when the next routine is, as a sentence.
    """

    exercises: tuple[tuple[str, str], ...] = ()
    effort: str = ""
    pain: str | None = None
    offer: Offer | None = None
    next: str = ""

    @property
    def asking(self) -> bool:
        """Whether an answer is missing."""
        return bool(self.exercises) and (not self.effort or self.pain is None)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Those of R4, as long as an answer is missing."""
        if not self.asking:
            return ()
        none = Action("pain ", pgettext("pain", "No"))
        places = (none, *(Action(f"pain {each}", name) for each, name in self.exercises))
        effort = f"effort {self.effort}" if self.effort else ""
        pain = "" if self.pain is None else f"pain {self.pain}"
        return (
            Question(_("How was it?"), _efforts(), effort),
            Question(_("Any pain?"), places, pain, _("What hurts comes in an easier form next time.")),
        )

    @property
    def actions(self) -> tuple[Action, ...]:
        """The buttons of the end, questions aside."""
        close = Action("close", pgettext("button", "Close"), "right")
        if self.asking:
            return (close,)
        if self.offer is None:
            return (replace(close, group="main"),)
        return (Action("offer accept", self.offer.yes, "yes"), Action("offer decline", self.offer.no), close)

    def answered(self, name: str) -> Ending:
        """With the answer that the choice ``name`` gives, to a question or to the offer."""
        question, _blank, answer = name.partition(" ")
        match question:
            case "effort":
                return replace(self, effort=answer)
            case "pain":
                return replace(self, pain=answer)
            case _:
                return replace(self, offer=None)

    def told(self, message: Mapping[str, Any]) -> Ending:
        """With what the tray process says to it (``messages``)."""
        match message:
            case {"say": "next", "text": str(text)}:
                return replace(self, next=text)
            case {"say": "offer", "title": ""}:
                return replace(self, offer=None)
            case {"say": "offer", "title": str(title), "text": str(text), "yes": str(yes), "no": str(no)}:
                return replace(self, offer=Offer(title, text, yes, no))
            case _:
                return self


def _efforts() -> tuple[Action, ...]:
    """The answers to how it was."""
    return (
        Action("effort easy", pgettext("effort", "Easy")),
        Action("effort right", pgettext("effort", "Just right")),
        Action("effort hard", pgettext("effort", "Hard")),
    )


def ending_of(player: Player, at: timedelta) -> Ending:
    """The end of a session that is ended at the instant ``at``. It asks about the exercises begun or ticked."""
    steps = player.timeline.steps
    position, played = player.position(at), player.finish(at)
    begun = {steps[index].exercise for index in played.run if steps[index].kind.works} | set(played.ticks(at))
    if position.step is not None and position.step.kind.works and position.into:
        begun.add(position.step.exercise)
    names = {step.exercise: step.title for step in reversed(steps) if step.kind.works}
    return Ending(exercises=tuple((each, names[each]) for each in player.timeline.exercises if each in begun))
