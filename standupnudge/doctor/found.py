"""What serves each port: by the running program, or, without one, chosen as it would choose. Nothing is left behind.

Each port is a document as ``choose.told`` makes it. Nothing is shown, said or written; a service that the bus starts on
demand may be started.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from standupnudge import backends, senses
from standupnudge.adapters.choose import Choice, Tried, told
from standupnudge.config.files import read
from standupnudge.errors import ConfigError, NotRunning, Unavailable
from standupnudge.language import _
from standupnudge.paths import Paths
from standupnudge.surroundings import windows

_FOR_GNOME = "sudo apt install gnome-shell-extension-appindicator"
Port = dict[str, Any]
Ask = Callable[[Paths, str], Mapping[str, Any]]


def find(paths: Paths, environ: Mapping[str, str], ask: Ask) -> dict[str, Any]:
    """``running`` (a sentence, or ""), ``ports`` and ``limits``. Takes seconds where something doesn't answer.

    :param ask: asks the running program. Raises ``NotRunning``.
    """
    forced, problems = _forced(paths)
    try:
        answer = ask(paths, "doctor")
        running, limits = "", list(answer["limits"])
        ports = [_unseen(port) if port["port"] == "tray" and answer["unseen"] else port for port in answer["ports"]]
        ports.append(_port("control", "unix_socket"))
    except NotRunning as why:
        running, limits = why.what, []
        ports = [
            _tray(environ, forced.get("tray")),
            told(windows(environ)),
            *asyncio.run(_chosen(paths, environ, forced)),
        ]
    ports += _audible(environ, forced)
    return {"running": running, "ports": ports, "limits": limits, "problems": problems}


def _unseen(tray: Port) -> Port:
    """An icon that waits for a panel can't be seen."""
    # For translators: {command} is to be typed
    cure = _("Start a panel that has a tray; on GNOME, log in again after: {command}").format(command=_FOR_GNOME)
    tried = {"name": tray["used"], "why": _("No panel shows its icon now. One that comes will."), "cure": cure}
    return tray | {"works": False, "tried": [*tray["tried"], tried]}


def _forced(paths: Paths) -> tuple[Mapping[str, str], list[str]]:
    try:
        return read(paths.config).backends, []
    except ConfigError as error:
        return {}, [str(problem) for problem in error.problems]


async def _chosen(paths: Paths, environ: Mapping[str, str], forced: Mapping[str, str]) -> list[Port]:
    """As the program would at its start, let go of at once."""
    files = [_file("store", "sqlite_file", paths.store), _file("control", "unix_socket", paths.socket)]
    awaited = [port async for port in _awaited(environ, forced)]
    return [*awaited, *files]


def _tray(environ: Mapping[str, str], forced: str | None) -> Port:
    try:
        choice = backends.tray(lambda *_: None, lambda _: None, environ, forced)
    except Unavailable as error:
        return _failed("tray", forced, error)
    choice.used.stop()
    choice.used.run()  # stopped before, it only lets go
    if choice.name == "x11_xembed" and not backends.x11_panel():
        return _unseen(told(choice))
    return told(choice)


async def _awaited(environ: Mapping[str, str], forced: Mapping[str, str]) -> AsyncIterator[Port]:
    for port, probe in _PROBES.items():
        try:
            yield told(await probe(environ, forced.get(port)))
        except Unavailable as error:
            yield _failed(port, forced.get(port), error)


async def _idle(environ: Mapping[str, str], forced: str | None) -> Choice[Any]:
    choice = await backends.find_idle(environ, forced, lambda: None)
    await choice.used.close()
    return choice


async def _notify(environ: Mapping[str, str], forced: str | None) -> Choice[Any]:
    found = await backends.notifiers(lambda *_: None, lambda _: None, environ, forced)
    for notifier in found.all:
        await notifier.close()
    return found.choice


async def _session(environ: Mapping[str, str], forced: str | None) -> Choice[Any]:
    choice = await senses.session(lambda _: None, environ, forced)
    try:
        return senses.now(choice)
    finally:
        await choice.used.close()


async def _quiet(environ: Mapping[str, str], forced: str | None) -> Choice[Any]:
    choice = senses.quiet(environ, forced)
    try:
        await choice.used.signs()  # only an asking shows which of them can tell
        return senses.now(choice)
    finally:
        await choice.used.close()


# Those that have to wait for an answer, by port: each chooses, lets go, and returns its choice.
_PROBES = {"idle": _idle, "session": _session, "quiet": _quiet, "notify": _notify}


def _audible(environ: Mapping[str, str], forced: Mapping[str, str]) -> list[Port]:
    """The routine's window has these, in a process of its own."""
    from standupnudge import audible
    from standupnudge.adapters.clock.system import SystemClock

    clock = SystemClock()

    def now() -> Any:
        return clock.now().elapsed

    ports = []
    try:
        sound = audible.sound(now, 0, forced.get("sound"))
    except Unavailable as error:
        return [_failed("sound", forced.get("sound"), error)]
    ports.append(told(sound))
    try:
        voice = audible.voice(now, 0, environ, sound.used, forced.get("voice"))
        unheard = voice.last_resort and not voice.tried  # for want of what the tones want
        ports.append(told(replace(voice, tried=sound.tried) if unheard else voice))
        voice.used.close()
    except Unavailable as error:
        ports.append(_failed("voice", forced.get("voice"), error))
    sound.used.close()
    return ports


def _file(port: str, name: str, path: Path) -> Port:
    """Whether it could be written, without writing it."""
    if port == "control" and sys.platform == "win32":
        why = Tried(name, _("Commands don't reach the program on Windows yet."), _("Use its tray icon."))
        return told(Choice(port, "none", None, (why,), last_resort=True))
    there = next(each for each in (path, *path.parents) if each.exists())
    if os.access(there, os.R_OK | os.W_OK | (os.X_OK if there.is_dir() else 0)):
        return _port(port, name)
    tried = Tried(name, _("{path} can't be written.").format(path=there), _("Make it writable for you."))
    return told(Choice(port, "none", None, (tried,), last_resort=True))


def _port(port: str, name: str) -> Port:
    return told(Choice(port, name, None, ()))


def _failed(port: str, forced: str | None, error: Unavailable) -> Port:
    """One that the configuration names in vain: the program would not start."""
    tried = Tried(forced or port, error.what, error.cure)
    return told(Choice(port, "none", None, (tried,), last_resort=True))
