"""The pipe itself, by multiprocessing.connection, which has one that takes no access list: this gives it one.

https://learn.microsoft.com/windows/win32/ipc/named-pipe-security-and-access-rights
https://learn.microsoft.com/windows/win32/secauthz/ace-strings
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING, Any

from standupnudge.adapters.control.windows_pipe import Connection, Listener

assert not TYPE_CHECKING or sys.platform == "win32"  # the type checker skips the rest elsewhere  # noqa: S101

# Everything for the owner, nothing for anybody else and nothing over the network; "P": nothing is inherited.
ACCESS = "D:P(D;;GA;;;NU)(A;;GA;;;OW)"
_SDDL_REVISION_1 = 1
_FIRST_INSTANCE, _REJECT_REMOTE = 0x00080000, 0x8  # of CreateNamedPipe
_UNLIMITED, _BUFFER, _WAIT_FOREVER = 255, 8192, 0xFFFFFFFF


class SecurityAttributes(ctypes.Structure):
    """SECURITY_ATTRIBUTES of minwinbase.h."""

    _fields_ = (("length", ctypes.c_uint32), ("descriptor", ctypes.c_void_p), ("inherit", ctypes.c_int32))


def listen(name: str) -> Listener:
    """A new pipe of this name; raises ``PermissionError`` if there is one already, ``OSError`` if it can't be made."""
    import _winapi
    from multiprocessing import connection

    attributes = _attributes()
    base: Any = connection.PipeListener  # type: ignore[attr-defined]

    class OfThisUser(base):  # type: ignore[misc]
        def _new_handle(self, first: bool = False) -> int:
            kind = _winapi.PIPE_TYPE_MESSAGE | _winapi.PIPE_READMODE_MESSAGE | _winapi.PIPE_WAIT | _REJECT_REMOTE
            how = _winapi.PIPE_ACCESS_DUPLEX | _winapi.FILE_FLAG_OVERLAPPED | (_FIRST_INSTANCE if first else 0)
            where = ctypes.addressof(attributes)
            return _winapi.CreateNamedPipe(name, how, kind, _UNLIMITED, _BUFFER, _BUFFER, _WAIT_FOREVER, where)

    made: Listener = OfThisUser(name)
    return made


def connect(name: str) -> Connection:
    """The client's end; raises ``FileNotFoundError`` if there is no such pipe, ``OSError`` if it doesn't answer."""
    from multiprocessing import connection

    made: Connection = connection.Client(name, "AF_PIPE")
    return made


def _attributes() -> SecurityAttributes:
    """With our access list; its memory is the process's until it ends."""
    descriptor = ctypes.c_void_p()
    convert = ctypes.WinDLL("advapi32", use_last_error=True).ConvertStringSecurityDescriptorToSecurityDescriptorW
    convert.argtypes = (ctypes.c_wchar_p, ctypes.c_uint32, ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p)
    convert.restype = ctypes.c_int32
    if not convert(ACCESS, _SDDL_REVISION_1, ctypes.byref(descriptor), None):
        raise ctypes.WinError(ctypes.get_last_error())
    return SecurityAttributes(ctypes.sizeof(SecurityAttributes), descriptor, 0)
