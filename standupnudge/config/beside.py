"""The schema beside the configuration, where its first line says that editors find it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

NAME = "config.schema.json"


def keep_schema(config: Path, *, made: bool) -> None:
    """Put our schema beside ``config`` if that was made now, or in the place of an older one of ours.

    One that was removed stays away, and a link is left to whoever made it. Nothing depends on it, so that a folder
    which can't be written to is no fault.
    """
    from standupnudge.resources import resource

    path = config.with_name(NAME)
    fresh = path.with_name(f".{NAME}.{os.getpid()}.new")
    with suppress(OSError):
        ours = resource(NAME).read_bytes()
        if path.is_symlink() or (path.read_bytes() == ours if path.exists() else not made):
            return
        try:
            fresh.write_bytes(ours)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
