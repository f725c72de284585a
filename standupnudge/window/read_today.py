"""What the control window reads for itself: the tray's process keeps what has happened, and doesn't load it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from standupnudge.errors import Unavailable
from standupnudge.window.today import Today, today


def read_today(task: Mapping[str, Any]) -> Today | None:
    """Today, as it is kept now; ``None`` if nothing is, or can be read."""
    if not task.get("records"):
        return None
    from standupnudge.paths import standard
    from standupnudge.remembered import remembered

    try:
        kept = remembered(standard(), days=1)
    except Unavailable:  # the report and the history tell what is wrong with it
        return None
    return today(kept.past, kept.now)
