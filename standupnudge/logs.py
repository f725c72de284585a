"""The log: a small file that is rotated, and warnings on the terminal."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from standupnudge.language import _

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGEST = 256 * 1024  # bytes of a file; three older ones are kept
_OLDER = 3


def begin(path: Path, *, verbose: bool, terminal: bool = True) -> None:
    """Log to ``path`` from now on, and to the terminal what a person should know (``verbose``: everything).

    :param terminal: ``False`` where the terminal has something else to show.
    """
    handlers: list[logging.Handler] = []
    if terminal and sys.stderr is not None:  # there is none under pythonw
        to_terminal = logging.StreamHandler()
        to_terminal.setLevel(logging.DEBUG if verbose else logging.WARNING)
        to_terminal.setFormatter(logging.Formatter(_FORMAT if verbose else "%(message)s"))
        handlers.append(to_terminal)
    try:
        handlers.append(_file(path))
    except OSError as error:
        text = _("No log can be written to {path}: {why}").format(path=path, why=error)
        print(text, file=sys.stderr)  # there is no log yet  # noqa: T201
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=handlers)
    for chatty in ("apscheduler", "asyncio", "PIL", "tzlocal", "watchdog"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _file(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class Quiet(RotatingFileHandler):
        """A full disk costs the lines of that time; logging's own answer is a traceback on the terminal for each."""

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
            del record

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = Quiet(path, maxBytes=_LARGEST, backupCount=_OLDER, encoding="utf-8")
    handler.setFormatter(logging.Formatter(_FORMAT))
    return handler
