"""``python -m tests.soak.tray SPEED COUNTS``: the tray program as it is wired, but with these replaced.

The clock runs SPEED times as fast. The alarm is the real one, set to a SPEED-th of each wait; so is the time from one
picture for the panel to the next. The display is asked for the idle time as ever, and the answer is by the hour: 55
minutes at the desk, 5 away, from 7 to 21 o'clock. At its end it writes to the file COUNTS how often the icon changed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from standupnudge.adapters.alarm import apscheduler_date
from standupnudge.adapters.clock import system
from standupnudge.adapters.idle import x11_screensaver
from standupnudge.adapters.tray import status_notifier, x11_xembed
from standupnudge.core.instant import Instant
from standupnudge.core.views import TrayIcon, TrayView
from standupnudge.ports import Tray

SPEED, COUNTS = float(sys.argv[1]), Path(sys.argv[2])
AT_WORK = range(7, 21)
STAYS = timedelta(minutes=55)
HOUR = timedelta(hours=1)
_RealClock, _RealAlarm = system.SystemClock, apscheduler_date.ApschedulerDate
_RealIdle = x11_screensaver.X11ScreenSaver
_start: list[Instant] = []


class FastClock(_RealClock):
    def now(self) -> Instant:
        real = super().now()
        if not _start:
            _start.append(real)
        return real.plus((real.elapsed - _start[0].elapsed) * (SPEED - 1))


class FastAlarm(_RealAlarm):
    def __init__(self, now: Callable[[], datetime]) -> None:
        del now
        super().__init__(lambda: _RealClock().now().wall)

    def set(self, delay: timedelta, ring: Callable[[], None]) -> None:
        super().set(delay / SPEED, ring)


class ByTheHour(_RealIdle):
    async def idle(self) -> timedelta | None:
        if await super().idle() is None:
            return None
        now = FastClock().now().local
        if now.hour in AT_WORK:
            return max(timedelta(minutes=now.minute, seconds=now.second) - STAYS, timedelta(0))
        left = now.replace(hour=max(AT_WORK), minute=0, second=0) + STAYS
        return now - (left if left <= now else left - timedelta(days=1))


class Changes:
    """Counts how often the icon is another than before, in whatever tray."""

    def __init__(self) -> None:
        self.count = 0
        self._before: TrayIcon | None = None

    def of(self, tray: type[Tray]) -> None:
        """Count those of ``tray`` too, from now on."""
        show = tray.show

        def counted(its: Tray, view: TrayView) -> None:
            self.count += view.icon != self._before
            self._before = view.icon
            show(its, view)

        tray.show = counted  # type: ignore[method-assign]


def main() -> int:
    """Be the tray program until it is told to stop."""
    system.SystemClock = FastClock  # type: ignore[misc]
    apscheduler_date.ApschedulerDate = FastAlarm  # type: ignore[misc]
    x11_screensaver.X11ScreenSaver = ByTheHour  # type: ignore[misc]
    status_notifier._PACE /= SPEED  # or most changes would fall between two pictures
    changes = Changes()
    for tray in (x11_xembed.XembedTray, status_notifier.StatusNotifierTray):
        changes.of(tray)
    from standupnudge.cli import main as program

    status = program(["run"])
    COUNTS.write_text(json.dumps({"icon": changes.count}))
    return status


if __name__ == "__main__":
    sys.exit(main())
