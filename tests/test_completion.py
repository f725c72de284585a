"""Completion, in the real shells."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.needs import need
from tests.shell import Shell

BASH = """
. "$1"
COMP_WORDS=(standupnudge "${@:2}") COMP_CWORD=$(($# - 1)) COMP_LINE="standupnudge ${*:2}" COMP_POINT=${#COMP_LINE}
read -r _ _ function _ < <(complete -p standupnudge | sed 's/.*-F/complete -F/; s/complete -F /x x /')
"$function"
printf '%s\\n' "${COMPREPLY[@]}"
"""

# A terminal of its own for an interactive shell: the keys are typed, and what the completion adds is listed.
ZSH = """
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1= ; fpath=($1 \\$fpath) ; autoload -U compinit ; compinit -u -d $1/dump ; LISTMAX=0"
zpty -w shell "zstyle ':completion:*' list-colors ; bindkey '^I' complete-word ; echo re''ady"
zpty -r -m shell out '*ready*'
zpty -w -n shell "$2"$'\\t'
zpty -r -m shell out "*$3*" && print found
"""


@pytest.fixture
def script(shell: Shell, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """What ``standupnudge completion`` prints for the shell that the test names."""
    done = shell.run("completion", request.param)
    assert (done.returncode, done.stderr) == (0, "")
    place = tmp_path / "_standupnudge"
    place.write_text(done.stdout)
    return place


def said(*command: str | Path) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


WORDS = [
    (["stat"], "status"),
    (["st"], "standing status"),
    (["config", ""], "check edit init path schema"),
    (["status", "--j"], "--json"),
    (["completion", ""], "bash fish zsh"),
]


@pytest.mark.parametrize("script", ["bash"], indirect=True)
@pytest.mark.parametrize(("words", "offered"), WORDS, ids=str)
def test_bash_offers(script: Path, words: list[str], offered: str) -> None:
    assert {each for each in said(need("bash", "bash"), "-c", BASH, "bash", script, *words) if each != "-h"} >= set(
        offered.split()
    )


@pytest.mark.parametrize("script", ["fish"], indirect=True)
@pytest.mark.parametrize(("words", "offered"), WORDS, ids=str)
def test_fish_offers(script: Path, words: list[str], offered: str) -> None:
    line = " ".join(["standupnudge", *words])
    fish = [need("fish", "fish"), "--no-config", "-c", f"source {script}; complete -C '{line}'"]
    done = subprocess.run(fish, capture_output=True, text=True, timeout=60, check=True)
    assert {each.split("\t")[0] for each in done.stdout.splitlines()} >= set(offered.split())


@pytest.mark.parametrize("script", ["zsh"], indirect=True)
@pytest.mark.parametrize(("typed", "added"), [("standupnudge stat", "us"), ("standupnudge config sch", "ema")])
def test_zsh_completes(script: Path, typed: str, added: str) -> None:
    zsh = need("zsh", "zsh")
    assert said(zsh, "-f", "-c", ZSH, "zsh", script.parent, typed, added) == ["found"]


@pytest.mark.parametrize("script", ["bash"], indirect=True)
def test_bash_offers_files_where_a_file_is_wanted(script: Path, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "monday.yaml").touch()
    program = f"cd {tmp_path}\n{BASH}"
    assert "monday.yaml" in said(need("bash", "bash"), "-c", program, "bash", script, "simulate", "mon")


def test_a_shell_we_do_not_know_is_wrong_usage(shell: Shell) -> None:
    done = shell.run("completion", "csh")
    assert done.returncode == 2
    assert "choose from" in done.stderr
