"""On which names in which folders it depends what a path is, links included. Looks at the disk; opens nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_MOST_LINKS = 40  # as Linux has it


def names_on_the_way(path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Each folder, with a name in it, on which it depends what ``path`` is; and whether that is the file's own name.

    The folders are free of links. Links in the root folder are the system's and left out.
    """
    here, todo, links = Path(path.anchor), list(reversed(path.parts[1:])), 0
    while todo and links <= _MOST_LINKS:
        name = todo.pop()
        if name == os.pardir:
            here = here.parent
            continue
        target, exists = _link(here / name), os.path.lexists(here / name)
        if not todo or not exists or (here != here.parent and (target or len(todo) == 1)):
            yield here, name, not todo and target is None
        if not exists:
            return
        if target is None:
            here = here / name
            continue
        links += 1
        here = Path(target.anchor) if target.anchor else here
        todo += reversed(target.parts[1:] if target.anchor else target.parts)


def _link(path: Path) -> Path | None:
    """Where the link at ``path`` leads, if it is one."""
    try:
        return path.readlink()
    except OSError:
        return None
