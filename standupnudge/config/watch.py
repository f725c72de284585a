"""Tells when one file may have changed, by events of the file system; never looks by itself, never reads the file.

Which file it is depends on names in several folders: its own and the one above, those of links on the way, and those
of their targets. All are watched. Not seen: a folder still further up that is renamed while no link leads there.
"""

from __future__ import annotations

import os
import stat
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from standupnudge.config.links import names_on_the_way
from standupnudge.errors import Unavailable
from standupnudge.language import _

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers.api import ObservedWatch

# A burst is over when two looks have seen nothing new; after four looks it is told of anyway. watchdog itself holds
# back for half a second what was moved out of its sight, and all together is to be within a second.
LOOK = timedelta(milliseconds=100)
LOOKS_OF_QUIET = 2
MOST_LOOKS = 4

_MOST_ROUNDS = 5  # of looking again at folders that come and go meanwhile


class Folder(NamedTuple):
    """A folder to watch. By its number too: another one of the same name is another one.

    :ivar contents: changes inside its files matter, not only which names there are.
    """

    path: Path
    device: int
    number: int
    contents: bool


class Watch:
    """Calls ``changed``, on a thread of its own, after the file was written, replaced, removed or made.

    ``changed`` must not raise. A burst calls it once; it may be called when nothing has changed, too. Changes made
    after the constructor has returned are told of, so read the file after that. Where the folder doesn't exist, the
    nearest one above it is watched until it does; a folder that vanishes is a change, and is waited for as well.

    :raises Unavailable: the system lets no folder be watched.
    """

    def __init__(self, path: Path, changed: Callable[[], None]) -> None:
        self._path = path.absolute()
        self._changed = changed
        self._noticed = threading.Event()
        self._closing = threading.Event()
        self._names: dict[Path, set[str]] = {}
        self._gone: set[Path] = set()
        self._watched: dict[Folder, ObservedWatch] = {}
        self._handler = _handler(self._notice)
        self._begin()
        self._thread = threading.Thread(target=self._run, name="config-watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, and wait for the threads; ``changed`` is not called after this. ``changed`` may call it."""
        if self._closing.is_set():
            return
        self._closing.set()
        self._noticed.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()
        self._end()

    def _begin(self) -> None:
        from watchdog.observers import Observer

        cure = _("After an edit, start StandUpNudge anew.")
        try:
            self._observer = Observer()
        except OSError as error:
            what = _("Changes of {name} go unseen: {reason}.").format(name=self._path.name, reason=error.strerror)
            raise Unavailable(what, cure) from error
        self._observer.name = "config-watch-events"
        self._observer.start()
        self._arm()
        if not self._watched:
            self._end()
            what = _("Changes of {name} go unseen: the system lets none of its folders be watched.")
            raise Unavailable(what.format(name=self._path.name), cure)

    def _end(self) -> None:
        self._observer.stop()
        self._observer.join()

    def _run(self) -> None:
        while True:
            self._noticed.wait()
            self._settle()
            if self._closing.is_set():
                return
            self._noticed.clear()
            self._arm()
            self._changed()

    def _settle(self) -> None:
        """Wait for the end of a burst."""
        quiet = 0
        for _round in range(MOST_LOOKS):
            self._noticed.clear()
            if self._closing.wait(LOOK.total_seconds()):
                return
            quiet = 0 if self._noticed.is_set() else quiet + 1
            if quiet == LOOKS_OF_QUIET:
                return

    def _notice(self, event: FileSystemEvent) -> None:
        """On a thread of watchdog's."""
        for path in (Path(os.fsdecode(event.src_path)), Path(os.fsdecode(event.dest_path))):
            if path in self._names:
                self._gone.add(path)
                self._noticed.set()
            elif path.name in self._names.get(path.parent, ()):
                self._noticed.set()

    def _arm(self) -> None:
        """Watch the folders that matter now, and no others; once more if they have changed meanwhile."""
        for path in list(self._gone):
            self._gone.discard(path)
            self._unwatch({folder for folder in self._watched if folder.path == path})
        for _round in range(_MOST_ROUNDS):
            wanted = self._wanted()
            if wanted == self._watched.keys():
                break
            self._unwatch(self._watched.keys() - wanted)
            for folder in wanted - self._watched.keys():
                with suppress(OSError):  # gone again, or the system's limit: the others still tell something
                    self._watched[folder] = self._observer.schedule(
                        self._handler, str(folder.path), event_filter=_events(contents=folder.contents)
                    )
        for thread in self._observer.emitters:
            thread.name = "config-watch-folder"

    def _wanted(self) -> set[Folder]:
        names: defaultdict[Path, set[str]] = defaultdict(set)
        own = None
        for path, name, is_own in names_on_the_way(self._path):
            names[path].add(name)
            own = path if is_own else own
        self._names = dict(names)
        folders = set()
        for path in names:
            with suppress(OSError):
                found = path.stat()
                if stat.S_ISDIR(found.st_mode):
                    folders.add(Folder(path, found.st_dev, found.st_ino, contents=path == own))
        return folders

    def _unwatch(self, folders: set[Folder]) -> None:
        for folder in folders:
            self._observer.unschedule(self._watched.pop(folder))


def _handler(notice: Callable[[FileSystemEvent], None]) -> FileSystemEventHandler:
    from watchdog.events import FileSystemEventHandler

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            notice(event)

    return Handler()


def _events(*, contents: bool) -> list[type[FileSystemEvent]]:
    """What wakes us. Not opening, reading and closing: "closed" would bring all closing in watchdog 4."""
    from watchdog import events

    names = [
        *(events.FileCreatedEvent, events.FileDeletedEvent, events.FileMovedEvent),
        *(events.DirCreatedEvent, events.DirDeletedEvent, events.DirMovedEvent),
    ]
    attributes = getattr(events, "FileAttribEvent", events.FileModifiedEvent)  # from watchdog 7 on one of its own
    return [*names, events.FileModifiedEvent, attributes] if contents else list(names)
