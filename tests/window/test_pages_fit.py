"""What is read before the start, and asked after it, fits on its page without scrolling, however large the text is."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.window.process import Processes, environ

PAGES = """
import json, sys, tkinter
from datetime import timedelta
from standupnudge.adapters.sound.silent import Silent
from standupnudge.adapters.voice.silent import Silent as NoVoice
from standupnudge.routine.cueing import VoiceLevel
from standupnudge.routine.player import Player
from standupnudge.window.accompaniment import Accompaniment
from standupnudge.window.chosen import choose
from standupnudge.window.hearing import Hearing
from standupnudge.window.loudspeaker import Devices, Loudspeaker
from standupnudge.window.routine_view import SIZE, RoutineView
from standupnudge.window.scene import Offers
from standupnudge.window.session import Session
from standupnudge.window.theme import palette, Theme

scale = float(sys.argv[1])
root = tkinter.Tk()
root.overrideredirect(True)  # larger than the screen, if need be
theme = Theme(root, palette(sys.argv[2]), scale, 96 * scale)
chosen = choose({"plan": "glutes", "level": "L1"})
player = Player(chosen.timeline)
devices = Devices(Silent(), NoVoice(), no_sound=sys.argv[3], no_voice=sys.argv[4])
loudspeaker = Loudspeaker(lambda _: devices, timedelta, 60)
loudspeaker.found = devices
sound = Accompaniment(Hearing(player, VoiceLevel.FULL), loudspeaker, timedelta, 60)
view = RoutineView(root, theme, chosen, lambda _: None, lambda _: None, sound=sound)
offers = Offers(("15m", "1h", "tomorrow"), skip=True)
session = Session(player, offers, view, timedelta, lambda _: None, company=sound, chosen=chosen)
view.attach(session)
session.look()
fits = {}

def look(name):
    root.update()
    [page] = view._card.grid_slaves()
    inside = getattr(page, "inside", page)
    fits[name] = (inside.winfo_reqheight() - page.winfo_height(), inside.winfo_reqwidth() - page.winfo_width())
    bar = view._buttons
    fits[name + " buttons"] = (bar.winfo_reqwidth() - bar.winfo_width(),)

look("before the start")
session.do("change")
for level in range(7):
    session.do(f"level L{level}")
    session.do("pace own")
    look(f"choices at L{level}")
session.do("overview")
for muscle in ("", " gluteus_medius", " gluteus_minimus"):
    session.do("know" + muscle)
    look("muscle" + muscle)
session.do("overview")
session.do("toggle")
look("playing at one's own pace")
for _ in chosen.plan.exercises:
    session.do("next")
    session.do("go on")
session.do("stop")
look("whether to stop")
session.do("leave")
look("the questions")
print(json.dumps(fits))
"""
NO_SOUND = "No speakers or headphones were found. Connect some, or look at the desktop's sound settings."
NO_VOICE = "Tones only: The program espeak-ng was not found. Install it: sudo apt install espeak-ng"


@pytest.mark.parametrize("missing", [("", ""), ("", NO_VOICE), (NO_SOUND, "")], ids=["sound", "no voice", "no sound"])
@pytest.mark.parametrize(("scale", "theme"), [(1.0, "light"), (1.5, "dark"), (2.0, "light"), (2.0, "high_contrast")])
def test_every_page_but_those_of_exercises_fits(
    scale: float, theme: str, missing: tuple[str, str], screen: str, processes: Processes
) -> None:
    program = [sys.executable, "-c", PAGES, str(scale), theme, *missing]
    out, _ = processes.start(program, environ(screen), stdout=subprocess.PIPE).communicate(timeout=60)
    fits = json.loads(out)
    assert len(fits) == 2 * (1 + 7 + 3 + 3)
    assert {page: over for page, over in fits.items() if max(over) > 0} == {}  # pixels
