"""What the start has taken goes back to the system."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

# Blocks that the C library allots, freed but for the last: so the heap can't shrink by itself.
HOLES = """
import json
from standupnudge.lean import give_back

def megabytes():
    pages = int(open("/proc/self/statm").read().split()[1])
    return pages * 4096 / 1e6

blocks = [bytes(3000) for _ in range(20_000)]
last = blocks.pop()
blocks.clear()
before = megabytes()
give_back()
print(json.dumps([before, megabytes()]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' Python gives back what it can by itself")
def test_memory_between_what_is_used_goes_back() -> None:
    checkout = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-c", HOLES], cwd=checkout, capture_output=True, text=True, timeout=60, check=True
    )
    before, after = json.loads(done.stdout)
    assert before > 60
    assert after < before - 40
