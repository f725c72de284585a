"""Keeps libasound from telling the terminal of each device that isn't there."""

from __future__ import annotations

import ctypes


def silence() -> None:
    """Have libasound print nothing in this process; nothing happens where there is none.

    It calls a handler with its message: https://www.alsa-project.org/alsa-doc/alsa-lib/group___error.html
    A function of C that looks at one number and changes nothing serves as one. One of Python would be called on any
    thread at any time, also after Python has ended.
    """
    try:
        alsa = ctypes.CDLL("libasound.so.2")
        nothing = ctypes.CDLL(None).abs
        set_handler = alsa.snd_lib_error_set_handler
    except (OSError, AttributeError):
        return
    set_handler.argtypes = [ctypes.c_void_p]
    set_handler(ctypes.cast(nothing, ctypes.c_void_p))
