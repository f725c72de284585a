"""No text ever reaches a shell, and none is run as code: programs are started with lists of words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "standupnudge"
NEVER = {
    *("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput", "asyncio.create_subprocess_shell"),
    *("create_subprocess_shell", "getoutput", "getstatusoutput", "eval", "exec", "compile", "__import__"),
    *("pickle.load", "pickle.loads", "marshal.loads", "yaml.unsafe_load", "yaml.full_load", "pty.spawn"),
}
STARTS = {"subprocess.run", "subprocess.Popen", "subprocess.call", "subprocess.check_call", "subprocess.check_output"}
SHELLS = {"sh", "bash", "cmd", "cmd.exe", "/bin/sh", "/bin/bash"}


def faults(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        text = f"line {node.lineno}: {ast.unparse(node)}"
        first = node.args[0] if node.args else None
        no_list = name in STARTS and isinstance(first, ast.Constant | ast.JoinedStr | ast.BinOp)
        if no_list or name in NEVER or any(word.arg == "shell" for word in node.keywords):
            yield text
        elif name in STARTS or name.endswith("create_subprocess_exec"):
            words = first.elts if isinstance(first, ast.List) else node.args
            if any(isinstance(word, ast.Constant) and word.value in SHELLS for word in words):
                yield text


def test_no_shell_is_given_text() -> None:
    found = [f"{file}: {fault}" for file in PACKAGE.rglob("*.py") for fault in faults(file.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "subprocess.run(command, shell=True)",
        "subprocess.run(f'xdg-open {path}')",
        "subprocess.Popen(['sh', '-c', text])",
        "await asyncio.create_subprocess_exec('bash', '-c', text)",
        "os.system(text)",
        "await asyncio.create_subprocess_shell(text)",
        "eval(text)",
    ],
)
def test_one_that_is_would_be_found(code: str) -> None:
    assert list(faults(f"async def start():\n    {code}\n"))


def test_lists_of_words_are_fine() -> None:
    assert not list(faults("subprocess.run([*editor, str(path)], check=False)"))
