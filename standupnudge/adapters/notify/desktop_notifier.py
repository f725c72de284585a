"""Notifications with buttons on Windows, and on macOS for a Python in an app bundle, through desktop-notifier.

Written against its documentation and source, 6.2 (https://desktop-notifier.readthedocs.io), and tried with its own
classes around a made-up back end; no Windows and no macOS was at hand.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from standupnudge.adapters.notify import text
from standupnudge.adapters.notify.server import DEFAULT, names
from standupnudge.core.views import Abilities, Notice, Tag
from standupnudge.errors import Unavailable
from standupnudge.language import _
from standupnudge.ports import Answered, Closed, Notifier
from standupnudge.resources import resource

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

_log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=5)


class DesktopNotifierToasts:
    """See ``ports.Notifier``. To be made and used inside one running loop; on macOS the main thread runs another.

    A notification is known by its tag, so that a new one takes the place of the old. The package would make up a name
    for each button, too; on macOS it finds buttons by their labels alone, and a made-up name would be another's.

    :param center: makes the package's ``DesktopNotifier``. Raises ``Unavailable`` where it would show nothing.
    :param patience: the longest that any method takes; what isn't done by then is ``Unavailable``.
    """

    name = "desktop_notifier"

    def __init__(
        self,
        answered: Answered,
        closed: Closed,
        center: Callable[[], DesktopNotifier] | None = None,
        patience: timedelta = PATIENCE,
    ) -> None:
        self._answered, self._closed, self._patience = answered, closed, patience
        self._loop = asyncio.get_running_loop()
        self._names: dict[str, Mapping[str, str]] = {}  # of those that have no answer yet
        self._dispatched: set[str] = set()
        self._asked: asyncio.Future[bool] | None = None
        self._center = (center or notification_center)()
        self._center.on_dispatched = self._dispatched.add
        self._center.on_clicked = lambda identifier: self._heard(self._take, identifier, DEFAULT)
        self._center.on_button_pressed = lambda identifier, key: self._heard(self._take, identifier, key)
        self._center.on_dismissed = lambda identifier: self._heard(self._dismissed, identifier)

    async def abilities(self) -> Abilities:
        """See ``ports.Notifier``."""
        from desktop_notifier import Capability

        if not await self._allowed():
            cure = _("Allow them in the system's settings, under notifications.")
            raise Unavailable(_("StandUpNudge isn't allowed to show notifications."), cure)
        known = await self._center.get_capabilities()
        if Capability.TITLE not in known:
            raise Unavailable(_("desktop-notifier can show nothing on this system."))
        return Abilities(buttons=Capability.BUTTONS in known, body_click=Capability.ON_CLICKED in known)

    async def show(self, notice: Notice) -> None:
        """See ``ports.Notifier``."""
        from desktop_notifier import Button, Notification

        identifier = notice.tag.value
        buttons = tuple(Button(title=text.label(each.label), identifier=each.name) for each in notice.buttons)
        title, body = text.line(notice.title), text.body(notice.body)
        notification = Notification(title, body, buttons=buttons, identifier=identifier)
        self._names[identifier] = names(notice)
        self._dispatched.discard(identifier)
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                await self._center.send_notification(notification)
        except Exception as error:  # whatever WinRT and Objective-C raise
            raise Unavailable(_("desktop-notifier could not show it: {why}.").format(why=error)) from error
        if identifier not in self._dispatched:  # it logs what goes wrong, and raises nothing
            raise Unavailable(_("desktop-notifier could not show it."))

    async def withdraw(self, tag: Tag) -> None:
        """See ``ports.Notifier``."""
        self._names.pop(tag.value, None)
        if tag.value in self._dispatched:
            self._dispatched.discard(tag.value)
            try:
                await self._center.clear(tag.value)
            except Exception as error:  # as above; it may be gone already  # noqa: BLE001
                _log.debug("A notification could not be taken away: %s", error)

    async def close(self) -> None:
        """See ``ports.Notifier``."""
        for tag in Tag:
            await self.withdraw(tag)
        if self._asked is not None:
            self._asked.cancel()

    async def _allowed(self) -> bool:
        """Whether the person lets us; macOS asks them once, and this waits for the answer only a little while.

        The package can be asked without asking the person, but on macOS stumbles then: it gives the answer twice.
        """
        if self._asked is None or self._asked.done():
            self._asked = asyncio.ensure_future(self._center.request_authorisation())
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                return bool(await asyncio.shield(self._asked))
        except TimeoutError as error:
            raise Unavailable(
                _("The question whether StandUpNudge may show notifications waits for an answer.")
            ) from error
        except Exception as error:  # as above
            raise Unavailable(_("desktop-notifier can't be used: {why}.").format(why=error)) from error

    def _heard(self, what: Callable[..., None], *arguments: str) -> None:
        """Called by the package: on Windows in our loop, on macOS on the main thread."""
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(what, *arguments)

    def _take(self, identifier: str, key: str) -> None:
        name = self._names.get(identifier, {}).get(key)
        if name is not None:
            del self._names[identifier]
            self._answered(Tag(identifier), name, "")

    def _dismissed(self, identifier: str) -> None:
        if self._names.pop(identifier, None) is not None:
            self._closed(Tag(identifier))


def notification_center(platform: str = sys.platform) -> DesktopNotifier:
    """The package's own, for us. Raises ``Unavailable`` where it would only pretend to show something."""
    try:
        if platform == "darwin":
            _find_bundle()
        from desktop_notifier import DesktopNotifier, Icon

        icon = resource("assets/icon-64.png")
        return DesktopNotifier("StandUpNudge", Icon(path=icon) if icon.exists() else None)
    except ImportError as error:
        what = _("desktop-notifier can't be loaded: {why}.").format(why=error)
        raise Unavailable(what, "pip install desktop-notifier") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise Unavailable(_("desktop-notifier can't be used: {why}.").format(why=error)) from error


def _find_bundle() -> None:
    """Elsewhere it shows nothing and says so only in a log (https://github.com/samschott/desktop-notifier/issues/225)."""
    from desktop_notifier.backends.macos_support import is_bundle

    if not is_bundle():
        raise Unavailable(
            _("macOS shows notifications with buttons only of programs in an app bundle."),
            _("Use the Python from python.org, which is in one."),
        )


_conforms: type[Notifier] = DesktopNotifierToasts
