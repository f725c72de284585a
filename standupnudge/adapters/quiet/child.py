"""What a short-lived program prints."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from subprocess import DEVNULL, PIPE

from standupnudge.errors import Unavailable


async def printed(command: list[str], environ: Mapping[str, str]) -> str:
    """The output of ``command``, which is ended if nobody waits for it any more. Raises ``Unavailable`` if it fails."""
    try:
        child = await asyncio.create_subprocess_exec(
            *command, env=dict(environ), stdin=DEVNULL, stdout=PIPE, stderr=PIPE
        )
    except OSError as error:
        raise Unavailable(f"{command[0]} can't be started: {error}.") from error
    try:
        out, said = await child.communicate()
    except asyncio.CancelledError:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()
        raise
    if child.returncode:
        raise Unavailable(f"{command[0]} failed: {said.decode(errors='replace').strip()}")
    return out.decode(errors="replace")
