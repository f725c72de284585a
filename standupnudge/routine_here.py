"""The wiring of the routine in a terminal without the tray program: the engine, and this process as its window."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from standupnudge.adapters.window.in_terminal import InTerminal
from standupnudge.bootstrap import Core
from standupnudge.bridge import Bridge, EngineThread
from standupnudge.paths import Paths
from standupnudge.ports import Said, Windows
from standupnudge.surroundings import Surroundings, control_place, read_config


def run_routine_here(paths: Paths, environ: Mapping[str, str], play: Callable[..., None]) -> int:
    """The routine in this terminal without the tray program. Returns the exit status once it is over.

    :param play: guides through the task of a routine window, its first argument, and tells the second one what is done.
    :raises AlreadyRunning: as ``run_routine``.
    """
    around, bridge, here = Surroundings(paths, environ), Bridge(), InTerminal()

    def attached(said: Said) -> Windows:
        here.attach(said)
        return here

    core = Core(around, bridge, *read_config(around), attached)
    engine = EngineThread(_closing(core.routine(control_place(around, core.answer)), here), bridge)
    engine.start()
    try:
        if (task := here.wait_task()) is not None:
            play(task, here.say)
    finally:
        here.say({"said": "gone"})
        bridge.stop()
        engine.finish()
    return 0


async def _closing(work: Awaitable[None], windows: Windows) -> None:
    """Let nobody wait for a window if ``work`` ends before there is one."""
    try:
        await work
    finally:
        await windows.close()
