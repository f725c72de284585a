"""``standupnudge doctor --try``: one nudge to click, and whether the click arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta

from standupnudge import backends
from standupnudge.core.views import Abilities, Button, Notice, Tag
from standupnudge.language import _, ngettext
from standupnudge.ports import Notifier

PATIENCE = timedelta(seconds=30)
_CLICK, _BUTTON = "click", "up"
Say = Callable[[str], None]


async def try_out(environ: Mapping[str, str], forced: str | None, say: Say, patience: timedelta = PATIENCE) -> bool:
    """Show a nudge, and say what comes of it. Whether a click arrived. Raises ``Unavailable`` if none can be shown."""
    answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def settle(name: str) -> None:
        if not answer.done():
            answer.set_result(name)

    found = await backends.notifiers(lambda _tag, name, _token: settle(name), lambda _tag: settle(""), environ, forced)
    try:
        can = await _shown(found.choice.used)
        if not can.buttons and not can.body_click:
            told = _("A test nudge was shown by {server}. It can't be clicked there: use the tray icon instead.")
            say(told.format(server=found.used))
            return False
        say(_invitation(can, patience))
        return await _answered(answer, say, patience)
    finally:
        for notifier in found.all:
            await notifier.close()


async def _shown(notifier: Notifier) -> Abilities:
    can = await notifier.abilities()
    buttons = (Button(_BUTTON, _("I'm up")),) if can.buttons else ()
    body = _("Click here, and the doctor knows that clicks arrive.")
    notice = Notice(tag=Tag.NUDGE, title=_("A test nudge"), body=body, buttons=buttons, on_click=_CLICK)
    await notifier.show(notice)
    return can


def _invitation(can: Abilities, patience: timedelta) -> str:
    if can.body_click:
        told = ngettext(
            "A test nudge is on the screen. Click on its text within {n} second (^C ends this).",
            "A test nudge is on the screen. Click on its text within {n} seconds (^C ends this).",
            patience.seconds,
        )
    else:
        told = ngettext(
            "A test nudge is on the screen. Press its button within {n} second (^C ends this).",
            "A test nudge is on the screen. Press its button within {n} seconds (^C ends this).",
            patience.seconds,
        )
    return told.format(n=patience.seconds)


async def _answered(answer: asyncio.Future[str], say: Say, patience: timedelta) -> bool:
    try:
        name = await asyncio.wait_for(answer, patience.total_seconds())
    except TimeoutError:
        say(_("No click arrived. If you saw no notification, its server may be paused (do not disturb)."))
        return False
    if name == "":
        say(_("It was closed, and no click arrived. If you did click it, your server is set to close on a click:"))
        # For translators: README is in English
        say(_('README has the two lines for dunst, under "With dunst".'))
        return False
    say(_("The button was pressed: it arrived.") if name == _BUTTON else _("The click arrived."))
    return True
