"""What is done, how much of it and on which side, in words. Whole phrases: a language may want other forms in each."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from standupnudge.language import _, ngettext
from standupnudge.routine.dose import Dose, Reps, Side, Sides


def amount(dose: Dose, *, aloud: bool = False) -> str:
    """The dose in words, "10 holds of 10 s" say; ``aloud``: with seconds as they are said."""
    work, each_side = dose.work, dose.sides is not Sides.TOGETHER
    if isinstance(work, Reps):
        return times_each_side(work.count) if each_side else times(work.count)
    length = seconds(work.hold, aloud=aloud)
    return _holds_each_side(work.count, length) if each_side else holds(work.count, length)


def times(count: int) -> str:
    """So many repetitions: "10 times"."""
    return ngettext("{count} time", "{count} times", count).format(count=count)


def times_each_side(count: int) -> str:
    """So many with each leg: "10 times each side"."""
    return ngettext("{count} time each side", "{count} times each side", count).format(count=count)


def holds(count: int, length: str) -> str:
    """So many of a ``length`` in words: "10 holds of 10 s"."""
    # For translators: {length} is "10 s" or "10 seconds"; to hold is to keep still in a position
    return ngettext("{count} hold of {length}", "{count} holds of {length}", count).format(count=count, length=length)


def _holds_each_side(count: int, length: str) -> str:
    text = ngettext("{count} hold of {length} each side", "{count} holds of {length} each side", count)
    return text.format(count=count, length=length)


def seconds(length: timedelta, *, aloud: bool) -> str:
    """Such as "1.5 s", or ``aloud`` "1.5 seconds"."""
    count = length.total_seconds()
    if aloud:
        form = 1 if count == 1 else max(ceil(count), 2)  # half a second is said like several
        return ngettext("{count} second", "{count} seconds", form).format(count=f"{count:g}")
    return _("{count} s").format(count=f"{count:g}")


def so_much(exercise: str, how_much: str) -> str:
    """Such as "Glute bridge, 10 times"."""
    # For translators: {amount} is "10 times" or "10 holds of 10 s"
    return _("{exercise}, {amount}").format(exercise=exercise, amount=how_much)


def so_much_in_turns(exercise: str, how_much: str, first: Side) -> str:
    """With one leg after the other: "Reverse lunge, 10 times each side, right first"."""
    match first:
        case Side.LEFT:
            text = _("{exercise}, {amount}, left first")
        case Side.RIGHT:
            text = _("{exercise}, {amount}, right first")
        case _:
            return so_much(exercise, how_much)
    return text.format(exercise=exercise, amount=how_much)


def so_much_on(exercise: str, how_much: str, side: Side) -> str:
    """With one leg alone: "Side plank, 3 holds of 10 seconds, left side"; with both it says nothing of sides."""
    match side:
        case Side.LEFT:
            text = _("{exercise}, {amount}, left side")
        case Side.RIGHT:
            text = _("{exercise}, {amount}, right side")
        case _:
            return so_much(exercise, how_much)
    return text.format(exercise=exercise, amount=how_much)


def beginning(exercise: str, first: Side) -> str:
    """With which leg it begins: "Reverse lunge, right first"."""
    match first:
        case Side.LEFT:
            return _("{exercise}, left first").format(exercise=exercise)
        case Side.RIGHT:
            return _("{exercise}, right first").format(exercise=exercise)
        case _:
            return exercise


def going_on(exercise: str, side: Side) -> str:
    """What comes after a switch of sides: "Side plank, left"."""
    match side:
        case Side.LEFT:
            return _("{exercise}, left").format(exercise=exercise)
        case Side.RIGHT:
            return _("{exercise}, right").format(exercise=exercise)
        case _:
            return exercise
