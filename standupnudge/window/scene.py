"""What the routine window shows at an instant, in words and numbers: values, which ``compose`` makes. No toolkit here.

Two equal scenes need no redraw.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from standupnudge.routine.player import Tick
from standupnudge.routine.timeline import Timeline
from standupnudge.window.action import Action
from standupnudge.window.chosen import Chosen
from standupnudge.window.ending import Ending, Offer, Question
from standupnudge.window.face import Face


class Page(Enum):
    """What the large part of the window is about."""

    INTRO = "intro"
    CHANGE = "change"  # the choices before the start
    DETAIL = "detail"  # how an exercise is done, or what a muscle does
    PLAY = "play"
    ASK = "ask"  # whether to stop
    RATE = "rate"  # how it was
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything in the window that can change.

    :ivar chosen: what is to be played; another one after a choice before the start. ``None`` in tests.
    :ivar in_short: its level and length, in words.
    :ivar timeline: what is played: longer than it was where rest has been added.
    :ivar ticks: how each ticked exercise was ticked, in order.
    :ivar current: id of the exercise that is on, or "".
    :ivar on_page: the buttons that are on the page itself.
    :ivar detail: id of the exercise or muscle shown on the detail page.
    :ivar heading: of the pages change, ask, rate and done; ``note``: the sentence under it.
    :ivar questions: of the pages change and rate; ``offer``, ``next``: of the page done, see ``Ending``.
    :ivar running: the timer runs, so the screen is to stay on.
    :ivar moving: the figure of ``face`` moves.
    :ivar played: how much of the session is behind, 0 to 1; ``left``: the time left, or "" when that is over.
    """

    page: Page
    timeline: Timeline
    actions: tuple[Action, ...]
    ticks: tuple[tuple[str, Tick], ...]
    chosen: Chosen | None = None
    in_short: str = ""
    on_page: tuple[Action, ...] = ()
    may_tick: bool = True
    on_top: bool = False
    running: bool = False
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

    :ivar chosen: what is to be played; ``None`` in tests.
    :ivar still: the person wants no motion.
    :ivar over: the last word about the exercises has been said; no tick can be changed any more.
    :ivar changing: the choices before the start are open.
    :ivar detail: id of the exercise or muscle that is read about, or "".
    """

    chosen: Chosen | None = None
    still: bool = False
    over: bool = False
    asking: bool = False
    changing: bool = False
    detail: str = ""
    ending: Ending = field(default_factory=Ending)
