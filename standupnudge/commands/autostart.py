"""Starting with the login, and a place in the menu of programs."""

from __future__ import annotations

import argparse

from standupnudge.commands.command import Command
from standupnudge.commands.saying import tell
from standupnudge.language import N_, _
from standupnudge.paths import Paths, shown


def _on(_asked: argparse.Namespace, _paths: Paths) -> int:
    from standupnudge import backends

    command = backends.own_command()
    places = backends.autostart().on(command)
    told = _("From the next login on it starts by itself, as {command}").format(command=" ".join(command))
    tell([told, *(f"  {_place(one)}" for one in places)])
    return 0


def _off(_asked: argparse.Namespace, _paths: Paths) -> int:
    from standupnudge import backends

    places = backends.autostart().off()
    told = (
        _("It doesn't start with the login any more. Removed:")
        if places
        else _("It didn't start with the login anyway.")
    )
    tell([told, *(f"  {_place(one)}" for one in places)])
    return 0


def _status(_asked: argparse.Namespace, _paths: Paths) -> int:
    from standupnudge import backends
    from standupnudge.ports import LoginStart

    command = "standupnudge autostart on"
    match backends.autostart().state(backends.own_command()):
        case LoginStart.ON:
            tell([_("on: it starts with the login.")])
        case LoginStart.OFF:
            tell([_("off. To have it start with the login: {command}").format(command=command)])
        case LoginStart.ANOTHER:
            told = _("on, for another installation. To start this one instead: {command}")
            tell([told.format(command=command)])
    return 0


def _place(place: object) -> str:
    from pathlib import Path

    return shown(place) if isinstance(place, Path) else str(place)


AUTOSTART = Command(
    name="autostart",
    does=N_("start with the login, or don't; without a word more, tell which"),
    do=_status,
    commands=(
        Command(name="on", does=N_("start with the login, and have a place in the menu of programs"), do=_on),
        Command(name="off", does=N_("take both away again"), do=_off),
        Command(name="status", does=N_("tell whether it starts with the login"), do=_status),
    ),
)
