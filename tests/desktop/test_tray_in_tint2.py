"""The icon of the older kind in tint2, which knows no other: seen, clicked, drawn again, and back after a restart."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PIL import Image

from standupnudge.adapters.tray.drawing import draw
from standupnudge.core.views import Mood, TrayIcon
from tests.adapters.tray.little_host import LittleHost
from tests.desktop.panel import BACKGROUND, ICON_SIZE
from tests.desktop.program import Program
from tests.desktop.runner import CONTROL, Runner
from tests.desktop.screen import Box
from tests.desktop.server import Desktop
from tests.desktop.sights import icon_in_panel
from tests.desktop.tint2 import Tint2
from tests.desktop.waiting import eventually, never, seconds

_ROUNDING = 2  # of 255: blending may round another way than Pillow
ASKS = ("No tray was found",)  # what is told while there is no panel


def seen(desktop: Desktop, panel: Tint2, *icons: TrayIcon) -> Box:
    """Where one of ``icons`` is in the panel, exactly as it is drawn, once it is there."""
    pictures = [_on_panel(icon) for icon in icons]
    where = Box(panel.box.x, panel.box.y, 60, panel.box.height)

    def look() -> Box | None:
        return next((box for each in pictures if (box := desktop.screen.find(each, where, _ROUNDING))), None)

    found = eventually(look, f"none of {icons} in the panel")
    assert found
    return found


def _on_panel(icon: TrayIcon) -> Image.Image:
    picture = Image.new("RGB", (ICON_SIZE, ICON_SIZE), BACKGROUND)
    drawn = draw(icon, ICON_SIZE)
    picture.paste(drawn, (0, 0), drawn)
    return picture


def used(program: Program) -> str:
    return str(program.status()["backends"]["tray"])


def test_the_icon_is_drawn_as_the_day_goes_on_and_a_click_opens_the_window(place: Path, run: Runner) -> None:
    with Desktop(place, panel=False) as desktop:
        panel = Tint2(desktop)
        program = run(desktop, "sitting: {nudge_after: 24s, warn_before: 0s}")
        assert used(program) == "x11_xembed"
        seen(desktop, panel, *(TrayIcon(Mood.SITTING, twelfths) for twelfths in range(6)))
        seen(desktop, panel, *(TrayIcon(Mood.SITTING, twelfths) for twelfths in range(6, 12)))
        desktop.pointer.click(seen(desktop, panel, TrayIcon(Mood.DUE, 12)))
        eventually(lambda: desktop.windows.titled(CONTROL), "no control window")
        assert program.stop() == 0


def test_the_icon_comes_back_with_the_panel(place: Path, run: Runner) -> None:
    run.expected = ASKS
    with Desktop(place, panel=False) as desktop:
        panel = Tint2(desktop)
        program = run(desktop)
        seen(desktop, panel, TrayIcon(Mood.SITTING))
        panel.server.stop()
        eventually(lambda: not desktop.windows.tray(), "the panel stays")
        seen(desktop, Tint2(desktop), TrayIcon(Mood.SITTING))
        assert program.stop() == 0


def test_an_icon_that_is_seen_stays_when_a_panel_of_the_other_kind_comes_and_goes_there_when_its_own_ends(
    place: Path, run: Runner
) -> None:
    run.expected = ASKS
    with Desktop(place, panel=False) as desktop, closing(LittleHost(desktop.bus.address)) as other:
        panel = Tint2(desktop)
        program = run(desktop)
        seen(desktop, panel, TrayIcon(Mood.SITTING))
        program.wait_log("The icon has its place.")
        other.appear()
        never(lambda: other.items, "it went over although it was seen", seconds(2))
        seen(desktop, panel, TrayIcon(Mood.SITTING))
        panel.server.stop()
        eventually(lambda: other.items, "it does not go over to the panel that is left")
        assert used(program) == "status_notifier"
        assert program.stop() == 0


def test_a_panel_that_takes_the_place_of_another_gets_the_icon_that_has_a_menu(place: Path, run: Runner) -> None:
    run.expected = ASKS
    with Desktop(place) as desktop:
        desktop.panel.server.stop()
        panel = Tint2(desktop)
        program = run(desktop)
        seen(desktop, panel, TrayIcon(Mood.SITTING))
        desktop.open_panel()
        icon_in_panel(desktop, TrayIcon(Mood.SITTING))
        assert used(program) == "status_notifier"
        assert program.stop() == 0
