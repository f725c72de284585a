"""The buttons, as commands: each does what the button does, and prints what goes on then."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from standupnudge.commands.asking import ask
from standupnudge.commands.command import Argument, Command, Do
from standupnudge.commands.saying import complain, tell
from standupnudge.language import N_, _
from standupnudge.paths import Paths


def press(name: str) -> Do:
    """What a command does that is the request ``name``: the new status, and why if it had no effect (1 then)."""

    def do(_asked: argparse.Namespace, paths: Paths) -> int:
        answer = ask(paths, name)
        for reason in answer["refused"]:
            complain(reason)
        tell(answer["lines"])
        return 1 if answer["refused"] else 0

    return do


def _pause(asked: argparse.Namespace, paths: Paths) -> int:
    return press(" ".join(["pause", *asked.when]))(asked, paths)


class _When(argparse.Action):
    """The words after ``pause``, as the program takes them; wrong usage if it wouldn't."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: object, _option: object = None
    ) -> None:
        words = [str(word) for word in values] if isinstance(values, list) else []
        wrong = _wrong(words)
        if wrong:
            parser.error(wrong)
        setattr(namespace, self.dest, words)


def _wrong(words: Sequence[str]) -> str:
    """What is the matter with the words after ``pause``, or nothing."""
    if not words:
        return ""
    from standupnudge.config.units import UnreadableError, parse_duration, parse_time
    from standupnudge.engine import requests

    if requests.event(" ".join(["pause", *words])) is not None:
        return ""
    try:
        if len(words) == 1:
            parse_duration(words[0])
        elif len(words) == 2 and words[0] == "until" and "-" not in words[1]:
            parse_time(words[1])
    except UnreadableError as error:
        if error.meant:
            # For translators: {problem} says what {text} is not, such as "has no unit".
            text = _('"{text}" {problem}; write {example}')
            return text.format(text=words[-1], problem=error, example=error.meant[0])
    text = _('"{text}" is no pause; write 1h, until 14:00, until 2027-01-31 or tomorrow')
    return text.format(text=" ".join(words))


PRESSES = (
    Command(name="up", does=N_("say that you are getting up: a break, if you go"), do=press("up")),
    Command(name="snooze", does=N_("have the nudge come again a little later"), do=press("snooze")),
    Command(name="skip", does=N_("not now: no nudges until a full stretch from here"), do=press("skip")),
    Command(name="standing", does=N_("say that you stand at the desk: nothing is due meanwhile"), do=press("standing")),
    Command(name="sitting", does=N_("say that you sit again"), do=press("sitting")),
    Command(
        name="pause",
        does=N_("show nothing for a while, or until you resume"),
        do=_pause,
        arguments=(
            Argument(
                "when",
                nargs="*",
                default=[],
                action=_When,
                metavar="WHEN",
                help=N_("1h30m (so long), until 14:00, until 2027-01-31, or tomorrow; without it, until you resume"),
            ),
        ),
        example="1h",
    ),
    Command(name="resume", does=N_("end a pause"), do=press("resume")),
)
