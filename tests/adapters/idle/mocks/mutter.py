"""A template for python-dbusmock: the idle monitor of GNOME. ``Stir`` of the interface ``tests.Hand`` is input.

With ``at_once`` there is input between the question for a watch and its answer.
"""

from time import monotonic  # noqa: TID251 - the clock of a process of its own

BUS_NAME = MAIN_IFACE = "org.gnome.Mutter.IdleMonitor"
MAIN_OBJ = "/org/gnome/Mutter/IdleMonitor/Core"
SYSTEM_BUS = False


def load(mock, parameters):
    """Make the object."""
    mock.last, mock.number, mock.watches, mock.at_once = monotonic(), 0, [], parameters.get("at_once", False)
    mock.AddMethod(MAIN_IFACE, "GetIdletime", "", "t", _idle)
    mock.AddMethod(MAIN_IFACE, "AddUserActiveWatch", "", "u", _watch)
    mock.AddMethod("tests.Hand", "Stir", "", "", _stir)


def _idle(mock):
    return int((monotonic() - mock.last) * 1000)


def _watch(mock):
    mock.number += 1
    mock.watches.append(mock.number)
    if mock.at_once:
        _stir(mock)
    return mock.number


def _stir(mock):
    mock.last = monotonic()
    fired, mock.watches = mock.watches, []
    for number in fired:
        mock.EmitSignal(MAIN_IFACE, "WatchFired", "u", [number])
