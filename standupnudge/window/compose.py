"""From player and mode to the scene of an instant: which page, its words, its buttons. No toolkit here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from standupnudge.language import N_, _, ngettext, pgettext
from standupnudge.routine.player import Doing, Player, Position, Tick
from standupnudge.window.action import Action
from standupnudge.window.before import in_short, questions
from standupnudge.window.ending import Question
from standupnudge.window.face import SECOND, clock, face_of, whole_seconds
from standupnudge.window.scene import Mode, Offers, Page, Scene

READING = frozenset({Doing.WAITING, Doing.PAUSED, Doing.OWN_PACE})  # when there is time to read about an exercise
_AFTER = (Page.RATE, Page.DONE)
LATER = {"15m": N_("15 min"), "1h": N_("1 h"), "tomorrow": N_("Tomorrow")}


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
        return mode.ending.actions if mode.over else (_finish("main"),)
    if page is Page.ASK:
        return (Action("stay", _("Keep going"), "main"), Action("leave", pgettext("button", "Stop here"), "right"))
    if page in {Page.CHANGE, Page.DETAIL}:
        return _while_reading(position.doing)
    if position.doing is Doing.WAITING:
        return (Action("toggle", pgettext("button", "Start"), "main"), *_instead(player.ticks(at), offers))
    done = len(player.ticks(at)) == len(player.timeline.exercises)
    end = _finish("right") if done else Action("stop", pgettext("button", "Stop"), "right")
    leave_out = Action("next exercise", pgettext("button", "Leave out"), "right")
    return (*_while_playing(player, position), end, leave_out)


def _finish(group: str) -> Action:
    return Action("finish", pgettext("button", "Finish"), group)


def _while_reading(doing: Doing) -> tuple[Action, ...]:
    if doing is Doing.OWN_PACE:
        return (Action("overview", _("Go on"), "main"),)
    start = pgettext("button", "Start") if doing is Doing.WAITING else pgettext("button", "Resume")
    return (Action("toggle", start, "main"), Action("overview", _("Back to the overview")))


def _on_page(page: Page, mode: Mode) -> tuple[Action, ...]:
    """The buttons among the text."""
    if mode.chosen is None:
        return ()
    plan = mode.chosen.plan
    if page is Page.INTRO:
        change, know = Action("change", pgettext("button", "Change...")), Action("know", _("Get to know the muscles"))
        return (change, know) if plan.muscles else (change,)
    if page is not Page.DETAIL:
        return ()
    if mode.detail in {muscle.id for muscle in plan.muscles}:
        return tuple(Action(f"know {muscle.id}", muscle.name) for muscle in plan.muscles)
    return (Action("watch", pgettext("button", "Watch")),) if plan.exercise(mode.detail).video else ()


def _questions(page: Page, mode: Mode) -> tuple[Question, ...]:
    if page is Page.CHANGE and mode.chosen:
        return questions(mode.chosen)
    return mode.ending.questions if page is Page.RATE else ()


def _while_playing(player: Player, position: Position) -> tuple[Action, ...]:
    back = Action("back", pgettext("button", "Back"))
    if position.doing is Doing.OWN_PACE:
        works = position.step is not None and position.step.kind.works
        on = Action("go on", _("Done, go on") if works else _("I'm ready"), "main")
        return (on, back, Action("next", pgettext("button", "Skip")))
    # For translators: five seconds more of rest.
    longer = Action("longer", _("+5 s"), enabled=player.rest_can_grow(position))
    label = pgettext("button", "Resume") if position.doing is Doing.PAUSED else pgettext("button", "Pause")
    main, following = Action("toggle", label, "main"), Action("next", pgettext("button", "Next"))
    return (main, back, following, *(() if player.own_pace else (longer,)))


def _instead(ticks: Mapping[str, Tick], offers: Offers) -> tuple[Action, ...]:
    """What can be done instead of starting."""
    if ticks:  # somebody ticks by hand: the way to end is to finish
        return (_finish("right"),)
    later = [Action(f"later {by}", _(LATER[by]) if by in LATER else by, "later") for by in offers.postpone]
    skip = [Action("skip this time", _("Skip this time"), "right")] if offers.skip else []
    return (*later, *skip)


def _words(page: Page, player: Player, at: timedelta, mode: Mode) -> tuple[str, str]:
    if page is Page.CHANGE and mode.chosen:
        return _("This session"), in_short(mode.chosen)
    done, of = len(player.ticks(at)), len(player.timeline.exercises)
    if page is Page.ASK:
        return _("Stop here?"), " ".join((_kept(done, of), _("The timer waits while you decide.")))
    return _at_the_end(done, of, player.played(at)) if page in _AFTER else ("", "")


def _kept(done: int, of: int) -> str:
    if not done:
        return _("Nothing is ticked yet.")
    # For translators: of the exercises.
    kept = ngettext("{done} of {of} done, and that counts.", "{done} of {of} done, and that counts.", done)
    return kept.format(done=done, of=of)


def _at_the_end(done: int, of: int, played: timedelta) -> tuple[str, str]:
    """Heading and note: how many exercises, and how long they took."""
    time, worked = clock(played), played >= SECOND
    if done == of:
        heading = _("Done in {time}").format(time=time) if worked else pgettext("heading", "Done")
        return heading, _("All of it. Enjoy the rest of your day.")
    if done:
        # For translators: of the exercises.
        heading = ngettext("{done} of {of} done", "{done} of {of} done", done).format(done=done, of=of)
        return heading, _("{time} of exercise. That counts.").format(time=time) if worked else _("That counts.")
    note = _("{time} of exercise. Another time, then.") if worked else _("Another time, then.")
    return _("Stopped here"), note.format(time=time)
