"""Signals: that they end the program, whichever thread gets them."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

# A main thread that holds SIGTERM back is one that the system doesn't wake for it.
PROGRAM = """
import asyncio, signal, sys, threading
from standupnudge.bridge import Bridge, EngineThread, Signals

class Engine:
    def __init__(self):
        self.stopped = asyncio.Event()

    def stop(self):
        self.stopped.set()

async def work(bridge):
    engine = Engine()
    bridge.attach(engine, None)
    there.set()
    await engine.stopped.wait()

there = threading.Event()
bridge = Bridge()
with Signals(bridge):
    engine = EngineThread(work(bridge), bridge)
    engine.start()
    there.wait()
    signal.pthread_sigmask(signal.SIG_BLOCK, {int(each) for each in sys.argv[1:]})
    print("ready", flush=True)
    engine.finish()
print("ended", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="its signals are others")
@pytest.mark.parametrize("asleep", [False, True])
def test_a_signal_ends_the_program_also_when_the_main_thread_is_not_woken_for_it(asleep: bool) -> None:
    held_back = [str(int(signal.SIGTERM))] if asleep else []
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *held_back], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
    ) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
            program.send_signal(signal.SIGTERM)
            assert program.wait(20) == 0
            assert program.stdout.read() == "ended\n"
        finally:
            program.kill()
