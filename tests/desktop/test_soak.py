"""The short form of ``python -m tests.soak``, which also watches the memory: a day of the program's clock."""

from __future__ import annotations

from pathlib import Path

from tests.soak.watch import Look, growth, soak


def test_a_day_in_the_tray_loses_no_record_and_keeps_no_file_open(place: Path) -> None:
    came = soak(place / "s", days=1, speed=3600, looks_a_day=8)
    assert came.status == 0, came.log
    assert "Traceback" not in came.log, came.log
    assert came.kept == came.shown > 5
    assert came.breaks > 0
    assert came.icon_changes > 10
    assert came.fetched >= came.told > 10
    assert came.files_left <= came.files_early, came.looks


def test_a_leak_would_be_told_from_warming_up_and_from_one_odd_look() -> None:
    def looks(*private: float) -> list[Look]:
        return [Look(day, megabytes, megabytes, 21) for day, megabytes in enumerate(private)]

    assert growth(looks(22, 29, 31, 32, 30, 32.1, 32, 32.1, 31)) < 1.005
    assert growth(looks(22, 30, 31, 32, 33, 34, 35, 36, 37)) > 1.05
