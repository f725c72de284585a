"""Linux desktops: a desktop entry in the autostart folder, another in the menu of programs, and the icon.

https://specifications.freedesktop.org/autostart-spec/latest/
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from standupnudge.adapters.autostart import desktop_entry
from standupnudge.errors import StandUpNudgeError
from standupnudge.language import _
from standupnudge.ports import Autostart, LoginStart

_FILE = "standupnudge.desktop"
_ICON = "standupnudge.png"
_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)  # pixels


class XdgAutostart:
    """``config`` and ``data``: the folders of XDG_CONFIG_HOME and XDG_DATA_HOME; ``icons``: where ours are."""

    name = "xdg_autostart"

    def __init__(self, config: Path, data: Path, icons: Path) -> None:
        self._login = config / "autostart" / _FILE
        self._menu = data / "applications" / _FILE
        self._hicolor = data / "icons" / "hicolor"
        self._icons = icons

    def on(self, command: Sequence[str]) -> tuple[Path, ...]:
        """Write all of it; twice is as good as once."""
        _write(self._menu, desktop_entry.for_menu(command).encode())
        for size, icon in self._installed_icons():
            _write(icon, (self._icons / f"icon-{size}.png").read_bytes())
        with suppress(OSError):
            os.utime(self._hicolor)  # which tells a desktop that its cache is old
        _write(self._login, desktop_entry.for_login(command).encode())
        return (self._login, self._menu)

    def off(self) -> tuple[Path, ...]:
        """Take all of it away again."""
        gone = tuple(path for path in (self._login, self._menu) if _remove(path))
        for _size, icon in self._installed_icons():
            _remove(icon)
        with suppress(OSError):
            os.utime(self._hicolor)
        return gone

    def state(self, command: Sequence[str]) -> LoginStart:
        """What the entry says; desktops switch it off by lines of their own."""
        try:
            entry = self._login.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return LoginStart.OFF
        says = {key: desktop_entry.says(entry, key).lower() for key in ("Hidden", "X-GNOME-Autostart-enabled")}
        if says["Hidden"] == "true" or says["X-GNOME-Autostart-enabled"] == "false":
            return LoginStart.OFF
        ours = desktop_entry.says(entry, "Exec") == desktop_entry.exec_line(command)
        return LoginStart.ON if ours else LoginStart.ANOTHER

    def _installed_icons(self) -> Iterator[tuple[int, Path]]:
        for size in _SIZES:
            yield size, self._hicolor / f"{size}x{size}" / "apps" / _ICON


def _write(path: Path, content: bytes) -> None:
    """As a whole or not at all, since a desktop may read it at any moment."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            fresh.write_bytes(content)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        what = _("{path} can't be written: {why}.").format(path=path, why=_reason(error))
        raise StandUpNudgeError(what) from error


def _remove(path: Path) -> bool:
    """Whether it was there."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        what = _("{path} can't be removed: {why}.").format(path=path, why=_reason(error))
        raise StandUpNudgeError(what) from error
    return True


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


_conforms: type[Autostart] = XdgAutostart
