"""What the routine window shows at an instant, in words and numbers: a value made of player and plan. No toolkit here.

Two equal scenes need no redraw.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum

from standupnudge.routine.player import Doing, Player, Position, Tick
from standupnudge.routine.timeline import Kind, Step
from standupnudge.window.action import Action
from standupnudge.window.ending import Ending, Offer, Question

SECOND = timedelta(seconds=1)


class Page(Enum):
    """What the large part of the window is about."""

    INTRO = "intro"
    DETAIL = "detail"  # how an exercise is done
    PLAY = "play"
    ASK = "ask"  # whether to stop
    RATE = "rate"  # how it was
    DONE = "done"


class Tone(Enum):
    """What the ring's colour tells."""

    WORK = "work"
    REST = "rest"
    STILL = "still"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """The timer's page. All texts may be empty.

    :ivar number: the huge one: seconds left, or which repetition.
    :ivar caption: the word under it: what to do this second.
    :ivar filled: how much of the ring is filled, 0 to 1.
    """

    title: str
    count: str
    side: str
    side_words: str
    number: str
    caption: str
    cue: str
    next: str
    filled: float
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything in the window that can change.

    :ivar ticks: how each ticked exercise was ticked, in order.
    :ivar current: id of the exercise that is on, or "".
    :ivar detail: id of the exercise shown on the detail page.
    :ivar heading: of the pages ask, rate and done; ``note``: the sentence under it.
    :ivar questions: of the page rate; ``offer``, ``next``: of the page done, see ``Ending``.
    :ivar moving: the figure of ``face`` moves.
    :ivar played: how much of the session is behind, 0 to 1; ``left``: the time left, or "" when that is over.
    """

    page: Page
    actions: tuple[Action, ...]
    ticks: tuple[tuple[str, Tick], ...]
    may_tick: bool = True
    on_top: bool = False
    current: str = ""
    detail: str = ""
    heading: str = ""
    note: str = ""
    questions: tuple[Question, ...] = ()
    offer: Offer | None = None
    next: str = ""
    face: Face | None = None
    moving: bool = False
    played: float = 0.0
    left: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """What the task lets the person choose instead of starting."""

    postpone: tuple[str, ...] = ()
    skip: bool = False


@dataclass(frozen=True, slots=True)
class Mode:
    """What the window adds to the player's own state.

    :ivar still: the person wants no motion.
    :ivar over: the last word about the exercises has been said; no tick can be changed any more.
    """

    still: bool = False
    over: bool = False
    asking: bool = False
    detail: str = ""
    ending: Ending = field(default_factory=Ending)


_AFTER = (Page.RATE, Page.DONE)
LATER = {"15m": "15 min", "1h": "1 h", "tomorrow": "Tomorrow"}
_PLAYING_ACTIONS = (
    Action("back", "Back"),
    Action("next", "Next"),
    Action("finish", "Finish", "right"),
    Action("next exercise", "Skip exercise", "right"),
)


def compose(player: Player, at: timedelta, offers: Offers, mode: Mode) -> Scene:
    """The scene at the instant ``at``."""
    position, ticks = player.position(at), player.ticks(at)
    page = _page(position.doing, mode)
    heading, note = _words(page, player, at, ticks)
    total = player.timeline.total
    return Scene(
        page=page,
        actions=_actions(page, position.doing, ticks, offers, mode),
        ticks=tuple(ticks.items()),
        may_tick=not mode.over,
        on_top=position.doing in {Doing.COUNTING_IN, Doing.RUNNING},
        current=position.step.exercise if position.step and page is Page.PLAY else "",
        detail=mode.detail,
        heading=heading,
        note=note,
        questions=mode.ending.questions if page is Page.RATE else (),
        offer=mode.ending.offer if page is Page.DONE else None,
        next=mode.ending.next if page is Page.DONE else "",
        face=_face(player, position) if page is Page.PLAY else None,
        moving=page is Page.PLAY and position.doing is Doing.RUNNING and not mode.still,
        played=1 - _seconds(position.to_go) / max(_seconds(total), 1),
        left="" if page in _AFTER else clock(position.to_go, up=True),
    )


def clock(length: timedelta, *, up: bool = False) -> str:
    """``length`` as "4:55"; a part of a second is dropped, or made a whole one if ``up``."""
    minutes, seconds = divmod(_seconds(length) if up else length // SECOND, 60)
    return f"{minutes}:{seconds:02}"


def _page(doing: Doing, mode: Mode) -> Page:
    if mode.over or doing is Doing.FINISHED:
        return Page.RATE if mode.ending.asking else Page.DONE
    if mode.asking:
        return Page.ASK
    if mode.detail and doing in {Doing.WAITING, Doing.PAUSED}:
        return Page.DETAIL
    return Page.INTRO if doing is Doing.WAITING else Page.PLAY


def _actions(page: Page, doing: Doing, ticks: Mapping[str, Tick], offers: Offers, mode: Mode) -> tuple[Action, ...]:
    if page in _AFTER:
        return mode.ending.actions if mode.over else (Action("finish", "Finish", "main"),)
    if page is Page.ASK:
        return (Action("stay", "Keep going", "main"), Action("leave", "Stop here", "right"))
    label = {Doing.WAITING: "Start", Doing.PAUSED: "Resume"}.get(doing, "Pause")
    if page is Page.DETAIL:
        return (Action("toggle", label, "main"), Action("overview", "Back to the overview"))
    if doing is Doing.WAITING:
        return (Action("toggle", label, "main"), *_instead(ticks, offers))
    return (Action("toggle", label, "main"), *_PLAYING_ACTIONS)


def _instead(ticks: Mapping[str, Tick], offers: Offers) -> tuple[Action, ...]:
    """What can be done instead of starting."""
    if ticks:  # somebody ticks by hand: the way to end is to finish
        return (Action("finish", "Finish", "right"),)
    later = [Action(f"later {by}", LATER.get(by, by), "later") for by in offers.postpone]
    skip = [Action("skip this time", "Skip this time", "right")] if offers.skip else []
    return (*later, *skip)


def _words(page: Page, player: Player, at: timedelta, ticks: Mapping[str, Tick]) -> tuple[str, str]:
    done, of, time = len(ticks), len(player.timeline.exercises), clock(player.played(at))
    if page is Page.ASK:
        kept = f"{done} of {of} done, and that counts." if done else "Nothing is ticked yet."
        return "Stop here?", f"{kept} The timer waits while you decide."
    if page not in _AFTER:
        return "", ""
    worked = player.played(at) >= SECOND
    if done == of:
        return (f"Done in {time}" if worked else "Done"), "All of it. Enjoy the rest of your day."
    if done:
        return f"{done} of {of} done", f"{time} of exercise. That counts." if worked else "That counts."
    return "Stopped here", f"{time} of exercise. Another time, then." if worked else "Another time, then."


def _face(player: Player, position: Position) -> Face | None:
    step = position.step
    if step is None:
        return None
    number, caption, filled = _ring(position, step)
    tone = Tone.WORK if step.kind.works else Tone.REST
    if position.doing is Doing.COUNTING_IN:
        number, caption, filled, tone = str(_seconds(position.count_in)), "get set", 0.0, Tone.REST
    elif position.doing is Doing.PAUSED:
        caption, tone = "paused", Tone.STILL
    return Face(
        title=step.title,
        count=_count(player, step),
        side=step.side.value.capitalize() if step.side_words else "",
        side_words=step.side_words,
        number=number,
        caption=caption,
        cue=step.cue,
        next=step.next or "that's all",
        filled=filled,
        tone=tone,
    )


def _ring(position: Position, step: Step) -> tuple[str, str, float]:
    """Number, caption and how full the ring is: repetitions are counted up, seconds down."""
    if step.kind is Kind.REP and step.count:
        ends = timedelta()
        for phase in step.phases:
            ends += phase.length
            if position.into < ends:
                return str(step.count.number), phase.word, step.count.number / step.count.of
    left, length = _seconds(position.left), max(_seconds(step.length), 1)
    caption = {Kind.HOLD: "hold", Kind.SOFTEN: "rest"}.get(step.kind, "seconds")
    return str(left), caption, 1 - left / length


def _count(player: Player, step: Step) -> str:
    if step.kind is Kind.SOFTEN:
        step = player.timeline.steps[player.timeline.steps.index(step) + 1]
    if step.count is None:
        return ""
    return f"{'Hold' if step.kind is Kind.HOLD else 'Rep'} {step.count.number} of {step.count.of}"


def _seconds(length: timedelta) -> int:
    """Whole seconds, a part of one counted as one."""
    return -(-length // SECOND)
