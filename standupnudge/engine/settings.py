"""The configuration while the program runs: read again when the file changes, kept when it is broken (C3)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from standupnudge import language
from standupnudge.config.schema import Config
from standupnudge.core import wording
from standupnudge.core.views import Abilities, Notice
from standupnudge.engine.engine import Engine
from standupnudge.engine.perform import Speaker, carried_out
from standupnudge.errors import ConfigError

_log = logging.getLogger(__name__)
HALF_WRITTEN = 0.3  # seconds: editors that write in place may be caught in the middle; look once more


class Settings:
    """``read`` returns the configuration as the file has it now, or raises ``ConfigError``. On the loop's thread."""

    def __init__(self, read: Callable[[], Config], config: Config, engine: Engine, speaker: Speaker) -> None:
        self._read, self._engine, self._speaker = read, engine, speaker
        self._loop = asyncio.get_running_loop()
        self._busy: set[asyncio.Task[None]] = set()
        self._second_look: asyncio.TimerHandle | None = None
        self.config = config
        self._problems = engine.problems

    def changed(self) -> None:
        """The file may have changed. Any thread."""
        self._loop.call_soon_threadsafe(self._reload)

    def _reload(self) -> None:
        if self._second_look is not None:
            self._second_look.cancel()
            self._second_look = None
        try:
            self._adopt(self._read())
        except ConfigError:
            self._second_look = self._loop.call_later(HALF_WRITTEN, self._reload_for_good)

    def _reload_for_good(self) -> None:
        self._second_look = None
        try:
            self._adopt(self._read())
        except ConfigError as error:
            self._refuse([str(problem) for problem in error.problems])

    def _adopt(self, config: Config) -> None:
        mended = bool(self._problems)
        if config == self.config and not mended:
            return
        _log.info("The configuration is read again.")
        self.config, self._problems = config, ()
        language.use(config.appearance.language)
        self._engine.reconfigure(config.rules)
        if mended:
            self._say(wording.config_mended())

    def _refuse(self, problems: list[str]) -> None:
        if tuple(problems) == self._problems:
            return
        self._problems = tuple(problems)
        for problem in problems:
            _log.warning("%s", problem)
        self._engine.reconfigure(None, problems)
        self._say(wording.config_broken(problems))

    def _say(self, notice: Notice) -> None:
        def worded(_: Abilities) -> Notice:
            return notice

        task = asyncio.ensure_future(carried_out(self._speaker.notify(worded), "Telling about the configuration"))
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)
