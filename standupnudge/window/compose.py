"""From player and mode to the scene of an instant: which page, its words, its buttons. No toolkit here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from standupnudge.routine.player import Doing, Player, Position, Tick
from standupnudge.window.action import Action
from standupnudge.window.before import in_short, questions
from standupnudge.window.ending import Question
from standupnudge.window.face import SECOND, clock, face_of, whole_seconds
from standupnudge.window.scene import Mode, Offers, Page, Scene

_OVERVIEW = Action("overview", "Back to the overview")
_READING_ACTIONS = {
    Doing.WAITING: (Action("toggle", "Start", "main"), _OVERVIEW),
    Doing.PAUSED: (Action("toggle", "Resume", "main"), _OVERVIEW),
    Doing.OWN_PACE: (replace(_OVERVIEW, label="Go on", group="main"),),
}
READING = frozenset(_READING_ACTIONS)  # when there is time to read about an exercise
_AFTER = (Page.RATE, Page.DONE)
LATER = {"15m": "15 min", "1h": "1 h", "tomorrow": "Tomorrow"}
_TO_KNOW = (Action("know", "Get to know the muscles"),)
_STOP = Action("stop", "Stop", "right")
_FINISH = Action("finish", "Finish", "right")


def compose(player: Player, at: timedelta, offers: Offers, mode: Mode) -> Scene:
    """The scene at the instant ``at``."""
    position, ticks = player.position(at), player.ticks(at)
    page = _page(position.doing, mode)
    heading, note = _words(page, player, at, mode)
    total = player.timeline.total
    return Scene(
        page=page,
        timeline=player.timeline,
        actions=_actions(page, player, at, offers, mode),
        on_page=_on_page(page, mode),
        chosen=mode.chosen,
        in_short=in_short(mode.chosen) if mode.chosen else "",
        ticks=tuple(ticks.items()),
        may_tick=not mode.over,
        on_top=position.doing in {Doing.COUNTING_IN, Doing.RUNNING, Doing.OWN_PACE},
        running=position.doing in {Doing.COUNTING_IN, Doing.RUNNING},
        current=position.step.exercise if position.step and page is Page.PLAY else "",
        detail=mode.detail,
        heading=heading,
        note=note,
        questions=_questions(page, mode),
        offer=mode.ending.offer if page is Page.DONE else None,
        next=mode.ending.next if page is Page.DONE else "",
        face=face_of(player, position) if page is Page.PLAY else None,
        moving=page is Page.PLAY and _moves(position) and not mode.still,
        played=1 - whole_seconds(position.to_go) / max(whole_seconds(total), 1),
        left="" if page in _AFTER or player.own_pace else clock(position.to_go, up=True),
    )


def _moves(position: Position) -> bool:
    """Whether there is a movement to see. At one's own pace it is shown again and again."""
    own_pace = position.doing is Doing.OWN_PACE and position.step is not None and position.step.kind.works
    return position.doing is Doing.RUNNING or own_pace


def _page(doing: Doing, mode: Mode) -> Page:
    if mode.over or doing is Doing.FINISHED:
        return Page.RATE if mode.ending.asking else Page.DONE
    if mode.asking:
        return Page.ASK
    if mode.detail and doing in READING:
        return Page.DETAIL
    if mode.changing and doing is Doing.WAITING:
        return Page.CHANGE
    return Page.INTRO if doing is Doing.WAITING else Page.PLAY


def _actions(page: Page, player: Player, at: timedelta, offers: Offers, mode: Mode) -> tuple[Action, ...]:
    position = player.position(at)
    if page in _AFTER:
        return mode.ending.actions if mode.over else (Action("finish", "Finish", "main"),)
    if page is Page.ASK:
        return (Action("stay", "Keep going", "main"), Action("leave", "Stop here", "right"))
    if page in {Page.CHANGE, Page.DETAIL}:
        return _READING_ACTIONS[position.doing]
    if position.doing is Doing.WAITING:
        return (Action("toggle", "Start", "main"), *_instead(player.ticks(at), offers))
    done = len(player.ticks(at)) == len(player.timeline.exercises)
    ways_out = (_FINISH if done else _STOP, Action("next exercise", "Leave out", "right"))
    return (*_while_playing(player, position), *ways_out)


def _on_page(page: Page, mode: Mode) -> tuple[Action, ...]:
    """The buttons among the text."""
    if mode.chosen is None:
        return ()
    plan = mode.chosen.plan
    if page is Page.INTRO:
        return (Action("change", "Change..."), *_TO_KNOW) if plan.muscles else (Action("change", "Change..."),)
    if page is not Page.DETAIL:
        return ()
    if mode.detail in {muscle.id for muscle in plan.muscles}:
        return tuple(Action(f"know {muscle.id}", muscle.name) for muscle in plan.muscles)
    return (Action("watch", "Watch"),) if plan.exercise(mode.detail).video else ()


def _questions(page: Page, mode: Mode) -> tuple[Question, ...]:
    if page is Page.CHANGE and mode.chosen:
        return questions(mode.chosen)
    return mode.ending.questions if page is Page.RATE else ()


def _while_playing(player: Player, position: Position) -> tuple[Action, ...]:
    back = Action("back", "Back")
    if position.doing is Doing.OWN_PACE:
        works = position.step is not None and position.step.kind.works
        return (Action("go on", "Done, go on" if works else "I'm ready", "main"), back, Action("next", "Skip"))
    longer = Action("longer", "+5 s", enabled=player.rest_can_grow(position))
    main = Action("toggle", "Resume" if position.doing is Doing.PAUSED else "Pause", "main")
    return (main, back, Action("next", "Next"), *(() if player.own_pace else (longer,)))


def _instead(ticks: Mapping[str, Tick], offers: Offers) -> tuple[Action, ...]:
    """What can be done instead of starting."""
    if ticks:  # somebody ticks by hand: the way to end is to finish
        return (_FINISH,)
    later = [Action(f"later {by}", LATER.get(by, by), "later") for by in offers.postpone]
    skip = [Action("skip this time", "Skip this time", "right")] if offers.skip else []
    return (*later, *skip)


def _words(page: Page, player: Player, at: timedelta, mode: Mode) -> tuple[str, str]:
    done, of, time = len(player.ticks(at)), len(player.timeline.exercises), clock(player.played(at))
    if page is Page.CHANGE and mode.chosen:
        return "This session", in_short(mode.chosen)
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
