"""Windows: the thread says that the display is needed; that ends with the thread.

https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setthreadexecutionstate
"""

from __future__ import annotations

import sys

from standupnudge.ports import Awake

_CONTINUOUS, _DISPLAY = 0x80000000, 0x00000002


class ExecutionState:
    """For the thread that calls it."""

    def keep(self, awake: bool) -> None:
        """See ``ports.Awake``."""
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.kernel32.SetThreadExecutionState(_CONTINUOUS | (_DISPLAY if awake else 0))


_conforms: type[Awake] = ExecutionState
