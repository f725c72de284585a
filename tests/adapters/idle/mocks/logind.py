"""A template for python-dbusmock: logind with one session, "c1". ``Rest`` and ``Stir`` of ``tests.Hand`` set its hint.

With ``hinted`` false nobody ever told logind about it. ``Rest`` says since how many seconds.
"""

from time import monotonic  # noqa: TID251 - the clock of a process of its own

import dbus

BUS_NAME = "org.freedesktop.login1"
MAIN_OBJ = "/org/freedesktop/login1"
MAIN_IFACE = "org.freedesktop.login1.Manager"
SYSTEM_BUS = False  # the tests' own
SESSION, SESSION_IFACE = "/org/freedesktop/login1/session/c1", "org.freedesktop.login1.Session"


def load(mock, parameters):
    """Make the objects."""
    mock.AddObject(SESSION, SESSION_IFACE, _hint(False, monotonic() if parameters["hinted"] else 0), [])
    mock.AddMethod(MAIN_IFACE, "GetSession", "s", "o", lambda _mock, number: _session(number))
    mock.AddMethod(MAIN_IFACE, "GetSessionByPID", "u", "o", lambda _mock, _pid: _session("c1"))
    mock.AddMethod("tests.Hand", "Rest", "d", "", lambda mock, ago: _set(mock, True, monotonic() - ago))
    mock.AddMethod("tests.Hand", "Stir", "", "", lambda mock: _set(mock, False, monotonic()))


def _session(number):
    if number != "c1":
        name = "org.freedesktop.login1.NoSuchSession"
        raise dbus.exceptions.DBusException(f"No session {str(number)!r} known", name=name)
    return SESSION


def _hint(idle, since):
    return {"IdleHint": dbus.Boolean(idle), "IdleSinceHintMonotonic": dbus.UInt64(since * 1_000_000)}


def _set(mock, idle, since):
    import dbusmock

    dbusmock.get_object(SESSION).UpdateProperties(SESSION_IFACE, _hint(idle, since))
