"""A dose of a plan file: from what is written to ``routine.plan`` values, and whether it suits its exercise.

Every problem is reported; where one was, the value may be anything that fits the type.
"""

from __future__ import annotations

from datetime import timedelta

from standupnudge.config.kinds import NAME, Choice, Whole, Word, nearest
from standupnudge.config.part import Part
from standupnudge.config.plan_kinds import Seconds
from standupnudge.config.problems import listed, sentence, shown
from standupnudge.language import N_, _
from standupnudge.routine.plan import HOLD, Dose, Exercise, Holds, Phase, Reps, Sides

LONGEST = timedelta(minutes=10)  # of one step
COUNT = Whole(1, 200)  # holds or repetitions; keeps a slip of the finger from making a timeline of millions
LENGTH = Seconds(timedelta(seconds=0.1), LONGEST)  # of a hold or a movement; shorter ones can't be followed
PAUSE = Seconds(timedelta(), LONGEST)  # of what may also be left out
MOVEMENT = Word(N_("a word such as up"), pattern=r"[^\W\d_](?:[\w' -]{0,22}\w)?")
VARIANT = Word(N_("a name such as side_plank"), pattern=NAME)
FORM = Word(N_("the id of an easier or harder form"), pattern=NAME)
SIDES = Choice(Sides)
_ANY = "holds hold soften reps tempo"


def read_dose(part: Part, exercise: Exercise | None) -> Dose:
    """A dose that has nothing beside it.

    :param exercise: whose dose it is; ``None`` if that isn't known, then nothing is compared with it.
    """
    return dose_of(part, fields(part), exercise)


def fields(part: Part, more: str = "") -> dict[str, Part]:
    """What stands at the keys of a dose, and at ``more`` optional ones."""
    more = f"sides form move_in {more}"
    if part.has("holds") or part.has("hold"):
        return part.record("holds hold", f"soften {more}")
    if part.has("reps") or part.has("tempo"):
        return part.record("reps tempo", more)
    of = part.record("", f"{_ANY} {more}")
    if part.lists_all():
        # For translators: holds, hold, reps and tempo stay, they go into the file
        allowed = _("holds and hold, or reps and tempo")
        part.wrong(sentence(_("the work is missing here"), allowed=allowed))
    return of


def dose_of(part: Part, of: dict[str, Part], exercise: Exercise | None, variant: str = "") -> Dose:
    """The dose with those ``fields``; ``part`` is the whole of it."""
    tempo = of["tempo"].pairs(_("movements with their lengths, such as up: 1s"), least=1) if "tempo" in of else []
    phases = tuple(Phase(key.one(MOVEMENT, ""), length.one(LENGTH, timedelta())) for key, _word, length in tempo)
    dose = Dose(
        exercise=exercise.id if exercise else "",
        work=_holds(of) if "holds" in of else Reps(of["reps"].one(COUNT, 1), phases),
        sides=of["sides"].one(SIDES, Sides.TOGETHER),
        form=of["form"].one(FORM, ""),
        variant=variant,
        move_in=of["move_in"].one(PAUSE, None),
    )
    if exercise is not None and part.lists_all() and _has_form(of["form"], dose, exercise):
        in_form = exercise.in_form(dose.form)
        _compare_sides(part, of["sides"], dose, in_form)
        _compare_poses(
            [(key, word) for key, word, _length in tempo] if "tempo" in of else [(of["hold"], HOLD)], in_form
        )
    return dose


def _holds(of: dict[str, Part]) -> Holds:
    return Holds(of["holds"].one(COUNT, 1), of["hold"].one(LENGTH, timedelta()), of["soften"].one(PAUSE, timedelta()))


def _has_form(part: Part, dose: Dose, exercise: Exercise) -> bool:
    if not dose.form or exercise.form(dose.form):
        return True
    told = _("{word} is no easier or harder form of {exercise}").format(word=part.shown, exercise=exercise.id)
    part.unknown(told, [form.id for form in exercise.easier + exercise.harder])
    return False


def _compare_sides(part: Part, sides: Part, dose: Dose, exercise: Exercise) -> None:
    """Who works with one leg at a time has to be told which, and what has a left and a right is seldom done at once."""
    has_sides = bool(exercise.sides.left)
    if has_sides and not sides.there:
        told = _("{key} is missing here, and {exercise} has a left and a right")
        part.wrong(sentence(told.format(key=shown("sides"), exercise=exercise.id), allowed=SIDES.allowed))
    elif not has_sides and dose.sides is not Sides.TOGETHER:
        # For translators: sides:, left: and right: stay, they go into the file, at the {exercise} or at a form of it
        told = _(
            "{value} needs words for left and right; write sides: with left: and right: at {exercise}, or at its form"
        )
        sides.wrong(told.format(value=shown(dose.sides.value), exercise=exercise.id))


def _compare_poses(movements: list[tuple[Part, str]], exercise: Exercise) -> None:
    """Each movement needs a pose, if there are any."""
    posed = tuple(word for word, _pose in exercise.poses.moves)
    for part, word in movements:
        if (posed or exercise.poses.rest) and word not in posed and part.there:
            meant = next(iter(nearest(word, posed)), "")
            told = _("{movement} has no pose in {exercise}").format(movement=shown(word), exercise=exercise.id)
            part.wrong(sentence(told, meant, listed(posed)))
