"""Which tray has the main thread, and when another takes its place. A part of the wiring.

The best that there is at the start is taken. Panels come later than programs, and others take their place: a tray that
nobody sees makes room for a better one, a tray that somebody sees stays.
"""

from __future__ import annotations

import asyncio
import logging

from standupnudge import backends
from standupnudge.adapters.choose import Choice
from standupnudge.bridge import Bridge
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Tray
from standupnudge.surroundings import NO_PANEL, PANEL, Surroundings

_log = logging.getLogger(__name__)

_ITEM = "status_notifier"
# A panel takes both kinds of icons in one breath, and the one without a menu may be first.
_ONE_BREATH = 3  # seconds
_SESSION_ENDS = 3  # seconds from the end of a panel to the end of its screen, if both go


class Trays:
    """The icon of a program: made on the main thread, which :meth:`run` gives to it.

    :param forced: the only one to use, as the configuration has it.
    :raises ForcedUnavailable: it can't be used.
    """

    def __init__(self, around: Surroundings, bridge: Bridge, forced: str | None) -> None:
        self._around, self._bridge, self._forced = around, bridge, forced
        self._docked = False
        self._settled = False  # docked for more than a breath
        self._hosted = False  # a panel shows items of the bus
        self._watch: asyncio.Task[None] | None = None
        self._attached = False
        self._choice = self._choose()

    def run(self) -> None:
        """Until the program ends, one tray after the other."""
        while True:
            self._bridge.use(self._choice.used)
            self._bridge.on_loop(self._follow)
            try:
                self._choice.used.run()
            except Unavailable as error:
                self._lost(error)
            if self._bridge.over:
                return
            self._choice = self._choose()

    def attach(self) -> None:
        """The engine's loop is there, and runs this."""
        self._attached = True
        self._follow()
        self._docked_changed()  # it may have been docked before

    async def close(self) -> None:
        """Watch for nothing any more. On the engine's thread."""
        self._attached = False
        self._follow()

    def _choose(self) -> Choice[Tray]:
        self._docked = self._settled = False
        choice = backends.tray(self._bridge.chosen, self._on_docked, self._around.environ, self._forced)
        self._around.found(choice)
        if choice.name == "none" and choice.tried:
            text = _("No tray icon: {why} To open the program's window, start standupnudge again.")
            why = " ".join(each.why for each in choice.tried)
            self._around.limited(text.format(why=why), port="tray")
        return choice

    def _lost(self, error: Unavailable) -> None:
        self._around.limited(_("The tray icon is gone: {why}").format(why=error.what), port="tray")
        self._forced = None  # what was forced has worked; now there has to be something else
        self._docked = False
        self._end_with_the_session()
        self._bridge.on_loop(self._docked_changed)

    # On the thread of the tray

    def _on_docked(self, docked: bool) -> None:
        self._docked = docked
        if docked:
            self._around.served(PANEL)
        else:
            self._around.limited(_(NO_PANEL), port=PANEL)
        self._bridge.on_loop(self._docked_changed)

    # On the engine's thread

    def _follow(self) -> None:
        """Watch for a panel of the better kind while it could be of use."""
        from standupnudge.adapters.tray.watcher import watch_for_host

        wanted = self._attached and self._forced is None and self._choice.name != _ITEM
        if wanted and self._watch is None:
            self._watch = asyncio.create_task(watch_for_host(self._around.environ, self._on_hosted))
        elif not wanted and self._watch is not None:
            self._watch.cancel()
            self._watch, self._hosted = None, False

    def _docked_changed(self) -> None:
        loop = asyncio.get_running_loop()
        if self._docked:
            loop.call_later(_ONE_BREATH, self._settle)
        else:
            self._settled = False
            self._end_with_the_session()
            loop.call_later(_SESSION_ENDS, self._end_with_the_session)
        self._reconsider()

    def _settle(self) -> None:
        self._settled = self._docked
        if self._settled:
            _log.debug("The icon has its place.")

    def _on_hosted(self, hosted: bool) -> None:
        self._hosted = hosted
        self._reconsider()

    def _reconsider(self) -> None:
        if self._hosted and self._choice.name != _ITEM and not self._settled:
            self._hosted = False  # if it is of no use after all, only news will do
            self._choice.used.stop()

    def _end_with_the_session(self) -> None:
        from standupnudge.adapters.tray.x11_session import session_is_over

        if not self._docked and session_is_over(self._around.environ):
            _log.info("The X server has gone, and the session with it. StandUpNudge ends.")
            self._bridge.stop()
