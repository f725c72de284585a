"""Through every page and every step of every level: ``python -m tests.window.tour SCREEN THEME [LANGUAGE]``.

The time is a virtual one.
Prints what was seen and what is wrong with it as JSON. A process of its own, because it replaces the timers of Tk and
because Tk takes the resolution from the desktop once.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path

from standupnudge import language
from standupnudge.config.plan_file import plan_or_built_in
from standupnudge.language import _, pgettext
from standupnudge.routine.plan import Plan, Side
from standupnudge.routine.timeline import Timeline, compile_plan
from tests.window.layout import problems, texts
from tests.window.virtual import VirtualTime, VirtualWindow

LEVELS = tuple(f"L{number}" for number in range(7))
IN_TIME = "L1"
BACK = "Back to the overview"
LEADS_AWAY = ("Start", "Finish", "Watch", "Test", "Look again", BACK)
AUDIBLE = {"sound": "silent", "voice": "silent"}  # wanted so: nothing is missing, so that all there is for ears shows
COUNT_IN = timedelta(seconds=10)
OFFER = {
    "say": "offer", "title": "The next routine with L2?", "yes": "Go to L2", "no": "Stay as it is",
    "text": "Two good ones in a row. You can change it back whenever you like.",
}  # fmt: skip


@dataclass
class Seen:
    """What has been looked at.

    :ivar steps: of each level, how many. :ivar wrong: where, and what.
    """

    pages: set[str] = field(default_factory=set)
    steps: dict[str, int] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    size: tuple[int, int] = (0, 0)
    wrong: list[str] = field(default_factory=list)
    looked_at: set[str] = field(default_factory=set)

    def look(self, window: VirtualWindow, where: str) -> None:
        """Look at the window as it is; what differs from something already looked at in its figures only, is passed."""
        window.root.update()
        widgets = window.widgets()
        words = [text for each in widgets for text in texts(each)]
        likeness = re.sub(r"\d", "0", "\n".join(words))
        if likeness in self.looked_at:
            return
        self.looked_at.add(likeness)
        self.texts |= {*words}
        self.size = window.root.winfo_width(), window.root.winfo_height()
        self.wrong += [f"{where}: {problem}" for problem in problems(widgets)]
        self.pages |= {page.value for page in window.pages}


def label(text: str) -> str:
    """What a button with that text says in the language in use."""
    return _(text) if (said := pgettext("button", text)) == text else said


def leads_away() -> set[str]:
    """The labels of buttons that end the tour, or show nothing new."""
    return set(map(label, LEADS_AWAY))


def tour(screen: str, theme: str, spoken: str = language.OURS) -> Seen:
    """All of it."""
    language.use(spoken)
    time, seen = VirtualTime(), Seen()
    plan = plan_or_built_in("glutes", Path()).plan
    for level in LEVELS:
        task = {"theme": theme, "level": level, "still": True, "count_in": 10, "focus": True, "backends": AUDIBLE}
        window = VirtualWindow(time, screen, **task)
        seen.look(window, f"{level} before the start")
        seen.steps[level] = _play(window, compile_plan(plan, level, Side.RIGHT), seen, level)
        _rate(window, seen, level)
        window.close()
    later = ["15m", "1h", "tomorrow"]
    _read_and_stop(
        VirtualWindow(time, screen, theme=theme, level="L1", slot=True, may_postpone=later, focus=True), seen
    )
    _look_around(VirtualWindow(time, screen, theme=theme, level="L1", focus=True, backends=AUDIBLE), seen)
    _get_to_know(VirtualWindow(time, screen, theme=theme, window="know", focus=True), seen, plan)
    return seen


def _play(window: VirtualWindow, timeline: Timeline, seen: Seen, level: str) -> int:
    """The whole session: one level as time goes by, with a look at the middle of each step, the others by key."""
    window.key("space")
    seen.look(window, f"{level} count-in")
    window.key("m")
    seen.look(window, f"{level} count-in, muted")
    window.key("m")
    begins = window.time.now + COUNT_IN
    for number, step in enumerate(timeline.steps):
        if level == IN_TIME:
            window.time.go_to(begins + step.start + step.length / 2)
        else:
            window.key("Right")
        seen.look(window, f"{level} step {number}, {step.title}")
    if level == IN_TIME:
        window.time.go_to(begins + timeline.total + timedelta(seconds=0.1))
    else:
        for box in window.boxes():
            box.invoke()
        window.key("Right")
    return len(timeline.steps)


def _rate(window: VirtualWindow, seen: Seen, level: str) -> None:
    """After it: the questions, the answers, the offer."""
    seen.look(window, f"{level} after it")
    window.window.hear(OFFER)
    window.press(pgettext("effort", "Just right"))
    window.press(pgettext("pain", "No"))
    window.window.hear({"say": "next", "text": "Next: Wednesday 2 December, 12:30."})
    seen.look(window, f"{level} the end, with an offer")


def _read_and_stop(window: VirtualWindow, seen: Seen) -> None:
    """How the exercises are done; and a session that is stopped after it was ticked by hand."""
    seen.look(window, "before an appointment")
    for exercise in plan_or_built_in("glutes", Path()).plan.exercises:
        window.click_text(exercise.name)
        seen.look(window, f"how {exercise.name} is done")
        window.press(label(BACK))
    window.key("space")
    window.time.go_to(window.time.now + timedelta(seconds=20))
    window.key("Escape")
    seen.look(window, "whether to stop")
    window.key("Escape")
    window.boxes()[0].invoke()
    window.root.update()
    seen.look(window, "ticked by hand")
    window.press(label("Stop"))
    window.press(label("Stop here"))
    seen.look(window, "after a part")
    window.close()


def _look_around(window: VirtualWindow, seen: Seen) -> None:
    """Every other page that can be reached before the start, and what its buttons show."""
    first = window.buttons().keys() - leads_away()
    for page in sorted(first):
        window.press(page)
        seen.look(window, page)
        for inner in sorted(window.buttons().keys() - leads_away() - first):
            window.press(inner)
            seen.look(window, f"{page}, {inner}")
        if label(BACK) in window.buttons():
            window.press(label(BACK))
    window.close()


def _get_to_know(window: VirtualWindow, seen: Seen, plan: Plan) -> None:
    """The window of its own for exercises and muscles."""
    size = seen.size
    for name in (*(each.name for each in plan.exercises), *(each.name for each in plan.muscles)):
        window.press(name)
        seen.look(window, f"get to know: {name}")
    seen.size = size  # of the routine's window
    window.close()


if __name__ == "__main__":
    print(json.dumps(asdict(tour(*sys.argv[1:4])), default=sorted))  # noqa: T201
