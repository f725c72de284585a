"""Sentences for people in their language: gettext's marks, and the choice of a catalog.

Every sentence that a person reads goes through ``_``, ``ngettext`` or ``pgettext`` when it is said, not when a module
is loaded; ``N_`` marks one that is kept and said later. What a sentence holds is put in by ``str.format`` with names,
so that a translator can move it. Log lines, keys, and what programs read stay as they are.
"""

from __future__ import annotations

import gettext
import os
import struct
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

DOMAIN = "standupnudge"
FOLDER = Path(__file__).with_name("locale")
OURS = "en"  # the language of the sentences in the code
LANGUAGES: tuple[str, ...] = (
    "de",
    "es",
    "fr",
    "pt_BR",
    "zh_CN",
)  # with a whole catalog in FOLDER, as gettext names them
AUTO = "auto"

_catalog = gettext.NullTranslations()
_in_use = OURS


def use(wanted: str = AUTO, environ: Mapping[str, str] | None = None) -> None:
    """Speak ``wanted`` from now on: "auto" for the desktop's language, or a name such as "de" or "pt_BR".

    :param environ: the environment to ask; that of this process, if it isn't given.
    """
    global _catalog, _in_use
    asked = _desktop(os.environ if environ is None else environ) if wanted == AUTO else [wanted]
    _catalog, _in_use = _read(chosen(asked))


def _read(name: str) -> tuple[gettext.NullTranslations, str]:
    """The catalog of a language; where it is damaged or gone, English is better than nothing."""
    if name != OURS:
        with suppress(OSError, ValueError, LookupError, struct.error):
            return gettext.translation(DOMAIN, FOLDER, [name]), name
    return gettext.NullTranslations(), OURS


def everywhere(message: str) -> dict[str, str]:
    """``message`` in each of our languages, for a file whose readers choose."""
    return {name: _read(name)[0].gettext(message) for name in LANGUAGES}


def in_use() -> str:
    """The language that is spoken: "en", "de", "pt_BR"."""
    return _in_use


@contextmanager
def english() -> Iterator[None]:
    """What is said meanwhile is as it stands in the code: for a file that programs read, whoever asks for it."""
    global _catalog, _in_use
    before = _catalog, _in_use
    _catalog, _in_use = gettext.NullTranslations(), OURS
    try:
        yield
    finally:
        _catalog, _in_use = before


def chosen(asked: list[str]) -> str:
    """The first of the ``asked`` languages that we have; English if there is none.

    Names are as in LANG: "de_AT.UTF-8@euro" asks for German. Portuguese of any country is served by Brazil's; Chinese
    in traditional characters isn't served by simplified ones.
    """
    for name in asked:
        plain = name.partition(".")[0].partition("@")[0].replace("-", "_")
        speech, _land, land = plain.casefold().partition("_")
        if speech in {OURS, "c", "posix"}:
            return OURS
        near = {"pt": "pt_BR", "zh": "zh_CN" if land in {"", "cn", "sg"} or land.startswith("hans") else ""}
        if (found := near.get(speech, speech)) in LANGUAGES:
            return found
    return OURS


def _(message: str) -> str:
    """``message`` in the language in use."""
    return _catalog.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the sentence for so many."""
    return _catalog.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """``message`` where it says this and not something else: "Mon" of a week, "Open" on a button."""
    return _catalog.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's name for it
    """``message`` as it is, marked so that catalogs have it."""
    return message


def _desktop(environ: Mapping[str, str]) -> list[str]:
    """What the desktop asks for, best first, as gettext(3) has it: LANGUAGE counts unless the locale is C."""
    locale = next((environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(key)), "")
    if not locale:
        return _system() or [OURS]
    if locale.partition(".")[0] in {"C", "POSIX"}:
        return [OURS]
    return [name for name in environ.get("LANGUAGE", "").split(":") if name] or [locale]


if sys.platform == "win32":

    def _system() -> list[str]:
        """What the desktop speaks; its programs have no LANG."""
        import ctypes
        import locale

        # https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-getuserdefaultuilanguage
        return [locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), OURS)]
elif sys.platform == "darwin":

    def _system() -> list[str]:
        """What the desktop speaks, best first; its programs have no LANG."""
        from Foundation import NSLocale

        # https://developer.apple.com/documentation/foundation/nslocale/preferredlanguages
        return [str(name) for name in NSLocale.preferredLanguages()]
else:

    def _system() -> list[str]:
        """Without any of its variables the locale is C."""
        return []
