"""Where the files that come with the program are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def resource(name: str) -> Path:
    """The path of ``name`` ("config.example.yaml", or a path below "assets").

    A wheel carries them inside the package; a checkout, or an install from one that can be edited, has them above it.
    """
    inside = _PACKAGE / name
    return inside if inside.exists() else _CHECKOUT / name


def plan(name: str) -> Path:
    """The path of a built-in plan by its name, "glutes" say; it may not exist."""
    return _PACKAGE / "routine" / "plans" / f"{name}.yaml"
