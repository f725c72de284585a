"""What was done, in a sentence or two. Pure."""

from __future__ import annotations

from datetime import timedelta

from standupnudge.language import _, ngettext
from standupnudge.routine.player import Player

SECOND = timedelta(seconds=1)


def outcome(player: Player, at: timedelta) -> str:
    """What was done until the instant ``at``: "2 of 4 done: Glute bridge, Reverse lunge. 2:10 of exercise."."""
    done, exercises = player.ticks(at), player.timeline.exercises
    minutes, seconds = divmod(player.played(at) // SECOND, 60)
    time = f"{minutes}:{seconds:02}"
    if exercises and len(done) == len(exercises):
        return _("Done in {time}. Enjoy the rest of your day.").format(time=time)
    if not done:
        return _("Stopped here, after {time} of exercise. Another time, then.").format(time=time)
    names = {step.exercise: step.title for step in player.timeline.steps if step.kind.works}
    # For translators: {done} and {count} are numbers, {exercises} are the names of those done, {time} is "2:10"
    text = ngettext(
        "{done} of {count} done: {exercises}. {time} of exercise.",
        "{done} of {count} done: {exercises}. {time} of exercise.",
        len(done),
    )
    told = ", ".join(names[each] for each in done)
    return text.format(done=len(done), count=len(exercises), exercises=told, time=time)
