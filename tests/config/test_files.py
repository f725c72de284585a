import os
import stat
from pathlib import Path

import pytest

from standupnudge.config import files
from standupnudge.config.schema import Config
from standupnudge.errors import ConfigError, StandUpNudgeError
from standupnudge.resources import resource

EXAMPLE = resource("config.example.yaml").read_bytes()


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_first_file_is_made_of_the_example_with_its_folder(tmp_path):
    path = tmp_path / "deep" / "standupnudge" / "config.yaml"
    assert files.create(path) is True
    assert path.read_bytes() == EXAMPLE
    assert names_in(path.parent) == ["config.yaml"]


def test_the_file_is_made_with_the_rights_of_other_files(tmp_path):
    files.create(tmp_path / "config.yaml")
    (tmp_path / "other").touch()
    assert stat.S_IMODE((tmp_path / "config.yaml").stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)


@pytest.mark.parametrize("content", [b"", b"sitting: {snooze: 9m}", b"\xff not even text"])
def test_a_file_that_is_there_is_never_touched(tmp_path, content):
    path = tmp_path / "config.yaml"
    path.write_bytes(content)
    assert files.create(path) is False
    assert path.read_bytes() == content
    assert names_in(tmp_path) == ["config.yaml"]


def test_a_link_to_nowhere_keeps_its_place(tmp_path):
    path, target = tmp_path / "config.yaml", tmp_path / "dotfiles" / "standupnudge.yaml"
    path.symlink_to(target)
    assert files.create(path) is False
    assert path.is_symlink()
    assert not target.exists()
    assert names_in(tmp_path) == ["config.yaml"]


def appear_meanwhile(path: Path, content: bytes):
    """A link that is made while another program makes the file."""

    def link(_source, _target):
        path.write_bytes(content)
        raise FileExistsError

    return link


def test_a_file_that_appears_meanwhile_is_not_touched(tmp_path, monkeypatch):
    path = tmp_path / "config.yaml"
    monkeypatch.setattr(os, "link", appear_meanwhile(path, b"theirs"))
    assert files.create(path) is False
    assert path.read_bytes() == b"theirs"
    assert names_in(tmp_path) == ["config.yaml"]


def no_links(_source, _target):
    raise PermissionError(1, "Operation not permitted")


def test_a_file_system_without_links_gets_the_file_too(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", no_links)
    assert files.create(tmp_path / "config.yaml") is True
    assert (tmp_path / "config.yaml").read_bytes() == EXAMPLE
    assert names_in(tmp_path) == ["config.yaml"]


def test_a_file_that_appears_meanwhile_on_a_file_system_without_links_is_not_touched(tmp_path, monkeypatch):
    path = tmp_path / "config.yaml"

    def link(source, target):
        path.write_bytes(b"theirs")
        no_links(source, target)

    monkeypatch.setattr(os, "link", link)
    assert files.create(path) is False
    assert path.read_bytes() == b"theirs"


def test_a_folder_that_cannot_be_made_is_told_with_what_happens_then(tmp_path):
    (tmp_path / "standupnudge").write_text("in the way")
    with pytest.raises(StandUpNudgeError) as caught:
        files.create(tmp_path / "standupnudge" / "config.yaml")
    assert str(caught.value) == (
        f"{tmp_path}/standupnudge/config.yaml can't be made: file exists. "
        "Without it, StandUpNudge goes by its defaults."
    )


def test_a_missing_file_means_the_defaults(tmp_path):
    assert files.read(tmp_path / "nowhere" / "config.yaml") == Config()


def test_a_link_to_nowhere_means_the_defaults(tmp_path):
    (tmp_path / "config.yaml").symlink_to(tmp_path / "nowhere")
    assert files.read(tmp_path / "config.yaml") == Config()


def test_problems_are_told_with_the_name_of_the_file(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("sond: {}\n")
    with pytest.raises(ConfigError, match=r"^mine\.yaml:1:1: sond: "):
        files.read(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"# caf\xe9\n", "config.yaml:1:6: the byte 0xe9 is no UTF-8 text; save the file as UTF-8"),
        (b"a: b\n\xef\xbb\n", "config.yaml:2:1: the byte 0xef is no UTF-8 text; save the file as UTF-8"),
        ("sound: {}".encode("utf-16"), "config.yaml:1:1: the byte 0xff is no UTF-8 text; save the file as UTF-8"),
        (b"\xef\xbb\xbf# \xc3\xa9\xff", "config.yaml:1:4: the byte 0xff is no UTF-8 text; save the file as UTF-8"),
    ],
)
def test_what_is_not_utf_8_is_told_with_its_place(tmp_path, content, words):
    (tmp_path / "config.yaml").write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        files.read(tmp_path / "config.yaml")
    assert str(caught.value) == words


def test_a_mark_of_utf_8_at_the_beginning_is_no_problem(tmp_path):
    (tmp_path / "config.yaml").write_bytes(b"\xef\xbb\xbfsound: {volume: 3}\n")
    assert files.read(tmp_path / "config.yaml").sound.volume == 3


def test_a_folder_or_a_pipe_in_the_place_of_the_file_is_a_problem(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(ConfigError) as caught:
            files.read(path)
        assert str(caught.value) == f"{path}: this is not a file; put a file in its place, or remove it"


def test_a_chain_of_links_without_an_end_is_a_problem(tmp_path):
    path = tmp_path / "config.yaml"
    path.symlink_to(path)
    with pytest.raises(ConfigError) as caught:
        files.read(path)
    assert str(caught.value) == f"{path}: the file can't be read: too many levels of symbolic links"


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    path = tmp_path / "config.yaml"
    path.touch()

    def refuse(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root, as in a container, may read everything
    with pytest.raises(ConfigError) as caught:
        files.read(path)
    assert str(caught.value) == f"{path}: the file can't be read: permission denied"


def test_an_enormous_file_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "config.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(ConfigError) as caught:
        files.read(path)
    assert str(caught.value) == f"{path}: the file is larger than 256 KiB; is it the right one?"
