"""What a YAML parser stumbled over, in words for somebody who has never seen YAML. Pure; knows no key.

PyYAML has two parsers, whose words differ: what is looked for is what both say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standupnudge.config.problems import Fault, Mark, lines, plain
from standupnudge.language import _

if TYPE_CHECKING:
    import yaml

_CLOSING = {"[": "]", "{": "}"}


def explained(error: yaml.MarkedYAMLError, text: str, bracket: Mark | None) -> Fault:
    """The fault that ``error`` means.

    :param bracket: where the innermost list or mapping in brackets begins that is still open.
    """
    rows, problem = lines(text), str(error.problem)
    begun, found = (
        Mark(at.line + 1, at.column + 1) if at else Mark(1, 1) for at in (error.context_mark, error.problem_mark)
    )
    letter = _letter(rows, found)
    if letter == "\t" or "tab character" in problem:
        return Fault(found, _("a tab is here where only spaces can be; use spaces"))
    if "cannot start any token" in problem:
        told = _('a value can\'t begin with "{letter}"; put the value in quotes')
        return Fault(found, told.format(letter=plain(letter)))
    if "quoted scalar" in str(error.context):
        return _quoted(problem, begun, found)
    if bracket and (_is_missing_comma(problem) or not _rest(rows, found).strip()):
        return _bracketed(rows, bracket, found)
    if "node content" in problem and letter:
        told = _('"{letter}" can\'t be here; put the value in quotes if it is part of one')
        return Fault(found, told.format(letter=plain(letter)))
    if "not allowed" in problem:
        return Fault(found, _misplaced(rows, found))
    if "expected key" in problem or "block end" in problem or "'-' indicator" in problem:
        told = _("this doesn't fit what is above it; look at the indentation, the quotes and the brackets")
        return Fault(found, told)
    # For translators: {problem} is in English, as the parser says it
    return Fault(found, _("this can't be read as YAML: {problem}").format(problem=plain(problem, 100)))


def _letter(rows: list[str], at: Mark) -> str:
    row = rows[at.line - 1] if at.line <= len(rows) else ""
    return row[at.column - 1 : at.column]


def _rest(rows: list[str], at: Mark) -> str:
    return "".join(
        [row[at.column - 1 :] if number == at.line else row for number, row in enumerate(rows, 1) if number >= at.line]
    )


def _is_missing_comma(problem: str) -> bool:
    return "expected ','" in problem


def _quoted(problem: str, begun: Mark, found: Mark) -> Fault:
    if "end of stream" in problem or "document" in problem:
        return Fault(begun, _("this quote is never closed; put the same quote after the value"))
    return Fault(found, _("a backslash means something else in double quotes; use single quotes"))


def _bracketed(rows: list[str], bracket: Mark, found: Mark) -> Fault:
    opening = _letter(rows, bracket)
    closing = _CLOSING.get(opening, "]")
    if found.line == bracket.line and _letter(rows, found):
        return Fault(found, _('a "," or the "{closing}" is missing before this').format(closing=closing))
    told = _('this "{opening}" is never closed; put a "{closing}" at its end')
    return Fault(bracket, told.format(opening=plain(opening), closing=closing))


def _misplaced(rows: list[str], found: Mark) -> str:
    """Why there can't be a colon, or the dash of a list, at this place."""
    row = rows[found.line - 1][: found.column - 1]
    if _letter(rows, found) == "-":
        return _("a list can't begin on the line of its key; put it on a line of its own, or in brackets")
    if ":" in row:
        return _('there is a second ":" on this line; put the value in quotes')
    above = next((row for row in reversed(rows[: found.line - 1]) if row.split("#")[0].strip()), "")
    if ":" not in above:
        return _('the line above has no ":" after its key')
    if re.fullmatch(r"[^:\"']+:[^ :].*", above):
        return _('the line above has no space after its ":"')
    return _("this line is indented further than its neighbours")
