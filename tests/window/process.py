"""The window process as the tray process has it: told and telling in JSON lines. And the screen that it needs."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from Xlib import X, display, error
from Xlib.protocol import event

from tests.desktop.waiting import eventually
from tests.needs import need, need_module
from tests.xvfb import start_xvfb

BY_HAND = 2  # who asks for a window: a person, by a pager (EWMH 1.5, _NET_ACTIVE_WINDOW)
PATIENCE = 20  # seconds; only a failing test waits so long
ROOT = Path(__file__).parents[2]


class WindowProcess:
    """``python -m standupnudge.window`` with its task given."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self._rest = b""

    def say(self, message: Mapping[str, Any] | bytes) -> None:
        assert self.process.stdin is not None
        line = message if isinstance(message, bytes) else json.dumps(message).encode()
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def said(self) -> dict[str, Any]:
        """The next message; fails if none comes."""
        assert self.process.stdout is not None
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
            assert ready, f"nothing was said within {PATIENCE} s"
            data = os.read(self.process.stdout.fileno(), 65536)
            assert data, f"the process ended without another word\n{self.errors()}"
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        return dict(json.loads(line))

    def close_input(self) -> None:
        """What a tray process that died leaves behind."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def close_output(self) -> None:
        assert self.process.stdout is not None
        self.process.stdout.close()

    def ended(self) -> int:
        """Its exit status, once it has ended."""
        return self.process.wait(PATIENCE)

    @property
    def runs(self) -> bool:
        return self.process.poll() is None

    def errors(self) -> str:
        """All it wrote on standard error; waits for its end."""
        assert self.process.stderr is not None
        return self.process.stderr.read().decode()


class Processes:
    """Starts processes of ours, and at the end kills those that are left, by their own handles."""

    def __init__(self) -> None:
        self.started: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for process in reversed(self.started):
            if process.poll() is None:
                process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream is not None:
                    stream.close()

    def start(self, command: list[str], environ: Mapping[str, str], **options: Any) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, env=dict(environ), cwd=ROOT, bufsize=0, **options)
        self.started.append(process)
        return process

    def window(
        self,
        task: Mapping[str, Any] | bytes,
        environ: Mapping[str, str],
        *,
        python: str = sys.executable,
        module: str = "standupnudge.window",
    ) -> WindowProcess:
        """A window process that has been given its task."""
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        window = WindowProcess(self.start([python, "-m", module], environ, **pipes))
        window.say(task)
        return window


def environ(screen: str = "") -> dict[str, str]:
    """What a window process needs of the environment, with this DISPLAY or none."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    silent = {"PULSE_SERVER": f"unix:{os.devnull}", "ALSA_CONFIG_PATH": os.devnull}  # whatever the machine has
    return kept | silent | ({"DISPLAY": screen} if screen else {})


def start_screen(processes: Processes, home: Path, size: str = "1280x900x24") -> str:
    """A virtual screen with a window manager; its DISPLAY, once both are there."""
    need_module("tkinter", "python3-tk")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    manager = need("openbox", "openbox")
    _, name = start_xvfb(lambda command, fds: processes.start(command, environ(), pass_fds=fds, **quiet), size)
    processes.start([manager], environ(name) | {"HOME": str(home)}, **quiet)
    with Looker(name) as looker:
        eventually(looker.managed, "openbox did not start")
    return name


class Looker:
    """A look at the screen, through a connection of our own."""

    def __init__(self, screen: str) -> None:
        self.display = display.Display(screen)
        self.root = self.display.screen().root

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.display.close()

    def managed(self) -> bool:
        return self._property(self.root, "_NET_SUPPORTING_WM_CHECK") is not None

    def typing_window(self) -> Any:
        """A window of ours that has the keyboard."""
        window = self.root.create_window(10, 10, 80, 40, 0, X.CopyFromParent, event_mask=X.FocusChangeMask)
        window.map()
        # A window manager that has just begun, or has another window's end to see to, may not give it the keyboard
        # when it is mapped; so it is asked for, like a click in a task bar, until it has.
        eventually(lambda: self._brought_up(window), "our own window did not come up with the keyboard")
        return window

    def _brought_up(self, window: Any) -> bool:
        if self.stacking()[-1:] == [window.id] and self.focused() == window.id:
            return True
        kind = self.display.intern_atom("_NET_ACTIVE_WINDOW")
        asked = event.ClientMessage(window=window, client_type=kind, data=(32, [BY_HAND, X.CurrentTime, 0, 0, 0]))
        self.root.send_event(asked, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        self.display.flush()
        return False

    def focused(self) -> int:
        """The id of the window manager's active window."""
        found = self._property(self.root, "_NET_ACTIVE_WINDOW")
        return int(found[0]) if found else 0

    def stacking(self) -> list[int]:
        """The windows from the lowest to the topmost."""
        return list(self._property(self.root, "_NET_CLIENT_LIST_STACKING") or ())

    def title(self, window: int) -> str:
        found = self._property(self.display.create_resource_object("window", window), "_NET_WM_NAME")
        return bytes(found).decode() if found else ""

    def place(self, window: int) -> tuple[int, int, int, int]:
        """Left, top, right, bottom on the screen."""
        it = self.display.create_resource_object("window", window)
        size = it.get_geometry()
        corner = self.root.translate_coords(it, 0, 0)
        return corner.x, corner.y, corner.x + size.width, corner.y + size.height

    def boxes(self, window: int) -> list[tuple[int, int]]:
        """The middles of the boxes to tick that can be seen, from the top: the only small squares there are."""
        return sorted(
            (x + width // 2, y + height // 2) for x, y, width, height in self.widgets(window) if width == height < 40
        )

    def buttons(self, window: int) -> int:
        """How many wide buttons can be seen."""
        return sum(width > 250 and height > 30 for _, _, width, height in self.widgets(window))

    def row(self, window: int, count: int) -> list[tuple[int, int]]:
        """The middles of so many buttons that are beside each other and equally high, from the left; or none."""
        heights: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for x, y, width, height in self.widgets(window):
            heights.setdefault((y, height), []).append((x + width // 2, y + height // 2))
        return next((sorted(middles) for middles in heights.values() if len(middles) == count), [])

    def widgets(self, window: int) -> list[tuple[int, int, int, int]]:
        """Place and size of the widgets that can be seen and have none inside."""
        try:
            it = self.display.create_resource_object("window", window)
            inside = it.query_tree().children
            if inside:
                return [leaf for child in inside for leaf in self.widgets(child.id)]
            if it.get_attributes().map_state != X.IsViewable:
                return []
            left, top, right, bottom = self.place(window)
        except error.XError:  # it went away while we looked
            return []
        return [(left, top, right - left, bottom - top)]

    def _property(self, window: Any, name: str) -> Any:
        try:
            found = window.get_full_property(self.display.intern_atom(name), X.AnyPropertyType)
        except error.XError:
            return None
        return found.value if found else None
