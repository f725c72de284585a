"""The voice of the routine: an engine on a thread of its own, which knows the newest words only."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from standupnudge.adapters.voice.engine import Engine
from standupnudge.errors import Unavailable
from standupnudge.ports import Voice

_log = logging.getLogger(__name__)

LATE = timedelta(milliseconds=500)  # words that waited longer are about what has passed
PATIENCE = timedelta(seconds=1)  # with an engine that is to close


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the engine is to do next; "" is to be quiet."""

    words: str
    at: timedelta


class Speaker:
    """See ``ports.Voice``. Nothing is queued: there is one wish, and a new one takes its place.

    :param engine: from now on called by this one's thread only.
    :param now: elapsed time, as ``core.instant.Instant.elapsed``; also asked on that thread.
    :param volume: 0 to 100.
    """

    def __init__(self, engine: Engine, now: Callable[[], timedelta], volume: int = 100) -> None:
        self.name = engine.name
        self._engine, self._now = engine, now
        self._volume, self._muted = volume, False
        self._works = True
        self._closing = False
        self._wish: _Wish | None = None
        self._wished = threading.Condition()
        self._thread = threading.Thread(target=self._serve, name="voice", daemon=True)
        self._thread.start()

    def say(self, words: str) -> bool:
        """See ``ports.Voice``."""
        if words and not self._muted and self._volume > 0:
            self._want(words)
        return self._works and not self._closing

    def stop(self) -> None:
        """See ``ports.Voice``."""
        self._want("")

    def set_volume(self, volume: int) -> None:
        """See ``ports.Voice``."""
        self._volume = volume
        if volume <= 0:
            self.stop()

    def mute(self, muted: bool) -> None:
        """See ``ports.Voice``."""
        self._muted = muted
        if muted:
            self.stop()

    def close(self) -> None:
        """See ``ports.Voice``. Waits for a second at most."""
        with self._wished:
            self._closing = True
            self._wished.notify()
        self._thread.join(PATIENCE.total_seconds())

    def _want(self, words: str) -> None:
        with self._wished:
            self._wish = _Wish(words, self._now())
            self._wished.notify()

    def _serve(self) -> None:
        while (wish := self._next()) is not None:
            try:
                self._fulfil(wish)
            except Unavailable as error:
                _log.log(logging.INFO if self._works else logging.DEBUG, "the voice is gone: %s", error)
                self._works = False
            except Exception:  # a fault in it must not be the end of the voice  # noqa: BLE001
                _log.exception("%s stumbled", self.name)
                self._works = False
        self._engine.close()

    def _next(self) -> _Wish | None:
        """Wait for a wish; ``None`` at the end."""
        with self._wished:
            self._wished.wait_for(lambda: self._closing or self._wish is not None)
            wish, self._wish = self._wish, None
            return None if self._closing else wish

    def _fulfil(self, wish: _Wish) -> None:
        if not wish.words:
            self._engine.hush()
        elif self._now() - wish.at > LATE:
            _log.debug("too late to say %r", wish.words)
        else:
            self._engine.speak(wish.words, self._volume)
            self._works = True


_conforms: type[Voice] = Speaker
