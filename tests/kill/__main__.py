"""``python -m tests.kill --kills 300 --seed 1``."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from tests.kill.killer import Killer

A_WEEK = 60  # kills; enough days for each


def main() -> None:
    """Play weeks until there were so many kills; the first thing that is wrong ends it with an ``AssertionError``."""
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description="Kills the program, and looks.")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    seen: Counter[str] = Counter()
    seed = asked.seed
    while seen["killed"] < asked.kills:
        with tempfile.TemporaryDirectory() as folder:
            week = Killer(Path(folder), seed, min(A_WEEK, asked.kills - seen["killed"]))
            try:
                week.play()
            except AssertionError:
                print(f"Seed {seed} fails; it is not the same each time, since kills depend on the machine's pace.")  # noqa: T201
                raise
        seen += week.seen
        seed += 1
        print(f"{seen['killed']} kills in {seed - asked.seed} weeks", flush=True)  # noqa: T201
    width = max(map(len, seen))
    print("\n".join(f"{what:{width}} {count:7}" for what, count in sorted(seen.items())))  # noqa: T201


if __name__ == "__main__":
    main()
