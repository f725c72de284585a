"""What a short-lived program prints."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from subprocess import DEVNULL, PIPE

from standupnudge.errors import Unavailable
from standupnudge.language import _


async def printed(command: list[str], environ: Mapping[str, str]) -> str:
    """The output of ``command``, which is ended if nobody waits for it any more. Raises ``Unavailable`` if it fails."""
    try:
        child = await asyncio.create_subprocess_exec(
            *command, env=dict(environ), stdin=DEVNULL, stdout=PIPE, stderr=PIPE
        )
    except OSError as error:
        what = _("{program} can't be started: {why}.").format(program=command[0], why=error)
        raise Unavailable(what) from error
    try:
        out, said = await child.communicate()
    except asyncio.CancelledError:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()
        raise
    if child.returncode:
        why = said.decode(errors="replace").strip()
        raise Unavailable(_("{program} failed: {why}").format(program=command[0], why=why))
    return out.decode(errors="replace")
