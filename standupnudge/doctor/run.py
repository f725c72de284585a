"""The command ``standupnudge doctor``."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping

from standupnudge.doctor.found import Ask, find
from standupnudge.doctor.report import lines
from standupnudge.paths import Paths


def run(paths: Paths, environ: Mapping[str, str], ask: Ask, say: Callable[[str], None], *, as_json: bool) -> int:
    """Say what was found. Returns the exit status, 0: a bad finding is no fault of the command."""
    found = find(paths, environ, ask)
    if as_json:
        say(json.dumps(found | {"running": not found["running"]}, indent=2, ensure_ascii=False))
    else:
        for line in lines(found):
            say(line)
    return 0


def run_trial(paths: Paths, environ: Mapping[str, str], say: Callable[[str], None]) -> int:
    """Show a nudge to click. Returns the exit status: 0 if a click arrived, else 1.

    Raises ``ConfigError``, and ``Unavailable`` if no notification can be shown.
    """
    from standupnudge.config.files import read
    from standupnudge.doctor.trial import try_out

    forced = read(paths.config).backends.get("notify")
    return 0 if asyncio.run(try_out(environ, forced, say)) else 1
