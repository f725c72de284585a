"""The schema beside the configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from standupnudge.config.beside import keep_schema
from standupnudge.resources import resource

OURS = resource("config.schema.json").read_bytes()


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def beside(config: Path) -> Path:
    return config.with_name("config.schema.json")


def test_it_comes_with_the_first_configuration(config: Path) -> None:
    keep_schema(config, made=True)
    assert beside(config).read_bytes() == OURS
    assert [path.name for path in config.parent.iterdir()] == ["config.schema.json"]


def test_an_older_one_is_renewed(config: Path) -> None:
    beside(config).write_text("{}")
    keep_schema(config, made=False)
    assert beside(config).read_bytes() == OURS


def test_one_that_was_removed_stays_away(config: Path) -> None:
    keep_schema(config, made=False)
    assert not beside(config).exists()


def test_a_link_is_left_as_it_is(config: Path) -> None:
    target = config.with_name("mine.json")
    target.write_text("{}")
    beside(config).symlink_to(target)
    keep_schema(config, made=True)
    assert target.read_text() == "{}"
    assert beside(config).is_symlink()


def test_a_folder_that_is_not_there_is_no_fault(config: Path) -> None:
    keep_schema(config.parent / "none" / "config.yaml", made=True)
    beside(config).mkdir()
    keep_schema(config, made=True)
    assert beside(config).is_dir()
