"""The command line: arguments in, one call each, an exit status out.

0 done · 1 a problem of the user's or the machine's · 2 wrong usage · 3 a bug of ours, with a log · 130 on ^C
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from standupnudge import __version__, logs
from standupnudge.errors import AlreadyRunning, ConfigError, NotRunning, StandUpNudgeError
from standupnudge.paths import Paths, standard

OUR_BUG = 3
INTERRUPTED = 130
_TRIES, _BETWEEN_TRIES = 20, 0.25  # seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments`` (``sys.argv`` without any) and return the exit status."""
    asked = parser().parse_args(arguments)
    paths = standard()
    try:
        status: int = asked.do(asked, paths)
    except ConfigError as error:
        for problem in error.problems:
            _complain(str(problem))
        return 1
    except StandUpNudgeError as error:
        _complain(str(error))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # "| head" has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception:  # whatever comes here is a bug of ours: say where the traceback is  # noqa: BLE001
        return _our_bug(paths)
    return status


def _our_bug(paths: Paths) -> int:
    if not logging.getLogger().handlers:
        logs.begin(paths.log, verbose=False)
    logging.getLogger(__name__).exception("StandUpNudge %s on %s stumbled", __version__, sys.platform)
    _complain(f"This is a fault of StandUpNudge's. Please report it, with the end of {paths.log}")
    return OUR_BUG


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201


def _tell(lines: Sequence[str]) -> None:
    print("\n".join(lines), flush=True)  # a broken pipe is to be noticed here  # noqa: T201


def _run(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge.bootstrap import run_tray

    logs.begin(paths.log, verbose=asked.verbose)
    try:
        return run_tray(paths, os.environ)
    except AlreadyRunning:
        _tell(["StandUpNudge is running already; here is its window.", *_ask_patiently(paths, "show")["lines"]])
        return 0


def _routine(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge.bootstrap import run_routine

    if asked.pause is not None or asked.resume:
        return _pause_routine(asked, paths)
    if asked.text:
        from standupnudge.terminal.wiring import run_text

        return run_text(paths, own_pace=asked.own_pace)
    try:
        _tell(_ask(paths, "routine")["lines"])
    except NotRunning:
        logs.begin(paths.log, verbose=asked.verbose)
        return run_routine(paths, os.environ)
    return 0


def _pause_routine(asked: argparse.Namespace, paths: Paths) -> int:
    """R7. The running program keeps the pause; without it there is nobody to ask."""
    request = "routine resume" if asked.resume else f"routine {'ill' if asked.ill else 'pause'} {asked.pause}"
    answer = _ask(paths, request)
    if answer.get("refused"):
        raise StandUpNudgeError(" ".join(answer["refused"]))
    _tell(answer["lines"])
    return 0


def _length(text: str) -> str:
    """An argument such as "2w"; the program reads it again."""
    from standupnudge.config.units import UnreadableError, parse_duration

    try:
        parse_duration(text)
    except UnreadableError as error:
        meant = f"; write {error.meant[0]}" if error.meant else "; write it as 2w, 10d or 36h"
        raise argparse.ArgumentTypeError(f'"{text}" {error}{meant}') from None
    return text


def _status(asked: argparse.Namespace, paths: Paths) -> int:
    answer = _ask(paths, "status")
    _tell([json.dumps(answer["status"], indent=2, ensure_ascii=False)] if asked.json else answer["lines"])
    return 0


def _doctor(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge.doctor.run import run, run_trial

    def say(line: str) -> None:
        _tell([line])

    if asked.try_out:
        return run_trial(paths, os.environ, say)
    return run(paths, os.environ, _ask, say, as_json=asked.json)


def _config_path(_asked: argparse.Namespace, paths: Paths) -> int:
    _tell([str(paths.config)])
    return 0


def _config_check(asked: argparse.Namespace, paths: Paths) -> int:
    from standupnudge.config.files import read

    path = asked.file or paths.config
    if asked.file is not None and not path.exists():
        raise StandUpNudgeError(f"There is no file {path}.", "See: standupnudge config path")
    read(path)
    _tell([f"{path}: fine." if path.exists() else f"{path} isn't there yet: the defaults are used."])
    return 0


def _simulate(asked: argparse.Namespace, _paths: Paths) -> int:
    from standupnudge.core.story import told
    from standupnudge.engine.scenario import read_file
    from standupnudge.engine.simulate import play

    rows = play(read_file(asked.file))
    for line in (json.dumps(row, ensure_ascii=False) for row in rows) if asked.json else told(rows):
        _tell([line])
    return 0


if sys.platform == "win32":

    def _ask(_paths: Paths, _name: str) -> Mapping[str, Any]:
        """Raises ``NotRunning``: a named pipe has its own issue."""
        raise NotRunning("Commands don't reach the program on Windows yet.", "Use its tray icon.")
else:

    def _ask(paths: Paths, name: str) -> Mapping[str, Any]:
        """What the running program answers; raises ``NotRunning`` or, with its sentence, ``StandUpNudgeError``."""
        from standupnudge.adapters.control.unix_socket import ask

        answer = ask(paths.socket, {"ask": name})
        if "error" in answer:
            raise StandUpNudgeError(str(answer["error"]), "Try again in a moment.")
        return answer


def _ask_patiently(paths: Paths, name: str) -> Mapping[str, Any]:
    """The same of a program that may just be starting: it is the only one before it listens."""
    for _ in range(_TRIES):
        try:
            return _ask(paths, name)
        except StandUpNudgeError:
            time.sleep(_BETWEEN_TRIES)
    return _ask(paths, name)


def parser() -> argparse.ArgumentParser:
    """Every command with its help."""
    whole = argparse.ArgumentParser(
        prog="standupnudge",
        description="A tray reminder that gets you up from your desk, and through five minutes of glute work a week.",
        epilog="Without a command it starts in the tray. Settings: standupnudge config path",
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _verbose(whole)
    whole.set_defaults(do=_run, verbose=False)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND")
    run = _command(commands, "run", "start in the tray (a second start opens the window of the first)", _run)
    _verbose(run)
    routine = _command(commands, "routine", "open the routine's window now, with or without the tray program", _routine)
    _verbose(routine)
    instead = routine.add_mutually_exclusive_group()
    instead.add_argument(
        "--pause", metavar="FOR", type=_length, help="no routine for so long, 2w say: a holiday, a race, an illness"
    )
    instead.add_argument("--resume", action="store_true", help="end that pause")
    instead.add_argument(
        "--text", action="store_true", help="guide in this terminal, by captions, a bell and a few keys"
    )
    routine.add_argument("--own-pace", action="store_true", help="with --text: no timers, Space goes on")
    routine.add_argument("--ill", action="store_true", help="with --pause: after a week or more, begin a level lower")
    status = _command(commands, "status", "how long you have been at the desk, and what comes next", _status)
    status.add_argument("--json", action="store_true", help="one JSON document, for programs")
    doctor = _command(commands, "doctor", "what works on this desktop, what doesn't, and what would help", _doctor)
    doctor.add_argument("--json", action="store_true", help="one JSON document, for programs")
    doctor.add_argument(
        "--try", action="store_true", dest="try_out", help="show one nudge, and say whether a click on it arrived"
    )
    simulate = _command(
        commands,
        "simulate",
        "play a scenario in virtual time: what would a day look like",
        _simulate,
        "simulate day.yaml",
    )
    simulate.add_argument("file", type=Path, metavar="FILE", help="the scenario; README shows one")
    simulate.add_argument("--json", action="store_true", help="one JSON object a line, for programs")
    config = _command(commands, "config", "where the configuration is, and whether it is fine", _config_path)
    parts = config.add_subparsers(title="commands", metavar="COMMAND")
    _command(parts, "path", "print where the configuration file is", _config_path, "config path")
    check = _command(parts, "check", "print every problem of the file", _config_check, "config check")
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="another file than the one in use")
    return whole


def _command(commands: Any, name: str, does: str, do: Any, example: str = "") -> argparse.ArgumentParser:
    """A command whose help shows an example."""
    shown = f"Example: standupnudge {example or name}"
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=does, description=f"{does[0].upper()}{does[1:]}.", epilog=shown
    )
    command.set_defaults(do=do)
    return command


def _verbose(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--verbose", action="store_true", default=argparse.SUPPRESS, help="tell everything on the terminal"
    )
