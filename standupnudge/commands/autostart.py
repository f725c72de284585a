"""Starting with the login, and a place in the menu of programs."""

from __future__ import annotations

import argparse

from standupnudge.commands.command import Command
from standupnudge.commands.saying import tell
from standupnudge.paths import Paths, shown


def _on(_asked: argparse.Namespace, _paths: Paths) -> int:
    from standupnudge import backends

    command = backends.own_command()
    places = backends.autostart().on(command)
    tell(
        [f"From the next login on it starts by itself, as {' '.join(command)}", *(f"  {_place(one)}" for one in places)]
    )
    return 0


def _off(_asked: argparse.Namespace, _paths: Paths) -> int:
    from standupnudge import backends

    places = backends.autostart().off()
    told = "It doesn't start with the login any more. Removed:" if places else "It didn't start with the login anyway."
    tell([told, *(f"  {_place(one)}" for one in places)])
    return 0


def _status(_asked: argparse.Namespace, _paths: Paths) -> int:
    from standupnudge import backends
    from standupnudge.ports import LoginStart

    match backends.autostart().state(backends.own_command()):
        case LoginStart.ON:
            tell(["on: it starts with the login."])
        case LoginStart.OFF:
            tell(["off. To have it start with the login: standupnudge autostart on"])
        case LoginStart.ANOTHER:
            tell(["on, for another installation. To start this one instead: standupnudge autostart on"])
    return 0


def _place(place: object) -> str:
    from pathlib import Path

    return shown(place) if isinstance(place, Path) else str(place)


AUTOSTART = Command(
    name="autostart",
    does="start with the login, or don't; without a word more, tell which",
    do=_status,
    commands=(
        Command(name="on", does="start with the login, and have a place in the menu of programs", do=_on),
        Command(name="off", does="take both away again", do=_off),
        Command(name="status", does="tell whether it starts with the login", do=_status),
    ),
)
