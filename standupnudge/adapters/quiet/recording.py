"""Calls by the microphone: somebody records, as PulseAudio tells, or PipeWire in its place. Asks ``pactl``.

A child process is slower than a library, and costs the resident process nothing.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from standupnudge.adapters.quiet.child import printed
from standupnudge.adapters.quiet.recording_text import outputs_of_text, sources_of_text
from standupnudge.adapters.quiet.source import NONE, Source
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from standupnudge.language import _

_INSTALL = "sudo apt install pulseaudio-utils"
_METERS = frozenset({"org.PulseAudio.pavucontrol", "org.gnome.VolumeControl", "org.kde.plasma-pa"})  # application.id
_ROLES = frozenset({"filter", "abstract"})  # media.role of the server's own: echo cancelled, or sent on; always there
_LEVEL = "peak detect"  # media.name of their streams; they look how loud it is, and nobody talks to them


class Recording:
    """See ``Source``: a stream that takes from a microphone, and isn't held back by its program ("corked").

    What records a monitor, that is what the speakers play, is no call. We record nothing ourselves.
    """

    name = "recording"

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._pactl = shutil.which("pactl", path=environ.get("PATH"))
        if self._pactl is None:
            cure = _("On Debian and Ubuntu: {command}").format(command=_INSTALL)
            raise Unavailable(_("The program pactl is not here, which tells who records."), cure)
        self._environ = environ
        self._json = True  # until it is found that it can't; since pactl 16

    async def signs(self) -> frozenset[Sign]:
        """See ``Source``."""
        outputs = await self._list("source-outputs")
        if not outputs:
            return NONE
        monitors = {each.get("index") for each in await self._list("sources") if is_monitor(each)}
        return frozenset({Sign.CALL}) if any(is_call(each, monitors) for each in outputs) else NONE

    async def close(self) -> None:
        """Nothing was opened."""

    async def _list(self, what: str) -> list[dict[str, Any]]:
        environ = {**self._environ, "PULSE_SERVER": _server(self._environ), "LC_ALL": "C.UTF-8"}
        if self._json:
            try:
                return parsed(await printed([str(self._pactl), "-f", "json", "list", what], environ))
            except Unavailable as error:
                if "onnection refused" in error.what:
                    raise Unavailable(_("The system's sound server does not answer.")) from error
                if "invalid option" not in error.what:
                    raise
                self._json = False
        text = await printed([str(self._pactl), "list", what], environ)
        return outputs_of_text(text) if what == "source-outputs" else sources_of_text(text)


def _server(environ: Mapping[str, str]) -> str:
    """Where the sound server is. Named to ``pactl``, so that it doesn't start one where there is none."""
    if named := environ.get("PULSE_SERVER"):
        return named
    socket = Path(environ.get("XDG_RUNTIME_DIR") or "/nowhere", "pulse", "native")
    if not socket.exists():
        raise Unavailable(_("There is no sound server to tell who records."))
    return f"unix:{socket}"


def parsed(text: str) -> list[dict[str, Any]]:
    """The list that ``pactl -f json`` prints. Raises ``Unavailable`` if it is something else."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise Unavailable(_("What pactl prints can't be understood.")) from error
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Unavailable(_("What pactl prints can't be understood."))
    return found


def is_monitor(source: Mapping[str, Any]) -> bool:
    """Whether this source is what some speakers play."""
    return str(source.get("name", "")).endswith(".monitor") or _property(source, "device.class") == "monitor"


def is_call(output: Mapping[str, Any], monitors: set[Any]) -> bool:
    """Whether this stream may be one of a call."""
    return not (
        output.get("corked")
        or output.get("source") in monitors
        or _property(output, "stream.capture.sink") == "true"  # PipeWire's word for a monitor
        or _property(output, "application.id") in _METERS
        or _property(output, "media.role") in _ROLES
        or _property(output, "media.name").lower() == _LEVEL
    )


def _property(thing: Mapping[str, Any], key: str) -> str:
    properties = thing.get("properties")
    return str(properties.get(key, "")) if isinstance(properties, dict) else ""


_conforms: type[Source] = Recording
