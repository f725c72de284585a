"""What each dependency costs the resident tray process: ``python -m tests.benchmarks.import_cost`` (Linux, X display).

Each is imported, with what is there anyway, in a process of its own. Megabytes: resident, and private to the process.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

RUNS = 5
ASYNCIO = "import asyncio, logging; asyncio.new_event_loop().close()"
XLIB = "from Xlib.display import Display; Display().close()"
PILLOW = "from PIL import Image, ImageDraw; ImageDraw.Draw(Image.new('RGBA', (64, 64))).ellipse((4, 4, 60, 60))"
DEPENDENCIES = {  # name: what is there before it, and what it is used for
    "Python alone": ("", ""),
    "asyncio, logging": ("", ASYNCIO),
    "APScheduler": (ASYNCIO, "from apscheduler.schedulers.asyncio import AsyncIOScheduler"),
    "dbus-fast": (ASYNCIO, "from dbus_fast.aio import MessageBus"),
    "python-xlib": (ASYNCIO, XLIB),
    "Pillow": (ASYNCIO, PILLOW),
    "pystray": (f"{ASYNCIO}\n{XLIB}\n{PILLOW}", "import os; os.environ['PYSTRAY_BACKEND'] = 'xorg'; import pystray"),
    "PyYAML": (ASYNCIO, "import yaml; yaml.compose('a: [1]')"),
    "watchdog": (ASYNCIO, "from watchdog.observers import Observer; Observer().start()"),
    "platformdirs": (ASYNCIO, "from platformdirs import PlatformDirs; PlatformDirs('x').user_config_path"),
    "plyer": (ASYNCIO, "from plyer import notification; notification.notify"),
    "miniaudio (in the window and the chime only)": (ASYNCIO, "import miniaudio"),
    "tkinter, a window (in the child only)": (ASYNCIO, "import tkinter; tkinter.Tk().update()"),
}
TELL = """
import gc, os; gc.collect()
lines = [line.split() for line in open('/proc/self/smaps_rollup')]
size = {line[0]: int(line[1]) for line in lines if line[-1] == 'kB'}
print(size['Rss:'], size['Private_Clean:'] + size['Private_Dirty:'], flush=True); os._exit(0)
"""


def measured(program: str) -> tuple[float, float]:
    """Resident and private megabytes (medians) of a process that has run ``program``."""
    told = []
    for _ in range(RUNS):
        done = subprocess.run([sys.executable, "-c", program + TELL], capture_output=True, text=True, check=True)
        told.append([int(size) / 1024 for size in done.stdout.split()])
    resident, private = (statistics.median(column) for column in zip(*told, strict=True))
    return resident, private


def main() -> None:
    """Print the table."""
    for name, (before, used) in DEPENDENCIES.items():
        with_it, without = measured(f"{before}\n{used}\n"), measured(before)
        resident, private = with_it if not used else (a - b for a, b in zip(with_it, without, strict=True))
        print(f"{name:40} {resident:6.1f} {private:6.1f}")  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
