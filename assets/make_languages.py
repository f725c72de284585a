"""Keeps the catalogs in step with the code: ``python -m assets.make_languages`` (needs Babel).

Writes the template of all messages, brings each catalog up to it (what is new or has changed is empty), and
compiles each. With the name of a new language, such as ``it``, it begins a catalog.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from standupnudge.language import DOMAIN, FOLDER

SOURCES = FOLDER.parent
TEMPLATE = FOLDER / f"{DOMAIN}.pot"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
WIDTH = 120


def template() -> Catalog:
    """Every message of the code, by file; without lines, which would change with every edit."""
    catalog = Catalog(project=DOMAIN, charset="utf-8")
    found = extract_from_dir(SOURCES, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("For translators:",))
    for file, _line, message, comments, context in sorted(found, key=lambda each: each[0]):
        catalog.add(message, locations=[(Path(file).as_posix(), None)], auto_comments=comments, context=context)
    return catalog


def written(catalog: Catalog) -> bytes:
    """The text of a catalog, without a date."""
    file = BytesIO()
    pofile.write_po(file, catalog, width=WIDTH, omit_header=False, include_lineno=False, ignore_obsolete=True)
    return b"".join(each for each in file.getvalue().splitlines(True) if not each.startswith(_DATED))


_DATED = tuple(b'"' + name for name in (b"POT-Creation-Date", b"PO-Revision-Date", b"Generated-By"))


_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def catalogs() -> Iterator[Path]:
    """The files of all catalogs."""
    return iter(sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


def read(file: Path) -> Catalog:
    """The catalog of a language; the name of its folder is the language."""
    return pofile.read_po(BytesIO(file.read_bytes()), locale=file.parents[1].name)


def compiled(catalog: Catalog) -> bytes:
    """A catalog as gettext reads it."""
    catalog.creation_date = catalog.revision_date = _NEVER  # else it would be that of each run
    file = BytesIO()
    mofile.write_mo(file, catalog)
    return file.getvalue()


def main(new: list[str]) -> None:
    """Write all of them."""
    messages = template()
    FOLDER.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(written(messages))
    for name in new:
        file = FOLDER / name / "LC_MESSAGES" / f"{DOMAIN}.po"
        file.parent.mkdir(parents=True)
        file.write_bytes(written(Catalog(locale=name, project=DOMAIN, charset="utf-8")))
    for file in catalogs():
        catalog = read(file)
        catalog.update(messages, no_fuzzy_matching=True)
        file.write_bytes(written(catalog))
        file.with_suffix(".mo").write_bytes(compiled(catalog))


if __name__ == "__main__":
    main(sys.argv[1:])
