"""Text on its way out of the program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standupnudge.adapters.notify import text


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("Walk\nto the\twindow", "Walk to the window"),
        ("  much   room  ", "much room"),
        ("bell\a, escape \x1b[2J, zero\0", "bell, escape [2J, zero"),
        ("half a character \ud83d", "half a character"),
        ("👩‍💻 in one piece", "👩‍💻 in one piece"),
        ("paragraph\u2028separator", "paragraph separator"),
        ("", ""),
    ],
)
def test_a_title_is_one_line_of_what_can_be_seen(given_text: str, shown: str) -> None:
    assert text.line(given_text) == shown


def test_a_body_keeps_its_lines() -> None:
    assert text.body("one\r\ntwo\n") == "one\ntwo"


def test_what_is_too_long_ends_with_an_ellipsis() -> None:
    assert text.cut("to the stairs", 8) == "to the…"
    assert text.cut("to the stairs", 13) == "to the stairs"


@given(st.text(st.characters()), st.integers(1, 50))
def test_whatever_is_given_fits_and_can_be_sent(given_text: str, longest: int) -> None:
    for shown in (text.line(given_text, longest), text.body(given_text, longest)):
        assert len(shown) <= longest
        assert "\0" not in shown.encode().decode()


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 20))
def test_windows_counts_in_units_of_utf_16(given_text: str, longest: int) -> None:
    cut = text.cut_utf16(given_text, longest)
    assert len(cut.encode("utf-16-le")) <= 2 * longest
    assert cut == given_text or cut.endswith("…")


def test_markup_is_shown_as_it_was_written() -> None:
    assert text.escaped('a < b & "c"') == 'a &lt; b &amp; "c"'
