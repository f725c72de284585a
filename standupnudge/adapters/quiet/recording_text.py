"""What ``pactl list`` prints for people, in the C locale, as its JSON would have it. For versions before 16. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any


def outputs_of_text(text: str) -> list[dict[str, Any]]:
    """Of ``pactl list source-outputs``: index, source, corked, properties."""
    return [
        {
            "index": index,
            "source": int(fields["Source"]) if fields.get("Source", "").isdigit() else None,
            "corked": fields.get("Corked") == "yes",
            "properties": properties,
        }
        for index, fields, properties in _blocks(text, "Source Output")
    ]


def sources_of_text(text: str) -> list[dict[str, Any]]:
    """Of ``pactl list sources``: index, name, properties."""
    return [
        {"index": index, "name": fields.get("Name", ""), "properties": properties}
        for index, fields, properties in _blocks(text, "Source")
    ]


def _blocks(text: str, kind: str) -> Iterator[tuple[int, dict[str, str], dict[str, str]]]:
    for number, block in re.findall(rf"^{kind} #(\d+)\n((?:[ \t].*\n?|\n)*)", text, re.MULTILINE):
        fields = dict(re.findall(r"^\t(\w[^:\t]*): (.*)$", block, re.MULTILINE))
        properties = dict(re.findall(r'^\t\t([\w.-]+) = "(.*)"$', block, re.MULTILINE))
        yield int(number), fields, properties
