"""A button, as a value. No toolkit here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """A button.

    :ivar name: what ``Session.do`` takes.
    :ivar group: where it is: "main", "yes", "left", "later", or "right", where the first is outermost. "yes" stands out
        like "main", but only a click or its own key presses it.
    :ivar enabled: it can be pressed now; one that can't keeps its place, so that its neighbours stay where they are.
    """

    name: str
    label: str
    group: str = "left"
    enabled: bool = True
