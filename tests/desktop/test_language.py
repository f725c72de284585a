"""A desktop in another language: notification, status and windows speak it, and follow the configuration at once."""

from __future__ import annotations

import gettext

from standupnudge.language import DOMAIN, FOLDER
from tests.desktop.runner import KIND, Runner
from tests.desktop.server import Desktop
from tests.desktop.waiting import eventually


def said(language: str, message: str) -> str:
    """A message as the catalog of ``language`` has it."""
    text = gettext.translation(DOMAIN, FOLDER, [language]).gettext(message)
    assert text != message
    return text


def test_the_nudge_and_the_routines_window_speak_the_language_of_the_desktop(desktop: Desktop, run: Runner) -> None:
    run(desktop, "sitting: {nudge_after: 5s}\n", environ={"LANG": "de_DE.UTF-8"})
    assert desktop.notifications.wait_shown().title == said("de", "A good moment to get up")
    desktop.notifications.click_body()
    title = f"{said('de', 'Five minutes for your glutes')} - StandUpNudge"
    eventually(lambda: desktop.windows.titled(title), lambda: f"only {desktop.windows.of_class(KIND)}")


def test_another_language_in_the_configuration_counts_at_once(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, "appearance: {language: de}\n")
    before = said("de", "Next nudge {when}.").partition("{")[0]
    assert before in program.command("status").stdout
    program.home.configure("appearance: {language: fr}\n")
    after = said("fr", "Next nudge {when}.").partition("{")[0]
    eventually(lambda: after in program.command("status").stdout, "it goes on in German")


def test_a_command_without_the_program_speaks_the_language_of_the_configuration(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, "appearance: {language: es}\n")
    program.stop()
    told = program.command("status")
    assert told.returncode == 1
    assert said("es", "StandUpNudge isn't running.") in told.stdout + told.stderr
