"""A language without letters: what isn't looked up stands out in it."""

from __future__ import annotations

import gettext
import re
import string

import pytest

from standupnudge import language


def speak_foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a message is said with a dot for each letter, and with what is put in as it is."""
    monkeypatch.setattr(language, "_catalog", _Foreign())


class _Foreign(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return "".join(
            re.sub(r"\w", "·", text) + (f"{{{name}}}" if name else "")
            for text, name, _form, _conversion in string.Formatter().parse(message)
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, _context: str, message: str) -> str:
        return self.gettext(message)
