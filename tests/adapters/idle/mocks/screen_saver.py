"""A template for python-dbusmock: a screen saver service with the idle time, in ``unit`` of a second.

``Stir`` of the interface ``tests.Hand`` is input. With ``refuses`` it answers as KDE's does on Wayland.
"""

from time import monotonic  # noqa: TID251 - the clock of a process of its own

import dbus

BUS_NAME = MAIN_IFACE = "org.freedesktop.ScreenSaver"
MAIN_OBJ = "/org/freedesktop/ScreenSaver"
SYSTEM_BUS = False


def load(mock, parameters):
    """Make the object."""
    mock.last, mock.units, mock.refuses = monotonic(), parameters["units"], parameters.get("refuses", False)
    mock.AddMethod(MAIN_IFACE, "GetSessionIdleTime", "", "u", _idle)
    mock.AddMethod("tests.Hand", "Stir", "", "", _stir)


def _idle(mock):
    if mock.refuses:
        why = "GetSessionIdleTime is not supported on this platform"
        raise dbus.exceptions.DBusException(why, name="org.freedesktop.DBus.Error.NotSupported")
    return int((monotonic() - mock.last) * mock.units)


def _stir(mock):
    mock.last = monotonic()
