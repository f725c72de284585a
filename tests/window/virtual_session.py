"""A whole session with its moving figure, in virtual time: ``python -m tests.window.virtual_session SCREEN``.

Prints as JSON what the window said and when, in seconds, and how many pictures of the figure each exercise had. A pause
of a minute is in it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.routine.plan import Side
from standupnudge.routine.timeline import compile_plan
from standupnudge.window import figure
from tests.window.virtual import VirtualTime, VirtualWindow

SECOND = timedelta(seconds=1)
COUNT_IN, PAUSED, RESUME_IN = 10 * SECOND, 60 * SECOND, 3 * SECOND


def play(screen: str) -> dict[str, Any]:
    """The session of level 1."""
    total = compile_plan(read_plan(resolve("glutes", Path())), "L1", Side.RIGHT).total
    time, frames, on = VirtualTime(), Counter[str](), [""]
    draw = figure.draw

    def counted(*given: Any) -> Any:
        frames[on[0]] += 1
        return draw(*given)

    figure.draw = counted  # type: ignore[assignment]
    window = VirtualWindow(time, screen, level="L1", theme="light", count_in=10, focus=True)
    begun = time.now
    heard: list[tuple[float, str]] = []

    def until(place: timedelta) -> None:
        """Up to this place of the session, a second at a time."""
        while time.now < begun + place:
            time.go_to(min(time.now + SECOND, begun + place))
            window.root.update()
            shown = [each.cget("text") for each in window.widgets() if "text" in each.keys()]  # noqa: SIM118
            on[0] = next((name for name in ("plank", "bridge", "lunge", "arabesque") if _is_on(name, shown)), on[0])
            told = [str(message["said"]) for message in window.said]
            heard.extend(((time.now - begun).total_seconds(), each) for each in told[len(heard) :])

    window.key("space")
    until(COUNT_IN + 150 * SECOND)
    window.key("space")  # pause
    until(COUNT_IN + 150 * SECOND + PAUSED)
    window.key("space")  # go on
    until(COUNT_IN + PAUSED + RESUME_IN + total + SECOND)
    ticked = [message for message in window.said if message["said"] == "ticked"]
    window.close()
    return {"heard": heard, "frames": frames, "ticks": ticked[-1]["exercises"] if ticked else {}}


def _is_on(name: str, shown: list[object]) -> bool:
    """Whether the page's title, set before the list of the exercises is come to, is of this exercise."""
    titles = {"plank": "Bent knee plank", "bridge": "Glute bridge", "lunge": "Reverse lunge"}
    return shown.count(titles.get(name, "Runner's arabesque")) > 1


if __name__ == "__main__":
    print(json.dumps(play(sys.argv[1])))  # noqa: T201
