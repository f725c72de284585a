"""Languages: which is chosen, and that every catalog is whole."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest
from babel.messages.catalog import Catalog, Message

from assets.make_languages import TEMPLATE, catalogs, compiled, read, template, written
from standupnudge import language

GERMAN = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    language.use("en")


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "LANGUAGES", ("de", "pt_BR", "zh_CN"))


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "sr_RS@latin"}, "en"),
        ({"LANG": "pt_PT.UTF-8"}, "pt_BR"),
        ({"LANG": "zh_CN.GB18030"}, "zh_CN"),
        ({"LANG": "zh_SG.UTF-8"}, "zh_CN"),
        ({"LANG": "pt_br"}, "pt_BR"),
        ({"LANG": "DE"}, "de"),
        ({"LANG": "zh_TW.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "it:de:en"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en_GB:de"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "pt_BR.UTF-8"}, "pt_BR"),
    ],
)
def test_the_language_is_that_of_the_desktop(environ: dict[str, str], spoken: str) -> None:
    language.use("auto", environ)
    assert language.in_use() == spoken


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        ("de", "de"),
        ("de-CH", "de"),
        ("zh-Hans-CN", "zh_CN"),
        ("zh-Hans-US", "zh_CN"),
        ("zh-Hant-TW", "en"),
        ("nl", "en"),
    ],
)
def test_a_language_in_the_configuration_comes_before_the_desktops(wanted: str, spoken: str) -> None:
    language.use(wanted, {"LANG": "pt_BR.UTF-8"})
    assert language.in_use() == spoken


def test_sentences_come_from_the_catalog_and_go_back_to_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    more = 'msgid "Yes"\nmsgstr "Ja"\n\nmsgctxt "week"\nmsgid "Mon"\nmsgstr "Mo"\n\n'
    more += 'msgid "{n} minute"\nmsgid_plural "{n} minutes"\nmsgstr[0] "{n} Minute"\nmsgstr[1] "{n} Minuten"\n'
    (folder / "standupnudge.po").write_text(GERMAN + more)
    (folder / "standupnudge.mo").write_bytes(compiled(read(folder / "standupnudge.po")))
    monkeypatch.setattr(language, "LANGUAGES", ("de",))
    monkeypatch.setattr(language, "FOLDER", tmp_path)

    language.use("de")
    assert [language._("Yes"), language._("No"), language.pgettext("week", "Mon")] == ["Ja", "No", "Mo"]
    assert [language.ngettext("{n} minute", "{n} minutes", n) for n in (1, 2)] == ["{n} Minute", "{n} Minuten"]
    language.use("auto", {})
    assert language._("Yes") == "Yes"


@pytest.mark.parametrize("content", [None, b"", b"no catalog at all", b"\xde\x12\x04\x95\0\0\0\0\xff\xff"])
def test_where_a_catalog_is_gone_or_damaged_english_is_spoken(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    if content is not None:
        (folder / "standupnudge.mo").write_bytes(content)
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    language.use("de")
    assert language.in_use() == "en"
    assert language._("Yes") == "Yes"


def test_the_template_has_every_message_of_the_code() -> None:
    assert TEMPLATE.read_bytes() == written(template()), "run: python -m assets.make_languages"


def test_no_message_holds_anything_that_is_not_put_in_by_name() -> None:
    for message in _messages(template()):
        for text in _texts(message.id):
            for _, name, form, conversion in string.Formatter().parse(text):
                assert name is None or (name.isidentifier() and not form and not conversion), text


def test_every_catalog_is_whole() -> None:
    assert sorted(file.parents[1].name for file in catalogs()) == sorted(language.LANGUAGES)
    for file in catalogs():
        assert list(wrong(read(file))) == [], file
        assert file.with_suffix(".mo").read_bytes() == compiled(read(file)), "run: python -m assets.make_languages"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "Yes"\nmsgstr "Ja"\n', None),
        ('msgid "{n} more"\nmsgstr "{n} weitere"\n', None),
        ('msgid "{n} hour"\nmsgid_plural "{n} hours"\nmsgstr[0] "eine Stunde"\nmsgstr[1] "{n} Stunden"\n', None),
        ('msgid "Yes"\nmsgstr ""\n', "has no translation"),
        ('#, fuzzy\nmsgid "Yes"\nmsgstr "Ja"\n', "is fuzzy"),
        ('msgid "{n} more"\nmsgstr "{m} weitere"\n', "has other placeholders"),
        ('msgid "{n} more"\nmsgstr "{n weitere"\n', "has other placeholders"),
        ('msgid "{n} hour"\nmsgid_plural "{n} hours"\nmsgstr[0] "{n} Stunde"\n', "has no translation"),
        ('msgid "{n} hour"\nmsgid_plural "{n} hours"\nmsgstr[0] "{n} h"\nmsgstr[1] "h"\n', "has other placeholders"),
        ('msgid " and"\nmsgstr "und"\n', "begins or ends otherwise"),
    ],
)
def test_a_hole_in_a_catalog_would_be_found(tmp_path: Path, entry: str, problem: str | None) -> None:
    file = tmp_path / "de" / "LC_MESSAGES" / "standupnudge.po"
    file.parent.mkdir(parents=True)
    file.write_text(GERMAN + entry)
    found = [each for each in wrong(read(file), whole=False) if problem is None or each.endswith(problem)]
    assert bool(found) == bool(problem)


def wrong(catalog: Catalog, *, whole: bool = True) -> Iterator[str]:
    """What is the matter with a catalog; ``whole`` if it has to have every message of the code."""
    for message in _messages(template() if whole else catalog):
        theirs = catalog.get(message.id, message.context)
        if (
            theirs is None
            or not all(_texts(theirs.string))
            or len(_texts(theirs.string)) < len(_forms(message, catalog))
        ):
            yield f"{message.id!r} has no translation"
        elif theirs.fuzzy:
            yield f"{message.id!r} is fuzzy"
        else:
            yield from _wrong_text(theirs)
    if whole:
        ours = {(message.id, message.context) for message in _messages(template())}
        yield from (f"{each.id!r} is no message" for each in _messages(catalog) if (each.id, each.context) not in ours)


def _forms(message: Message, catalog: Catalog) -> range:
    return range(catalog.num_plurals if message.pluralizable else 1)


def _wrong_text(message: Message) -> Iterator[str]:
    ours, theirs = _texts(message.id), _texts(message.string)
    wanted = _names(ours[-1]) or set()
    for count, names in enumerate(map(_names, theirs)):
        needed = set() if len(theirs) > 1 and count == 0 else wanted  # "one hour" needs no number
        if names is None or not needed <= names <= wanted:
            yield f"{message.id!r} has other placeholders"
    if _edges(ours[0]) != _edges(theirs[0]):
        yield f"{message.id!r} begins or ends otherwise"


def _names(text: str) -> set[str] | None:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _edges(text: str) -> tuple[str, str]:
    return re.match(r"\s*", text)[0], re.search(r"\s*$", text)[0]  # type: ignore[index]


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _texts(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def hidden(code: str) -> list[str]:
    """What is looked up in a way that puts it into no catalog: inside an f-string, or by what isn't the message."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.JoinedStr):
            found += [ast.unparse(inner) for inner in ast.walk(node) if _looks_up(inner)]
        elif _looks_up(node) and not _is_text(node.args[0]):
            found += [ast.unparse(node)] if any(_is_text(each) for each in ast.walk(node.args[0])) else []
    return found


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _looks_up(node: ast.AST) -> TypeGuard[ast.Call]:
    names = {"_", "N_", "ngettext", "pgettext"}
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def test_nothing_is_looked_up_where_no_catalog_can_have_it() -> None:
    files = sorted(Path(language.__file__).parent.rglob("*.py"))
    assert len(files) > 300
    assert [(file.name, found) for file in files if (found := hidden(file.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ('_("Yes")', 0),
        ('_(WORDS[kind]).format(when=f"{at:%H}")', 0),
        ("""f"{body} {_('If you are')}\"""", 1),
        ('_(f"Next {when}")', 1),
        ("_(OWN_PACE if own else KEYS)", 0),
        ('_(WORDS["done" if whole else "partly"])', 1),
    ],
)
def test_a_message_that_no_catalog_can_have_would_be_found(code: str, count: int) -> None:
    assert len(hidden(code)) == count
