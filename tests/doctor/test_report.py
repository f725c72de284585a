"""What the doctor says of what it found, whatever ports and back ends there are."""

from __future__ import annotations

from typing import Any

import pytest

from standupnudge.adapters.choose import Choice, Tried, told
from standupnudge.doctor.report import WIDTH, lines
from tests.foreign import speak_foreign

DEAF = Tried("miniaudio", "No speakers were found.", "Connect some.")


def report(*ports: Choice[None], **more: Any) -> list[str]:
    found = {"running": "", "ports": [told(port) for port in ports], "limits": [], "problems": []}
    return list(lines({**found, **more}))


def test_what_works_is_named() -> None:
    said = report(Choice("notify", "freedesktop", None, ()))
    assert said == ["StandUpNudge is running. This is what it uses.", "", "Notifications: works (freedesktop)"]


def test_what_else_was_tried_stands_below_with_the_reason_and_the_cure() -> None:
    tried = (Tried("mutter_monitor", "This isn't GNOME.", ""), Tried("ext_idle_notify", "It is missing.", "Add it."))
    said = report(Choice("idle", "x11_screensaver", None, tried))
    assert said[2:] == [
        "Breaks away from keys and mouse: works (x11_screensaver)",
        "    not by mutter_monitor: This isn't GNOME.",
        "    not by ext_idle_notify: It is missing.",
        "        Add it.",
    ]


def test_what_does_not_work_says_what_is_so_instead() -> None:
    said = report(Choice("sound", "silent", None, (DEAF,), last_resort=True))
    assert said[2:] == [
        "Tones of the routine: can't be heard; the routine shows everything as well",
        "    tried miniaudio: No speakers were found.",
        "        Connect some.",
    ]


def test_a_port_that_it_has_never_heard_of_is_told_too_after_the_others() -> None:
    said = report(Choice("lamp", "hue", None, (DEAF,)), Choice("tray", "x11_xembed", None, ()))
    assert [line for line in said if line.endswith(")")] == ["Tray icon: works (x11_xembed)", "lamp: works (hue)"]
    assert "    not by miniaudio: No speakers were found." in said


def test_without_a_running_program_it_says_so_first() -> None:
    assert report(running="StandUpNudge isn't running.") == [
        "StandUpNudge isn't running. This is what it would use here."
    ]


def test_limits_and_problems_come_last_and_long_ones_are_wrapped() -> None:
    said = report(limits=["word " * 40], problems=["config.yaml:3:16: no"])
    assert said[1:4] == ["", "The configuration has problems, so the defaults are used:", "    config.yaml:3:16: no"]
    assert said[5] == "Besides:"
    assert all(len(line) <= WIDTH for line in said)


def test_sources_that_can_tell_only_some_of_it_are_said_to_work_in_part() -> None:
    said = report(Choice("quiet", "camera", None, (), lacks=("full screen", "films")))
    assert " ".join(" ".join(said[2:]).split()).endswith(
        "films: works in part (camera); can't be noticed: full screen, films"
    )


def test_nothing_of_it_is_english_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_foreign(monkeypatch)
    why = (Tried("1", "2", "3"),)
    names = ("tray", "window", "idle", "session", "quiet", "notify", "store", "control", "sound", "voice", "0")
    works = [Choice(name, "4", None, why, lacks=("5",) if name == "quiet" else ()) for name in names]
    fails = [Choice(name, "4", None, why, last_resort=True) for name in names]
    said = report(*works, limits=["6"]) + report(*fails, running="7", problems=["8"])
    assert [line for line in said if any(letter.isalpha() for letter in line)] == []
    assert "·· ·· 1: 2" in "\n".join(said)
