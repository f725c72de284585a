"""``python -m tests.window.patient``: the window, never too late for a tone: what is heard must not depend on the load.

How punctual it is tells the benchmark.
"""

from __future__ import annotations

import sys
from datetime import timedelta

from standupnudge.adapters.sound import miniaudio_device, mixer
from standupnudge.window import loudspeaker
from standupnudge.window.__main__ import main

mixer.LATE = loudspeaker.LATE_TONE = timedelta(minutes=1)
miniaudio_device.PERIOD = 150

if __name__ == "__main__":
    sys.exit(main())
