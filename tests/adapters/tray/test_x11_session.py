"""Whether the X session is over."""

from __future__ import annotations

import pytest

from standupnudge.adapters.tray.x11_session import session_is_over
from tests.adapters.bare_screen import BareScreen


def test_it_is_over_when_its_server_has_ended(screen: BareScreen) -> None:
    for display in (screen.display, f"{screen.display}.0", f"unix{screen.display}"):
        assert not session_is_over({"DISPLAY": display})
    screen.end()
    assert session_is_over({"DISPLAY": screen.display})


@pytest.mark.parametrize("display", ["", "elsewhere:0", "localhost:10.0", "/private/tmp/launch/org.xquartz:0"])
def test_where_it_cannot_be_told_it_goes_on(display: str) -> None:
    assert not session_is_over({"DISPLAY": display} if display else {})


def test_on_wayland_the_x_server_is_only_a_guest(screen: BareScreen) -> None:
    screen.end()
    assert not session_is_over({"DISPLAY": screen.display, "WAYLAND_DISPLAY": "wayland-0"})
