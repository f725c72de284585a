"""What holds of the player whatever is pressed, and whenever somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from standupnudge.routine.plan import Side, Sides
from standupnudge.routine.player import RESUME_IN, Doing, Player
from standupnudge.routine.timeline import compile_plan
from tests.routine.plans import holds, plan, reps

TIMELINE = compile_plan(
    plan(holds("wall", 3, 10, 2), reps("squat", 4, 1, 1.25), reps("kick", 2, 3, sides=Sides.ONE_BY_ONE)),
    "L1",
    Side.LEFT,
)
Action = Callable[[Player, timedelta], Player]
ACTIONS: dict[str, Action] = {
    "start": Player.start,
    "pause": Player.pause,
    "resume": Player.resume,
    "back": Player.back,
    "skip": Player.skip,
    "skip exercise": Player.skip_exercise,
    "finish": Player.finish,
    "rest longer": Player.rest_longer,
    "next": Player.next,
    "tick": lambda player, at: player.tick("squat", at),
    "untick": lambda player, at: player.untick("wall", at),
}
moments = st.integers(0, 40_000).map(lambda milliseconds: timedelta(milliseconds=milliseconds))
pressed = st.lists(st.tuples(moments, st.sampled_from(sorted(ACTIONS))), max_size=12)
STARTED = Player(TIMELINE, count_in=timedelta(seconds=3)).start(timedelta())
OWN_PACE = Player(TIMELINE, own_pace=True).start(timedelta())
players = st.sampled_from([STARTED, OWN_PACE])


def play(presses: list[tuple[timedelta, str]], player: Player = STARTED) -> tuple[Player, timedelta]:
    """Each press so long after the one before; the player, and the instant of the last press."""
    at = timedelta()
    for after, name in presses:
        at += after
        player = ACTIONS[name](player, at)
    return player, at


def seen(player: Player, at: timedelta) -> object:
    return player.position(at), dict(player.ticks(at)), player.played(at)


@given(pressed, players, st.lists(moments, max_size=6), moments)
def test_looking_in_between_changes_nothing(
    presses: list[tuple[timedelta, str]], started: Player, looks: list[timedelta], end: timedelta
) -> None:
    player, at = play(presses, started)
    once = seen(player, at + end)
    for look in sorted(looks):
        seen(player, at + look)
        player.next_change(at + look)
    assert seen(player, at + end) == once


@given(pressed, players, moments, moments)
def test_noting_down_what_was_played_at_any_instant_changes_nothing(
    presses: list[tuple[timedelta, str]], started: Player, split: timedelta, end: timedelta
) -> None:
    player, at = play(presses, started)
    split, end = sorted((split, end))
    noted = player.tick("no such exercise", at + split)
    assert seen(noted, at + end) == seen(player, at + end)


@given(pressed, moments)
def test_the_place_is_always_within_the_plan(presses: list[tuple[timedelta, str]], end: timedelta) -> None:
    player, at = play(presses)
    position = player.position(at + end)
    assert timedelta() <= position.to_go <= player.timeline.total
    assert (position.step is None) == (position.doing is Doing.FINISHED)
    if position.step is not None:
        assert timedelta() <= position.into < position.step.length
        assert position.into + position.left == position.step.length


@given(pressed, moments)
def test_without_going_back_no_more_is_played_than_the_plan_has(
    presses: list[tuple[timedelta, str]], end: timedelta
) -> None:
    player, at = play([press for press in presses if press[1] != "back"])
    assert player.played(at + end) <= player.timeline.total


@given(pressed, players, moments)
def test_no_more_is_played_than_time_has_passed(
    presses: list[tuple[timedelta, str]], started: Player, end: timedelta
) -> None:
    player, at = play(presses, started)
    assert player.played(at + end) <= at + end


@given(pressed, moments, st.integers(1, 40))
def test_between_two_changes_nothing_that_is_shown_changes(
    presses: list[tuple[timedelta, str]], after: timedelta, share: int
) -> None:
    player, at = play(presses)
    at += after
    delay = player.next_change(at)
    later = at + (timedelta(days=1) if delay is None else delay * share / 41)
    assert shown(player, later) == shown(player, at)


@given(pressed, moments)
def test_looking_at_every_change_gets_to_the_end(presses: list[tuple[timedelta, str]], after: timedelta) -> None:
    player, at = play(presses)
    at += after
    looks = 0
    while (delay := player.next_change(at)) is not None:
        assert delay > timedelta()
        at += delay
        looks += 1
        assert looks < 500
    assert player.position(at).doing in {Doing.PAUSED, Doing.FINISHED}


@given(pressed, players, moments)
def test_time_never_runs_back(presses: list[tuple[timedelta, str]], player: Player, end: timedelta) -> None:
    at, played, left = timedelta(), timedelta(), player.timeline.total
    for after, name in [*presses, (end, "tick")]:
        at += after
        assert player.played(at) >= played
        assert player.position(at).to_go <= left
        player = ACTIONS[name](player, at)
        played, left = player.played(at), player.position(at).to_go


@given(pressed, players)
def test_only_back_goes_back(presses: list[tuple[timedelta, str]], player: Player) -> None:
    at = timedelta()
    for after, name in presses:
        at += after
        acted = ACTIONS[name](player, at)
        more = acted.timeline.total - player.timeline.total
        assert name == "back" or acted.position(at).to_go <= player.position(at).to_go + more
        player = acted


@given(st.lists(st.tuples(moments, moments), max_size=5))
def test_pausing_anywhere_and_resuming_changes_no_total(pauses: list[tuple[timedelta, timedelta]]) -> None:
    player, at, lost = STARTED, timedelta(), timedelta()
    for after, length in pauses:
        at += after
        doing, count_in = player.position(at).doing, player.position(at).count_in
        player = player.pause(at).resume(at + length)
        if doing is not Doing.FINISHED:
            lost += length + RESUME_IN - count_in
        at += length
    end = STARTED.count_in + TIMELINE.total + lost
    assert player.position(end).doing is Doing.FINISHED
    assert player.position(end - timedelta(milliseconds=1)).doing is not Doing.FINISHED
    assert player.played(end) == TIMELINE.total
    assert player.ticks(end) == STARTED.ticks(timedelta(days=1))


@given(st.lists(st.tuples(moments, moments, st.booleans()), max_size=5))
def test_every_hold_and_repetition_comes_up_once(stops: list[tuple[timedelta, timedelta, bool]]) -> None:
    """Whatever pauses and rests there are, who looks at each change sees each of them begin once, in order."""
    player, at = STARTED, timedelta()
    begun: list[int] = []
    stops = [*stops, (timedelta(days=1), timedelta(), False)]
    for after, length, more_rest in stops:
        stop = at + after
        while (delay := player.next_change(at)) is not None and at + delay <= stop:
            at += delay
            note(begun, player, at)
        at = stop
        player = player.rest_longer(at) if more_rest else player
        player, at = player.pause(at).resume(at + length), at + length
    works = [index for index, step in enumerate(TIMELINE.steps) if step.kind.works]
    assert [index for index in begun if TIMELINE.steps[index].kind.works] == works


def note(seen: list[int], player: Player, at: timedelta) -> None:
    position = player.position(at)
    if position.doing is Doing.RUNNING and position.step is not None:
        index = player.timeline.steps.index(position.step)
        if seen[-1:] != [index]:
            seen.append(index)


def shown(player: Player, at: timedelta) -> object:
    """What a window shows of a position: whole seconds, a part of one as one; phases by number."""
    position, second = player.position(at), timedelta(seconds=1)
    phases = position.step.phases if position.step else ()
    ends = [sum((phase.length for phase in phases[: number + 1]), timedelta()) for number in range(len(phases))]
    phase = sum(end <= position.into for end in ends)
    whole = [-(-length // second) for length in (position.left, position.count_in, position.to_go)]
    return position.doing, position.step, whole, phase, dict(player.ticks(at))
