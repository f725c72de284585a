"""The tooltip that the icon draws itself: its letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from standupnudge import language
from standupnudge.adapters.tray import x11_tip
from tests.needs import missing


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    language.use("en")


@pytest.mark.parametrize(("spoken", "one", "other"), [("de", "ö", "ü"), ("zh_CN", "桌", "前")])
def test_the_letters_of_a_language_are_drawn_and_not_boxes(spoken: str, one: str, other: str) -> None:
    language.use(spoken)
    if spoken == "zh_CN" and x11_tip._font(20).getname()[0] == "DejaVu Sans":  # type: ignore[union-attr]
        missing("a font with Chinese letters", "fonts-droid-fallback")
    assert x11_tip._draw(one, 20).tobytes() != x11_tip._draw(other, 20).tobytes()
