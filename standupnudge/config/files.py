"""Where the configuration file is; makes the first one, and reads it. Never writes over anything."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from standupnudge.config.schema import Config
from standupnudge.config.size import LARGEST
from standupnudge.errors import ConfigError, Problem, StandUpNudgeError
from standupnudge.language import _

if TYPE_CHECKING:
    from typing import NoReturn

    from standupnudge.config.first_choices import Choices


def create(path: Path, chosen: Choices | None = None) -> bool:
    """Put the example, with what was ``chosen``, at ``path`` if nothing is there, not even a link to nowhere.

    Returns whether it did.

    The file is there as a whole or not at all, its folder is made if need be.

    :raises StandUpNudgeError: it can't be made there; the program can do without.
    """
    example = _example(chosen)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return not os.path.lexists(path) and _create(path, example)
    except OSError as error:
        what = _("{path} can't be made: {reason}.").format(path=path, reason=_reason(error))
        raise StandUpNudgeError(what, _("Without it, StandUpNudge goes by its defaults.")) from error


def _example(chosen: Choices | None) -> bytes:
    from standupnudge.resources import resource

    example = resource("config.example.yaml").read_bytes()
    if chosen is None:
        return example
    from standupnudge.config.first_choices import with_choices

    return with_choices(example.decode(), chosen).encode()


def _create(path: Path, content: bytes) -> bool:
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            return False
        except OSError:  # a file system without links: no one else sees to it that it is whole
            return _create_in_place(path, content)
        return True
    finally:
        fresh.unlink(missing_ok=True)


def _create_in_place(path: Path, content: bytes) -> bool:
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return False
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
    return True


def read(path: Path) -> Config:
    """What the file says; the defaults if there is none.

    :raises ConfigError: it can't be read, or has problems.
    """
    from standupnudge.config.load import parse

    try:
        text = read_text(path)
    except FileNotFoundError:
        return Config()
    config = parse(text, path.name)
    if config.rules.routine.variants:
        from standupnudge.config.variants import compare

        compare(text, path, config)
    return config


def read_text(path: Path) -> str:
    """The text of a file that a person writes.

    :raises ConfigError: it can't be read.
    :raises FileNotFoundError: there is none.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            _refuse(path, _("this is not a file; put a file in its place, or remove it"))
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        _refuse(path, _("the file can't be read: {reason}").format(reason=_reason(error)))
    if len(content) > LARGEST:
        told = _("the file is larger than {size} KiB; is it the right one?")
        _refuse(path, told.format(size=LARGEST // 1024))
    return _decoded(path, content)


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode().split("\n")
        told = _("the byte {byte} is no UTF-8 text; save the file as UTF-8")
        text = told.format(byte=f"{error.object[error.start]:#04x}")
        problem = Problem(file=path.name, line=len(before), column=len(before[-1]) + 1, text=text)
        raise ConfigError([problem]) from error


def _refuse(path: Path, text: str) -> NoReturn:
    raise ConfigError([Problem(file=str(path), text=text)])


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
