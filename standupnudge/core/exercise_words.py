"""The names of exercises by their ids, which is all that records have."""

from __future__ import annotations

from standupnudge.language import N_, _

_NAMES = {
    "bent_knee_plank": N_("Bent knee plank"),
    "glute_bridge": N_("Glute bridge"),
    "reverse_lunge": N_("Reverse lunge"),
    "runners_arabesque": N_("Runner's arabesque"),
}


def exercise_name(exercise: str) -> str:
    """The name of a built-in one in the language in use; of another its id in plain words."""
    name = _NAMES.get(exercise)
    return _(name) if name else exercise.replace("_", " ").capitalize()


def within_sentence(exercise: str) -> str:
    """The same where English has a small letter."""
    name = exercise_name(exercise)
    return name[:1].lower() + name[1:] if name == (_NAMES.get(exercise) or name) else name
