"""The language is found without reading the whole configuration, and as the whole configuration has it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standupnudge.config.load import parse
from standupnudge.config.spoken import spoken

EXAMPLE = Path(__file__).resolve().parents[2] / "config.example.yaml"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "auto"),
        ("appearance:\n  theme: dark\n  language: de\n", "de"),
        ('appearance:\n    language: "pt_BR"  # Brazil\n', "pt_BR"),
        ("appearance:\n  # language: de\n", "auto"),
        ("appearance: {theme: dark}\n", "auto"),
        ("appearance: {theme: dark, language: fr}\n", "fr"),
        ('appearance: {"language": "fr"}\n', "fr"),
        ("appearance:\n\n  # mine\n  language : de\n", "de"),
        ('ideas:\n  extra:\n  - "Learn ten words, language: fr"\nappearance: {theme: dark}\n', "auto"),
        ("appearance: {theme: dark}\nideas:\n  extra:\n  - |\n    language: fr\n", "auto"),
        ("appearance: {theme: dark}  # or {language: fr}\n", "auto"),
        ("sitting: {nudge_after: 45m}\nappearance:\n  language:   'zh-CN'\n", "zh-CN"),
    ],
)
def test_the_language_is_that_of_the_file(tmp_path: Path, text: str, language: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(text)
    assert spoken(file) == language
    assert parse(text).appearance.language == language


def test_the_example_speaks_the_desktops_language() -> None:
    assert spoken(EXAMPLE) == "auto"


def test_what_is_no_file_or_too_large_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert spoken(tmp_path / "pipe.yaml") == "auto"
    (tmp_path / "large.yaml").write_text("appearance: {language: de}\n" + "# more\n" * 40_000)
    assert spoken(tmp_path / "large.yaml") == "auto"


def test_a_file_that_is_not_there_or_no_text_asks_for_nothing(tmp_path: Path) -> None:
    assert spoken(tmp_path / "none.yaml") == "auto"
    (tmp_path / "bytes.yaml").write_bytes(b"appearance:\n  language: \xff\xfe\n")
    assert spoken(tmp_path / "bytes.yaml") == "auto"
