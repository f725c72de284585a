"""Real files in real folders. What is awaited is that the new contents were read by ``changed``."""

import errno
import os
import shutil
import threading
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from standupnudge.config.links import names_on_the_way
from standupnudge.config.watch import Watch
from standupnudge.errors import Unavailable

PATIENCE = 10  # seconds until a test gives up; a change is told of within one


class Reader:
    """Reads the file at each change, as the program does, and keeps what it read (``None``: no file)."""

    def __init__(self, path: Path):
        self.path = path
        self.read: list[str | None] = []
        self._condition = threading.Condition()

    def changed(self) -> None:
        try:
            content = self.path.read_text()
        except OSError:
            content = None
        with self._condition:
            self.read.append(content)
            self._condition.notify_all()

    def await_content(self, content: str | None) -> None:
        with self._condition:
            seen = self._condition.wait_for(lambda: self.read and self.read[-1] == content, timeout=PATIENCE)
            assert seen, f"{content!r} was not told of, only {self.read}"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "home" / ".config" / "standupnudge"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def path(folder):
    path = folder / "config.yaml"
    path.write_text("old")
    return path


@pytest.fixture
def reader(path):
    reader = Reader(path)
    watch = Watch(path, reader.changed)
    yield reader
    watch.close()


def watching(path: Path):
    reader = Reader(path)
    return reader, Watch(path, reader.changed)


def replace(path: Path, content: str) -> None:
    fresh = path.with_name("fresh.tmp")
    fresh.write_text(content)
    fresh.replace(path)


def test_writing_in_place_is_told(path, reader):
    path.write_text("new")
    reader.await_content("new")


def test_writing_in_place_without_closing_is_told(path, reader):
    with path.open("a") as file:
        file.write("er")
        file.flush()
        reader.await_content("older")


def test_renaming_over_it_is_told_and_so_is_what_comes_after(path, reader):
    replace(path, "new")
    reader.await_content("new")
    replace(path, "newer")
    reader.await_content("newer")
    path.write_text("newest")
    reader.await_content("newest")


def test_deleting_and_making_it_anew_is_told(path, reader):
    path.unlink()
    reader.await_content(None)
    path.write_text("new")
    reader.await_content("new")


def test_a_backup_with_a_new_file_in_its_place_is_told(path, reader):
    for content in ("new", "newer"):
        path.rename(path.with_name("config.yaml~"))
        path.write_text(content)
        reader.await_content(content)


def test_moving_it_elsewhere_and_back_is_told(path, reader, tmp_path):
    path.rename(tmp_path / "elsewhere.yaml")
    reader.await_content(None)
    (tmp_path / "elsewhere.yaml").rename(path)
    reader.await_content("old")


def test_a_change_of_rights_is_told(path, reader):
    path.chmod(0o600)
    reader.await_content("old")


def test_a_folder_that_is_removed_and_comes_back_is_told(path, reader):
    for content in ("new", "newer"):
        shutil.rmtree(path.parent)
        reader.await_content(None)
        path.parent.mkdir()
        path.write_text(content)
        reader.await_content(content)


def test_the_folders_above_may_go_and_come_back_as_well(path, reader, tmp_path):
    shutil.rmtree(tmp_path / "home")
    reader.await_content(None)
    path.parent.mkdir(parents=True)
    path.write_text("new")
    reader.await_content("new")
    path.write_text("newer")
    reader.await_content("newer")


def test_a_folder_that_is_renamed_away_and_replaced_is_told(path, reader, tmp_path):
    path.parent.rename(tmp_path / "old")
    reader.await_content(None)
    path.parent.mkdir()
    path.write_text("new")
    reader.await_content("new")
    path.write_text("newer")
    reader.await_content("newer")


def test_a_folder_that_is_not_there_yet_is_waited_for(tmp_path):
    path = tmp_path / "a" / "b" / "c" / "config.yaml"
    reader, watch = watching(path)
    path.parent.mkdir(parents=True)
    path.write_text("new")
    reader.await_content("new")
    path.write_text("newer")
    reader.await_content("newer")
    watch.close()


@pytest.fixture
def dotfile(path, tmp_path):
    """The file is a link into a folder of dotfiles."""
    dotfile = tmp_path / "dotfiles" / "standupnudge.yaml"
    dotfile.parent.mkdir()
    path.rename(dotfile)
    path.symlink_to(dotfile)
    return dotfile


def test_the_target_of_a_link_may_be_written_replaced_or_removed(dotfile, reader):
    dotfile.write_text("new")
    reader.await_content("new")
    replace(dotfile, "newer")
    reader.await_content("newer")
    dotfile.unlink()
    reader.await_content(None)
    dotfile.write_text("newest")
    reader.await_content("newest")


def test_a_link_may_be_led_elsewhere_and_its_new_target_changed(dotfile, path, reader, tmp_path):
    other = tmp_path / "other" / "standupnudge.yaml"
    other.parent.mkdir()
    other.write_text("other")
    fresh = path.with_name("fresh")
    fresh.symlink_to(other)
    fresh.replace(path)
    reader.await_content("other")
    other.write_text("other, newer")
    reader.await_content("other, newer")
    dotfile.write_text("no longer ours")
    path.unlink()
    path.write_text("no link")
    reader.await_content("no link")
    assert "no longer ours" not in reader.read


def test_a_relative_link_in_a_chain_of_links_is_followed(dotfile, path, tmp_path):
    (tmp_path / "middle").mkdir()
    (tmp_path / "middle" / "link").symlink_to(Path("..", "dotfiles", "standupnudge.yaml"))
    path.unlink()
    path.symlink_to(tmp_path / "middle" / "link")
    reader, watch = watching(path)
    dotfile.write_text("new")
    reader.await_content("new")
    (tmp_path / "middle" / "link").unlink()
    reader.await_content(None)
    watch.close()


def test_a_folder_that_is_a_link_may_be_led_elsewhere(path, tmp_path):
    linked = tmp_path / "linked"
    linked.symlink_to(path.parent)
    reader, watch = watching(linked / "config.yaml")
    other = tmp_path / "other"
    other.mkdir()
    (other / "config.yaml").write_text("other")
    fresh = tmp_path / "fresh"
    fresh.symlink_to(other)
    fresh.replace(linked)
    reader.await_content("other")
    (other / "config.yaml").write_text("other, newer")
    reader.await_content("other, newer")
    watch.close()


def test_a_link_further_up_may_be_led_elsewhere(path, tmp_path):
    other = tmp_path / "other" / "standupnudge" / "config.yaml"
    other.parent.mkdir(parents=True)
    other.write_text("other")
    linked = tmp_path / "linked"
    linked.symlink_to(path.parent.parent)
    reader, watch = watching(linked / "standupnudge" / "config.yaml")
    linked.unlink()
    linked.symlink_to(tmp_path / "other")
    reader.await_content("other")
    watch.close()


def test_a_folder_that_comes_while_the_watch_is_set_up_is_not_missed(tmp_path, monkeypatch):
    path = tmp_path / "standupnudge" / "config.yaml"
    schedule = BaseObserver.schedule

    def make_it_first(*args, **more):
        path.parent.mkdir(exist_ok=True)
        return schedule(*args, **more)

    monkeypatch.setattr(BaseObserver, "schedule", make_it_first)
    reader, watch = watching(path)
    path.write_text("new")
    reader.await_content("new")
    watch.close()


def test_a_folder_that_is_made_anew_at_once_is_watched_anew(path, reader):
    for content in ("new", "newer"):
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        path.write_text(content)
        reader.await_content(content)
    path.write_text("newest")
    reader.await_content("newest")


def test_a_link_to_nowhere_is_waited_for(folder, tmp_path):
    (folder / "config.yaml").symlink_to(tmp_path / "dotfiles" / "standupnudge.yaml")
    reader, watch = watching(folder / "config.yaml")
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "dotfiles" / "standupnudge.yaml").write_text("new")
    reader.await_content("new")
    watch.close()


def test_links_that_lead_in_a_circle_can_be_mended(folder):
    path = folder / "config.yaml"
    path.symlink_to(folder / "circle")
    (folder / "circle").symlink_to(path)
    reader, watch = watching(path)
    path.unlink()
    path.write_text("new")
    reader.await_content("new")
    watch.close()


class Listening(Watch):
    """Keeps what the system woke it for."""

    def __init__(self, path, changed):
        self.woken_for = []
        super().__init__(path, changed)

    def _notice(self, event):
        self.woken_for.append(event.event_type)
        super()._notice(event)


def test_reading_and_looking_wake_nobody(path):
    reader = Reader(path)
    watch = Listening(path, reader.changed)
    for _ in range(10):
        path.read_text()
        os.listdir(path.parent)  # noqa: PTH208 - as plain as it gets
        path.stat()
    path.write_text("new")
    reader.await_content("new")
    watch.close()
    assert set(watch.woken_for) == {"modified"}


def test_other_files_around_it_are_nobodys_business(path, reader):
    other, their_watch = watching(path.with_name("other.yaml"))
    for content in ("x", "y"):  # the second is told of well after the first would have been
        other.path.write_text(content)
        path.with_name("folder").mkdir(exist_ok=True)
        path.parent.with_name("other.conf").write_text(content)
        other.await_content(content)
    their_watch.close()
    assert reader.read == []


def test_a_burst_is_told_of_once_or_nearly_so(path, reader):
    for number in range(200):
        replace(path, str(number))
    reader.await_content("199")
    assert len(reader.read) < 20


def test_after_closing_nothing_is_told_and_no_thread_is_left(path):
    before = set(threading.enumerate())
    reader, watch = watching(path)
    threads = set(threading.enumerate()) - before
    assert {"config-watch", "config-watch-events", "config-watch-folder"} <= {thread.name for thread in threads}
    assert all(thread.daemon for thread in threads)
    path.write_text("new")
    watch.close()
    told = len(reader.read)
    path.write_text("newer")
    assert not any(thread.is_alive() for thread in threads)
    assert len(reader.read) == told
    watch.close()


def test_closing_waits_for_what_is_being_told(path):
    telling, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def changed():
        telling.set()
        go_on.wait(PATIENCE)
        ended.set()

    watch = Watch(path, changed)
    path.write_text("new")
    assert telling.wait(PATIENCE)
    closing = threading.Thread(target=watch.close)
    closing.start()
    closing.join(0.1)
    assert closing.is_alive()
    go_on.set()
    closing.join(PATIENCE)
    assert ended.is_set()


def test_it_may_be_closed_while_it_tells(path):
    told = threading.Event()

    def changed():
        watch.close()
        told.set()

    watch = Watch(path, changed)
    path.write_text("new")
    assert told.wait(PATIENCE)
    watch.close()


def test_a_system_that_has_no_watches_left_says_so(path, monkeypatch):
    def exhausted():
        raise OSError(errno.EMFILE, "inotify instance limit reached")

    monkeypatch.setattr("watchdog.observers.Observer", exhausted)
    with pytest.raises(Unavailable) as caught:
        Watch(path, lambda: None)
    assert str(caught.value) == (
        "Changes of config.yaml go unseen: inotify instance limit reached. After an edit, start StandUpNudge anew."
    )


def test_folders_that_cannot_be_watched_are_told_and_leave_no_thread(path, monkeypatch):
    def refuse(*_args, **_more):
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "schedule", refuse)
    before = set(threading.enumerate())
    with pytest.raises(Unavailable, match="the system lets none of its folders be watched"):
        Watch(path, lambda: None)
    assert set(threading.enumerate()) <= before


def test_names_matter_in_the_folder_itself_the_one_above_and_wherever_a_link_leads(dotfile, path, tmp_path):
    assert set(names_on_the_way(path)) == {
        (path.parent.parent, "standupnudge", False),
        (path.parent, "config.yaml", False),
        (tmp_path, "dotfiles", False),
        (tmp_path / "dotfiles", "standupnudge.yaml", True),
    }
