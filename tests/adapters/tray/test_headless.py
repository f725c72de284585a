from __future__ import annotations

import threading

from standupnudge.adapters.tray.headless import HeadlessTray
from tests.adapters.tray.running import SITTING


def test_it_runs_until_it_is_stopped_from_another_thread() -> None:
    tray = HeadlessTray()
    ended = threading.Event()
    thread = threading.Thread(target=lambda: (tray.run(), ended.set()))
    thread.start()
    tray.show(SITTING)
    assert not ended.is_set()

    tray.stop()
    thread.join(10)

    assert ended.is_set()


def test_stopped_before_it_runs_it_returns_at_once_and_may_be_stopped_again() -> None:
    tray = HeadlessTray()
    tray.stop()

    tray.run()

    tray.stop()
