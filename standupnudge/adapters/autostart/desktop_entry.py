"""Desktop entries as texts: https://specifications.freedesktop.org/desktop-entry/latest-single, 1.5. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standupnudge.language import N_, everywhere

_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")
_COMMENT = N_("Gets you up from the desk, and through five minutes of glute work a week")
_KIND = N_("Break reminder")
# For translators: words to find the program by, each with a semicolon behind it.
_KEYWORDS = N_("break;sitting;reminder;exercise;stretch;")
_START = N_("Start routine")


def for_login(command: Sequence[str]) -> str:
    """The entry for the folder of what starts with the login."""
    return "\n".join([*_head(command), "X-GNOME-Autostart-enabled=true", ""])


def for_menu(command: Sequence[str]) -> str:
    """The entry for the menu of programs; it can start the routine, too."""
    return "\n".join(
        [
            *_head(command),
            "Categories=Utility;",
            *_in_every_language("Keywords", _KEYWORDS),
            "StartupWMClass=Standupnudge",
            "Actions=routine;",
            "",
            "[Desktop Action routine]",
            *_in_every_language("Name", _START),
            f"Exec={exec_line([*command, 'routine'])}",
            "",
        ]
    )


def _head(command: Sequence[str]) -> Iterator[str]:
    yield "[Desktop Entry]"
    yield "Type=Application"
    yield "Version=1.1"
    yield "Name=StandUpNudge"
    yield from _in_every_language("GenericName", _KIND)
    yield from _in_every_language("Comment", _COMMENT)
    yield "Icon=standupnudge"
    yield f"TryExec={_string(command[0])}"  # once that is uninstalled, the entry counts as not there
    yield f"Exec={exec_line(command)}"
    yield "Terminal=false"
    yield "StartupNotify=false"


def _in_every_language(key: str, message: str) -> Iterator[str]:
    """The key's lines; the desktop chooses."""
    yield f"{key}={message}"
    yield from (f"{key}[{name}]={_string(said)}" for name, said in everywhere(message).items())


def exec_line(command: Sequence[str]) -> str:
    """The value of ``Exec``: quoted, field codes doubled, and then escaped as every value is."""
    # GLib looks for the program before it undoes the doubling, and takes the entry for broken.
    words = ["env", *command] if "%" in command[0] else command
    return _string(" ".join(map(_quoted, words)).replace("%", "%%"))


def _quoted(word: str) -> str:
    if word and not _RESERVED & set(word):
        return word
    return '"' + "".join(f"\\{each}" if each in '"`$\\' else each for each in word) + '"'


def _string(text: str) -> str:
    escapes = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return "".join(escapes.get(each, each) for each in text)


def says(entry: str, key: str) -> str:
    """The value of ``key`` in the main group of a file that others may have changed; empty if it has none."""
    found = ""
    for line in entry.splitlines():
        if line.startswith("[") and line.strip() != "[Desktop Entry]":
            break
        name, equals, value = line.partition("=")
        if equals and name.strip() == key:
            found = value.strip()
    return found
