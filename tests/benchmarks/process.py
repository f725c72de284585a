"""What a running process costs, from /proc (Linux)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

NANOSECONDS = 1_000_000  # in a millisecond


@dataclass(frozen=True, slots=True)
class Memory:
    """In MB.

    :ivar resident: pages in memory, however many processes share them.
    :ivar share: the same with each shared page divided by who shares it (PSS).
    :ivar private: what would be free if it ended (USS).
    """

    resident: float
    share: float
    private: float


@dataclass(frozen=True, slots=True)
class Work:
    """Of all threads there are: processor time in milliseconds; how often one gave up the processor to wait."""

    processor: float
    wakeups: int

    def since(self, before: Work) -> Work:
        """What was done meanwhile."""
        return Work(self.processor - before.processor, self.wakeups - before.wakeups)


def memory(pids: Iterable[int]) -> Memory:
    """Of all of ``pids`` together."""
    sizes: dict[str, int] = {}
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            match line.split():
                case [name, size, "kB"]:
                    sizes[name] = sizes.get(name, 0) + int(size)
    private = sizes["Private_Clean:"] + sizes["Private_Dirty:"]
    return Memory(*(size / 1024 for size in (sizes["Rss:"], sizes["Pss:"], private)))


def work(pids: Iterable[int]) -> Work:
    """Of all of ``pids`` together, ended threads aside; to the microsecond, where ``stat`` counts in hundredths."""
    processor, wakeups = 0.0, 0
    for pid in pids:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            # https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat
            processor += int(thread.joinpath("schedstat").read_text().split()[0]) / NANOSECONDS
            status = thread.joinpath("status").read_text()
            lines = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
            wakeups += int(lines["voluntary_ctxt_switches"])
    return Work(processor, wakeups)
