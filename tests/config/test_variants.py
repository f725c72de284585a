"""The variants that a configuration chooses are compared with its plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from standupnudge.config.files import read
from standupnudge.errors import ConfigError
from tests.config.good_plan import GOOD


def written(folder: Path, variants: str, plan: str = "glutes") -> Path:
    path = folder / "config.yaml"
    path.write_text(f"routine:\n  plan: {plan}\n  variants:\n    {variants}\n")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(path)
    return [str(problem) for problem in caught.value.problems]


def test_a_variant_of_the_plan_is_kept(tmp_path: Path) -> None:
    config = read(written(tmp_path, "bent_knee_plank: heel_lifts"))
    assert config.rules.routine.variants == (("bent_knee_plank", "heel_lifts"),)


def test_one_that_is_none_is_told_with_its_place_and_the_likely_one(tmp_path: Path) -> None:
    assert problems(written(tmp_path, "bent_knee_plank: heel_lift")) == [
        'config.yaml:4:22: routine.variants.bent_knee_plank: "heel_lift" is no variant of bent_knee_plank in this '
        "plan; write heel_lifts (allowed: forearm_plank, heel_lifts, side_plank)"
    ]


def test_an_exercise_without_variants_is_told(tmp_path: Path) -> None:
    [told] = problems(written(tmp_path, "glute_bridge: march"))
    assert told.startswith(
        'config.yaml:4:5: routine.variants: "glute_bridge" is no exercise with variants in this plan'
    )


def test_a_plan_of_ones_own_counts(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD)
    assert read(written(tmp_path, "bridge: march", "mine.yaml")).rules.routine.variants == (("bridge", "march"),)
    assert len(problems(written(tmp_path, "bent_knee_plank: heel_lifts", "mine.yaml"))) == 1


def test_a_plan_that_cannot_be_read_is_told_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: Mine\n")
    assert read(written(tmp_path, "bridge: march", "mine.yaml")).rules.routine.variants
