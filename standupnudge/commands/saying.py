"""How a command speaks: what was asked for on standard output, what is the matter on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from standupnudge.language import pgettext


def tell(lines: Iterable[str]) -> None:
    """Print ``lines``; raises ``BrokenPipeError`` if nobody reads any more."""
    print("\n".join(lines), flush=True)  # a broken pipe is to be noticed here  # noqa: T201


def complain(sentence: str) -> None:
    """Say what is the matter."""
    print(sentence, file=sys.stderr)  # noqa: T201


def is_yes(answer: str) -> bool:
    """Whether a person's answer means yes, in their language or in English."""
    # For translators: what may be typed for yes, and its letter in the brackets behind a question.
    ours = (pgettext("answer", "yes"), pgettext("answer", "y"))
    return _plain(answer.strip()) in {"yes", "y", *map(_plain, ours)}


def _plain(word: str) -> str:
    """In small letters and without accents, which are often left out: "si" is "sí"."""
    import unicodedata  # half a megabyte, for one question

    return "".join(each for each in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(each))
