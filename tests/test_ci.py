"""``.ci/run`` runs README's second command, with everything installed that a test may ask for."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
RUN = CHECKOUT / ".ci" / "run"
NEEDS = {"need", "need_service", "need_module", "missing"}  # of tests/needs.py; the package is the last argument
COMES_WITH = {"dbus-bin": "dbus", "dbus-daemon": "dbus"}  # not packages of their own everywhere


def _packages_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[*_, ast.Constant(value=str(package))]) if name in NEEDS:
                yield package


def test_it_installs_every_package_that_a_test_may_ask_for() -> None:
    asked = {package for file in (CHECKOUT / "tests").rglob("*.py") for package in _packages_of(file)}
    assert "xvfb" in asked
    installed = set(re.findall(r"[\w.+-]+", RUN.read_text(encoding="utf-8")))
    assert {COMES_WITH.get(package, package) for package in asked} - installed == set()


def test_it_can_be_run_and_takes_the_command_from_readme() -> None:
    assert os.access(RUN, os.X_OK)
    mark = "<!-- command: test -->"
    assert mark in RUN.read_text(encoding="utf-8")
    assert (CHECKOUT / "README.md").read_text(encoding="utf-8").splitlines().count(mark) == 1


def test_it_lets_nothing_be_skipped() -> None:
    assert "export STANDUPNUDGE_REQUIRE_DESKTOP=1" in RUN.read_text(encoding="utf-8")
