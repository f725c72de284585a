"""Windows' SAPI, with a script that stands in for the PowerShell that speaks to it. The real ones are not at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from standupnudge.adapters.voice.windows_sapi import SCRIPT, WindowsSapi
from standupnudge.errors import Unavailable
from tests.adapters.voice.stand_in import StandIn
from tests.desktop.waiting import eventually

POWERSHELL = """
note(arguments=sys.argv[1:], number=os.getpid())
{before}
print("ready", flush=True)
for line in sys.stdin:
    note(line=line)
    {then}
    print("ready", flush=True)
note(end=True)
"""


@contextmanager
def speaking(
    folder: Path, before: str = "pass", then: str = "pass", language: str = "en"
) -> Iterator[tuple[WindowsSapi, StandIn]]:
    """The engine, and what stands in for PowerShell."""
    shell = StandIn(folder, "powershell", POWERSHELL.format(before=before, then=then))
    engine = WindowsSapi(shell.environ, language)
    try:
        yield engine, shell
    finally:
        engine.close()


def ready(engine: WindowsSapi) -> None:
    eventually(engine._ready.is_set, "PowerShell ready")


@pytest.mark.parametrize(("language", "codes"), [("en", "409 809"), ("pt_BR", "416"), ("nl", "409 809")])
def test_one_powershell_is_started_with_the_script_and_no_profile(tmp_path: Path, language: str, codes: str) -> None:
    with speaking(tmp_path, language=language) as (engine, shell):
        ready(engine)
        script = SCRIPT.replace("CODES", codes)
        assert shell.all("arguments") == [["-NoProfile", "-NonInteractive", "-Command", script]]


def test_it_reads_the_volume_and_the_words_with_all_but_the_plainest_escaped(tmp_path: Path) -> None:
    with speaking(tmp_path) as (engine, shell):
        ready(engine)
        engine.speak("Two of ten. Größe 🏃\nquit", 60)
        (line,) = eventually(lambda: shell.all("line"), "the line")
    volume, words = line.rstrip("\n").split(" ", 1)
    assert volume == "60"
    assert re.fullmatch(r"(?:[A-Za-z0-9 ]|\\u[0-9a-f]{4})+", words)
    units = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), words)
    assert units.encode("utf-16", "surrogatepass").decode("utf-16") == "Two of ten. Größe 🏃\nquit"


def test_silence_is_words_that_are_empty(tmp_path: Path) -> None:
    with speaking(tmp_path) as (engine, shell):
        ready(engine)
        engine.hush()
        shell.until("line", "0 \n")


def test_what_comes_before_it_is_ready_is_left_out(tmp_path: Path) -> None:
    with speaking(tmp_path, before="sys.stdin.readline()") as (engine, shell):
        engine.speak("Too early.", 60)
        engine.hush()
        assert engine._process.stdin is not None
        engine._process.stdin.write(b"go on\n")
        engine._process.stdin.flush()
        ready(engine)
        engine.speak("Now", 60)
        shell.until("line", "60 Now\n")


def test_while_it_hangs_nothing_is_queued(tmp_path: Path) -> None:
    go_on = tmp_path / "go_on"
    wait = f"while not os.path.exists({str(go_on)!r}): time.sleep(0.01)"
    with speaking(tmp_path, then=wait) as (engine, shell):
        ready(engine)
        engine.speak("One", 60)
        shell.until("line", "60 One\n")
        engine.speak("Two", 60)
        engine.speak("Three", 60)
        go_on.touch()
        ready(engine)
        engine.speak("Four", 60)
        shell.until("line", "60 One\n", "60 Four\n")


def test_one_that_can_t_speak_is_told_with_the_words(tmp_path: Path) -> None:
    with speaking(tmp_path, before="sys.exit(1)") as (engine, _):
        eventually(engine._gone.is_set, "the end of PowerShell")
        engine.hush()
        with pytest.raises(Unavailable, match="can't speak here"):
            engine.speak("Anybody there?", 60)


def test_one_that_ends_later_is_told_too(tmp_path: Path) -> None:
    with speaking(tmp_path, then="os._exit(1)") as (engine, shell):
        ready(engine)
        engine.speak("One", 60)
        shell.until("line", "60 One\n")
        eventually(engine._gone.is_set, "the end of PowerShell")
        with pytest.raises(Unavailable):
            engine.speak("Two", 60)


def test_at_the_end_it_is_ended(tmp_path: Path) -> None:
    with speaking(tmp_path) as (engine, shell):
        ready(engine)
        assert shell.running(shell.all("number"))
    assert shell.running(shell.all("number")) == []
    engine.close()


def test_without_it_that_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="PowerShell was not found"):
        WindowsSapi({"PATH": str(tmp_path)})
