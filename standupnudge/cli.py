"""The command line: arguments in, one call each, an exit status out. What each command does: ``commands``.

0 done · 1 a problem of the user's or the machine's · 2 wrong usage · 3 a bug of ours, with a log · 130 on ^C
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial

from standupnudge import __version__, language
from standupnudge.commands.saying import complain
from standupnudge.config.spoken import spoken
from standupnudge.errors import ConfigError, StandUpNudgeError
from standupnudge.language import _
from standupnudge.paths import Paths, standard

OUR_BUG = 3
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments`` (``sys.argv`` without any) and return the exit status."""
    language.use(_language())
    do = _asked(sys.argv[1:] if arguments is None else list(arguments))
    try:
        paths = standard()
    except StandUpNudgeError as error:
        complain(str(error))
        return 1
    try:
        status = do(paths)
    except ConfigError as error:
        for problem in error.problems:
            complain(str(problem))
        return 1
    except StandUpNudgeError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # "| head" has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception:  # whatever comes here is a bug of ours: say where the traceback is  # noqa: BLE001
        return _our_bug(paths)
    return status


def _asked(words: list[str]) -> Callable[[Paths], int]:
    """What to do; wrong usage and questions for help end the program here."""
    if words in ([], ["run"]):  # how it is started to stay
        from standupnudge.commands.resident import stay

        return partial(stay, verbose=False)
    from standupnudge.commands.parser import parser

    asked = parser().parse_args(words)
    do: Callable[[Paths], int] = partial(asked.do, asked)
    return do


def _language() -> str:
    """What the configuration asks for; the desktop's language also where no place for it is known."""
    try:
        return spoken(standard().config)
    except StandUpNudgeError:
        return language.AUTO


def _our_bug(paths: Paths) -> int:
    import logging

    from standupnudge import logs

    if not logging.getLogger().handlers:
        logs.begin(paths.log, verbose=False)
    logging.getLogger(__name__).exception("StandUpNudge %s on %s stumbled", __version__, sys.platform)
    complain(_("This is a fault of StandUpNudge's. Please report it, with the end of {path}").format(path=paths.log))
    return OUR_BUG
