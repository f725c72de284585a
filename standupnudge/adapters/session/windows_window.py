"""A window that is never shown, on a thread of its own, because Windows tells of locks and sleeps only to windows.

It is no message-only window: those get no broadcasts, and a sleep is one. Never run on a real machine.
https://learn.microsoft.com/windows/win32/winmsg/window-features#message-only-windows
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.session.windows_messages import Heard
from standupnudge.errors import Unavailable
from standupnudge.language import _

assert not TYPE_CHECKING or sys.platform == "win32"  # noqa: S101 - tells mypy, which knows these calls on Windows only

_CLASS = "StandUpNudgeSession"
_CLOSE, _DESTROY = 0x0010, 0x0002  # WM_CLOSE, WM_DESTROY
_THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION


def listen(heard: Heard) -> Callable[[], None]:
    """Call ``heard`` for each message, on the window's thread; returns what ends it. Raises ``Unavailable``."""
    made: list[int] = []
    ready = threading.Event()
    thread = threading.Thread(target=_run, args=(heard, made, ready), name="session", daemon=True)
    thread.start()
    ready.wait()
    if not made:
        raise Unavailable(_("Windows gives no window to hear of locks and sleeps."))

    def end() -> None:
        ctypes.windll.user32.PostMessageW(ctypes.c_void_p(made[0]), _CLOSE, 0, 0)
        thread.join()

    return end


def _run(heard: Heard, made: list[int], ready: threading.Event) -> None:
    """The thread: make the window, and hand on its messages until it is closed."""
    from ctypes import wintypes

    user32: Any = ctypes.windll.user32
    try:
        procedure = _procedure(user32, heard)  # kept for as long as the window is there
        window = _make(user32, procedure)
        if window:
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(ctypes.c_void_p(window), _THIS_SESSION)
            made.append(window)
    finally:
        ready.set()
    message = wintypes.MSG()
    while made and user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
        user32.DispatchMessageW(ctypes.byref(message))


def _procedure(user32: Any, heard: Heard) -> Any:
    from ctypes import wintypes

    result = ctypes.c_ssize_t
    prototype = ctypes.WINFUNCTYPE(result, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
    user32.DefWindowProcW.argtypes = [wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM]
    user32.DefWindowProcW.restype = result

    def take(window: int, message: int, value: int, more: int) -> int:
        if message == _DESTROY:
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(ctypes.c_void_p(window))
            user32.PostQuitMessage(0)
            return 0
        heard(message, value)
        return int(user32.DefWindowProcW(window, message, value, more))

    return prototype(take)


def _make(user32: Any, procedure: Any) -> int:
    """The window's handle, 0 if there is none.

    https://learn.microsoft.com/windows/win32/api/winuser/ns-winuser-wndclassw
    """
    from ctypes import wintypes

    kinds: list[tuple[str, Any]] = [
        ("style", wintypes.UINT), ("procedure", type(procedure)), ("class_extra", ctypes.c_int),
        ("window_extra", ctypes.c_int), ("instance", wintypes.HINSTANCE), ("icon", wintypes.HANDLE),
        ("cursor", wintypes.HANDLE), ("background", wintypes.HANDLE), ("menu", wintypes.LPCWSTR),
        ("name", wintypes.LPCWSTR),
    ]  # fmt: skip
    window_class = type("WNDCLASSW", (ctypes.Structure,), {"_fields_": kinds})()
    window_class.procedure, window_class.name = procedure, _CLASS
    user32.RegisterClassW(ctypes.byref(window_class))
    user32.CreateWindowExW.restype = wintypes.HWND
    handle = user32.CreateWindowExW(0, _CLASS, _CLASS, 0, 0, 0, 0, 0, None, None, None, None)
    return int(handle or 0)
