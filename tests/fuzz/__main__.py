"""``python -m tests.fuzz state --minutes 5``: coverage-guided, by atheris, which is no dependency: pip install atheris.

Ends with the first finding, and prints it; ``python -m tests.fuzz state --again FILE`` runs what it has written.
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Fuzz one target until the time is over."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("target")
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--again", type=Path, help="a file that atheris has written")
    asked = parser.parse_args()
    logging.disable()
    if asked.again is not None:
        from tests.fuzz.targets import TARGETS

        TARGETS[asked.target](asked.again.read_bytes())
    elif importlib.util.find_spec("atheris") is None:
        sys.exit("This needs atheris: pip install atheris (Linux, Python 3.11 to 3.13).")
    else:
        _fuzz(asked.target, asked.minutes)


def _fuzz(name: str, minutes: float) -> None:
    import atheris

    with atheris.instrument_imports(include=["standupnudge"]):
        from tests.fuzz.targets import TARGETS, seeds
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds(name)):
            Path(folder, str(number)).write_bytes(seed)
        limits = [f"-max_total_time={round(minutes * 60)}", "-timeout=30", "-max_len=20000", "-rss_limit_mb=2000"]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={name}-", folder], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
