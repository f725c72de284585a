"""An interpreter that really has no tkinter: a mirror of this one's prefix, with everything linked but Tk.

Nothing is hidden by tricks of importing: the files are not there, as on a Debian without python3-tk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
TK = ("tkinter", "idlelib", "turtle.py", "turtledemo")
SITES = ("site-packages", "dist-packages")  # the second is Debian's name


def interpreter_without_tk(folder: Path) -> str:
    """Make the mirror in ``folder`` and return its interpreter; with this one's packages, and this checkout.

    Its ``sys.prefix`` is ``folder``, so it starts its children as itself. A venv won't do: it uses the real prefix.
    """
    python = _copy_interpreter(folder)
    _link_library(folder / sys.platlibdir / f"python{sys.version_info.major}.{sys.version_info.minor}")
    sites = _tell(python, "import site; print(site.getsitepackages()[-1])")
    assert Path(sites).is_relative_to(folder), f"the mirror takes {sites} for its own"
    Path(sites).mkdir(parents=True, exist_ok=True)
    # A module of these folders that needs its own .pth file would not be found; the program needs none.
    Path(sites, "checkout.pth").write_text("\n".join([str(CHECKOUT), *_sites_of_this_one()]) + "\n")
    return python


def _copy_interpreter(folder: Path) -> str:
    # Not a link: an interpreter looks for its library from where its file really is.
    original = Path(sys.executable).resolve()
    (folder / "bin").mkdir(parents=True)
    shutil.copy2(original, folder / "bin" / "python3")
    for shared in Path(sys.base_exec_prefix, "lib").glob("libpython*.so*"):  # some find theirs beside themselves
        (folder / "lib").mkdir(exist_ok=True)
        (folder / "lib" / shared.name).symlink_to(shared)
    return str(folder / "bin" / "python3")


def _link_library(mirror: Path) -> None:
    """Link every entry of the standard library and of its compiled modules, one by one, and leave Tk out."""
    library = Path(sysconfig.get_path("stdlib"))
    compiled = Path(sysconfig.get_config_var("DESTSHARED") or library / "lib-dynload")
    (mirror / "lib-dynload").mkdir(parents=True)
    for entry in library.iterdir():
        if entry.name not in {*TK, *SITES, "lib-dynload", "__pycache__"}:
            (mirror / entry.name).symlink_to(entry)
    for entry in compiled.iterdir():
        if not entry.name.startswith("_tkinter."):
            (mirror / "lib-dynload" / entry.name).symlink_to(entry)


def _sites_of_this_one() -> list[str]:
    return [entry for entry in sys.path if Path(entry).name in SITES]


def _tell(python: str, program: str) -> str:
    environ = {"PATH": os.environ["PATH"]}
    done = subprocess.run([python, "-c", program], env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
