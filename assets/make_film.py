"""Makes ``film.webp`` beside this file: the running window, a few seconds of each exercise.

``python -m assets.make_film`` on Linux, with Xvfb (Debian: xvfb). The window runs in its own process on a screen of its
own, is led by its keys, and is photographed while it runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from PIL import Image
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from standupnudge.config.plan_file import read_plan, resolve
from standupnudge.messages import decode, encode
from standupnudge.routine.plan import Side
from standupnudge.routine.timeline import Timeline, compile_plan
from standupnudge.window.routine_view import SIZE

LEVEL = "L1"
SCENES = (2.24, 2.72, 2.24, 2.72)  # seconds of each exercise: into a hold, and less than a repetition of the others
CHECKLIST = (0, 0, 350, SIZE[1])  # left, top, right, bottom in the window
LOOKS = 500  # at most, one after each FRAME, until the window has followed the keys
SETTLED = 0.15  # seconds from the mark in the checklist to a picture that goes with it
FRAME = 0.08  # seconds
WIDTH = 720  # pixels of the film
LARGEST = 600_000  # bytes


def main() -> int:
    """Record, and write the file."""
    frames = record()
    film = Path(__file__).parent / "film.webp"
    save(frames, film)
    print(f"{film.name}: {len(frames)} frames, {film.stat().st_size // 1000} kB")  # noqa: T201
    return 0 if film.stat().st_size <= LARGEST else 1


def save(frames: list[Image.Image], file: Path) -> None:
    """As an animation that goes on for ever."""
    size = WIDTH, WIDTH * frames[0].height // frames[0].width
    first, *rest = (frame.resize(size, Image.Resampling.LANCZOS) for frame in frames)
    first.save(file, save_all=True, append_images=rest, duration=round(FRAME * 1000), loop=0, quality=65, method=6)


def record() -> list[Image.Image]:
    """Pictures of the window, one every ``FRAME``."""
    timeline = compile_plan(read_plan(resolve("glutes", Path())), LEVEL, Side.RIGHT)
    task = {"window": "routine", "plan": "glutes", "level": LEVEL, "theme": "light", "start_side": "right"}
    with ExitStack() as ends:
        screen = Screen(ends)
        command = [sys.executable, "-m", "standupnudge.window"]
        environ = {**os.environ, "DISPLAY": screen.name}
        window = _started(ends, command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        if _first_word(window, task) != {"said": "mapped"}:
            raise RuntimeError("The window doesn't come up.")
        return list(_scenes(screen, timeline))


def _first_word(window: subprocess.Popen[bytes], task: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the window says when it has been given its task."""
    if window.stdin is None or window.stdout is None:
        return None
    window.stdin.write(encode(task))
    window.stdin.flush()
    return decode(window.stdout.readline())


def _scenes(screen: Screen, timeline: Timeline) -> Iterator[Image.Image]:
    """Goes from exercise to exercise by the key that goes on to the next step."""
    here = 0
    for exercise, seconds in zip(timeline.exercises, SCENES, strict=True):
        steps = enumerate(timeline.steps)
        there = next(number for number, step in steps if step.exercise == exercise and step.kind.works)
        before = screen.picture().crop(CHECKLIST)
        for key in [*(["space"] if not here else []), *["Right"] * (there - here)]:
            screen.press(key)
        here = there
        _followed(screen, before)
        begun = time.perf_counter()
        for number in range(round(seconds / FRAME)):
            time.sleep(max(begun + number * FRAME - time.perf_counter(), 0))
            yield screen.picture()


def _followed(screen: Screen, before: Image.Image) -> None:
    """Wait until the checklist, ``before`` the keys like this, marks another exercise; raises ``TimeoutError``."""
    for _ in range(LOOKS):
        if screen.picture().crop(CHECKLIST) != before:
            break
        time.sleep(FRAME)
    else:
        raise TimeoutError("The window doesn't follow the keys.")
    time.sleep(SETTLED)


class Screen:
    """A virtual screen as large as the window, without a window manager: keys go to what the pointer is over."""

    def __init__(self, ends: ExitStack) -> None:
        inlet, outlet = os.pipe()
        size = "{}x{}x24".format(*SIZE)
        command = ["Xvfb", "-displayfd", str(outlet), "-screen", "0", size, "-nolisten", "tcp"]
        _started(ends, command, pass_fds=(outlet,), stderr=subprocess.DEVNULL)
        os.close(outlet)
        with os.fdopen(inlet) as number:
            self.name = f":{number.readline().strip()}"
        self._display = Display(self.name)
        ends.callback(self._display.close)
        self._root = self._display.screen().root

    def press(self, key: str) -> None:
        """A key, pressed and let go."""
        code = self._display.keysym_to_keycode(XK.string_to_keysym(key))
        for event in (X.KeyPress, X.KeyRelease):
            xtest.fake_input(self._display, event, code)
        self._display.sync()

    def picture(self) -> Image.Image:
        """What is on the screen."""
        image = self._root.get_image(0, 0, *SIZE, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombytes("RGB", SIZE, image.data, "raw", "BGRX")


def _started(ends: ExitStack, command: list[str], **options: object) -> subprocess.Popen[bytes]:
    process: subprocess.Popen[bytes] = subprocess.Popen(command, **options)  # type: ignore[call-overload]
    ends.enter_context(process)  # waits for its end
    ends.callback(process.terminate)
    return process


if __name__ == "__main__":
    sys.exit(main())
