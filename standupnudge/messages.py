"""What the tray process and a window say to each other: one JSON object a line.

To a window, first its task:

    {"window": "routine", "plan": "glutes", "plan_folder": "...", "level": "L1", "this_time": "", "eased": [],
     "left_out": [], "variants": {"bent_knee_plank": "heel_lifts"}, "videos": {"glute_bridge": "https://..."},
     "start_side": "right", "count_in": 10.0, "slot": true, "may_postpone": ["15m", "1h", "tomorrow"],
     "focus": false, "token": ""}
        plan_folder: where the person's own plans are, beside the configuration
        this_time: a level for this session only, or ""
        variants, videos: by the ids of exercises, what the configuration says
        eased, left_out: ids of exercises to be done in their easier form, and not at all
        slot: it is for an appointment, so it offers Later and Skip this time
        focus: false: come up on top without taking the keyboard from the window that has it
    {"window": "control", "lines": ["At your desk for 12 min.", ...], "entries": [{"name": "up",
     "label": "I'm up", "enabled": true, "default": false, "entries": []}, ...], "focus": true, "token": ""}
        lines: the present state in words; entries: the menu, as core.views.MenuEntry; an entry with
        neither name nor label is a separator

    {"window": "know", "plan": "glutes", "plan_folder": "...", "focus": true, "token": ""}
        exercises and muscles to get to know

    {"window": "first", "config": "~/.config/standupnudge/config.yaml", "login": false, "focus": true, "token": ""}
        the choices of the first start
        config: where they are written, for people; login: whether it starts with the login

and in each of them "theme": "auto", "light", "dark" or "high_contrast", and "still": true where nothing is to move;
"records": true where what happens is kept in the file, which a control window reads for itself;
for the routine "volume": 60, "voice": "full", "short", "tones" or "silent", "muted": true to open it with its sound
off, and "backends": {"sound": "miniaudio", "voice": "espeak_ng"} for those that the configuration forces; then any
number of:

    {"say": "raise"}   come to the front, focused       {"say": "close"}   end, without asking
    {"say": "mute"}    (routine) turn the sound off
    {"say": "show", "lines": [...], "entries": [...]}   (control) what has changed
    {"say": "level", "level": "L2"}   (routine) for this session, if it hasn't begun;
        with "usual": true that is now the person's own
    {"say": "next", "text": "Next: Wed 12:30."}   (routine) after "rated" and after "chosen"
    {"say": "offer", "title": "The next routine with L2?", "text": "...", "yes": "Go to L2", "no": "Stay as it is"}
        (routine) after "finished"; with the title "" what was offered is so no more

From a window:

    {"said": "mapped"}    it is on the screen
    {"said": "level", "level": "L2"}   another level was chosen for this session; before "started"
    {"said": "started"}   the timer of the routine has been started
    {"said": "ticked", "exercises": {"glute_bridge": "timer", "reverse_lunge": "hand", "bent_knee_plank": ""}}
        after a change: every exercise of the plan, with how it was ticked, or "" where it is not
    {"said": "finished", "exercises": {...}}   the person ended the routine
    {"said": "rated", "effort": "easy", "pain": ""}   after that; effort: or "right", "hard"; pain: the id of what hurt
    {"said": "closed", "exercises": {...}}     the window was closed otherwise
    {"said": "later", "by": "15m"}             or "1h", "tomorrow"
    {"said": "skip"}
    {"said": "chosen", "name": "pause 1h"}     (control) a menu entry; (routine) "offer accept" or "offer decline"
    {"said": "chose", "nudge_after": "45m", "days": ["mon", "thu"], "at": "12:30", "login": true}
        (first) in the words of the configuration
    {"said": "skip"}                           (first) the defaults then, also when it is closed by the person
    {"said": "no_tk", "why": "..."}            this Python has no tkinter, or the display can't be reached

"closed", "later" and "skip" are the last a routine window says; after "finished" come at most "rated" and "chosen".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

LONGEST_LINE = 256 * 1024  # bytes; longer than any message we make


def encode(message: Mapping[str, Any]) -> bytes:
    """``message`` as one line."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"  # escaped: even half a surrogate passes


def decode(line: bytes) -> dict[str, Any] | None:
    """The message in ``line``, or ``None`` if it isn't one."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None
