"""Which pose leads to which, and on what way: data only. A way can be gone back as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """How one pose leads to another.

    :ivar through: poses between the two, each with the share of the way at which it is reached.
    :ivar lift: how high a foot that steps is lifted.
    """

    through: tuple[tuple[float, str], ...] = ()
    lift: float = 0.05


_STRAIGHT = Way()
_OVER = Way(through=((0.45, "R¼"),))
WAYS: Mapping[tuple[str, str], Way] = {
    ("P0", "P1"): _STRAIGHT,
    ("P1", "P1b"): _STRAIGHT,
    ("P1", "P2"): _STRAIGHT,
    ("P4", "P3"): _STRAIGHT,
    ("P5r", "P5"): _STRAIGHT,
    ("S0", "S1"): _STRAIGHT,
    ("B0", "B½"): _STRAIGHT,
    ("B0", "B1"): _STRAIGHT,
    ("B0", "B2"): _STRAIGHT,
    ("B0", "B2r"): _STRAIGHT,
    ("B2r", "B2"): _STRAIGHT,
    ("B1", "B3"): _STRAIGHT,
    ("L0", "L½"): _STRAIGHT,
    ("L0", "L1"): Way(through=((0.55, "L½"),)),
    ("L0c", "L½c"): _STRAIGHT,
    ("L0", "L2"): _STRAIGHT,
    ("L2", "L1"): _STRAIGHT,
    ("L0", "R0"): _STRAIGHT,
    ("R0", "L1"): Way(through=((0.3, "L¼"), (0.65, "L½"))),
    ("R0", "R1"): _OVER,
    ("R0w", "R1w"): Way(through=((0.45, "R¼w"),)),
    ("R0", "R1½"): Way(through=((0.4, "R¼"),)),
    ("R0", "R2"): Way(through=((0.5, "R½"),)),
    ("R0", "R3"): _OVER,
}
