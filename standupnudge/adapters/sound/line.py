"""The device that stays open, gone and found again. Its sound system may never answer, and then nobody waits for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from typing import Protocol, TypeVar

from standupnudge.errors import Unavailable
from standupnudge.language import _

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Device(Protocol):
    """What is known of it here."""

    def close(self) -> None:
        """Stop, and let go of it. May take long."""
        ...


class Line:
    """An open device. All methods are for one thread.

    :param open_device: opens it, called on a thread of its own; raises ``Unavailable``.
    :param patience: how long the construction waits for that, and ``close`` for the device.
    :raises Unavailable: there is none, or the sound system doesn't answer.
    """

    def __init__(self, open_device: Callable[[], Device], patience: timedelta) -> None:
        self._open_device = open_device
        self._patience = patience.total_seconds()
        self._opening: Future[Device] | None = None
        self._closed = False
        self._device: Device | None = self._opened(_begun(open_device))

    def _opened(self, opening: Future[Device]) -> Device:
        try:
            return opening.result(self._patience)
        except TimeoutError as error:
            opening.add_done_callback(_close_late)
            cure = _("It may help to log out and in again.")
            raise Unavailable(_("The system's sound server does not answer."), cure) from error

    def open(self) -> bool:
        """Whether there is a device. If not, one is looked for, so that a later call may find it."""
        if self._device is None and not self._closed:
            self._look()
        return self._device is not None

    def _look(self) -> None:
        if self._opening is None:
            self._opening = _begun(self._open_device)
        elif self._opening.done():
            opening, self._opening = self._opening, None
            if (problem := opening.exception()) is None:
                _log.info("there is sound again")
                self._device = opening.result()
            else:
                _log.debug("still no sound: %s", problem)

    def lose(self) -> None:
        """The device is gone."""
        if self._device is not None:
            _log.info("the sound device takes nothing any more")
            _begun(self._device.close)
            self._device = None

    def close(self) -> None:
        """Let go of it, for good. Returns within ``patience``."""
        self._closed = True
        if self._opening is not None:
            self._opening.add_done_callback(_close_late)
            self._opening = None
        device, self._device = self._device, None
        if device is not None:
            try:
                _begun(device.close).result(self._patience)
            except TimeoutError:
                _log.info("the sound device could not be closed")


def _begun(do: Callable[[], T]) -> Future[T]:
    """Begin with ``do`` on a thread that Python's end doesn't wait for; what it gives or raises is the answer."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(do())
        except Exception as error:  # raised again by who wants the answer  # noqa: BLE001
            answer.set_exception(error)

    threading.Thread(target=run, name="sound device", daemon=True).start()
    return answer


def _close_late(opening: Future[Device]) -> None:
    """A device that comes when nobody waits for it any more; called on the thread that opened it."""
    if opening.exception() is None:
        opening.result().close()
