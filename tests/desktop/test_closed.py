"""What the running program opens to others: no network, and nothing that another user could read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tests.desktop.runner import Runner
from tests.desktop.server import Desktop
from tests.desktop.sights import routine_window
from tests.desktop.waiting import eventually

NETWORK = ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6", "packet", "netlink")
MARKUP = '<b>Up</b> & <a href="http://example.org">out</a> <img src="x">'


def sockets(pid: int) -> set[str]:
    """The numbers of the sockets that ``pid`` has open."""
    links = set()
    with suppress(OSError):
        for entry in os.scandir(f"/proc/{pid}/fd"):
            with suppress(OSError):
                links.add(Path(entry.path).readlink().name)
    return {link.removeprefix("socket:[").rstrip("]") for link in links if link.startswith("socket:[")}


def of_the_network(pid: int) -> dict[str, str]:
    """Sockets of network families that ``pid`` can see, and the table each is in."""
    found = {}
    for table in NETWORK:
        with suppress(OSError):
            for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
                found.update({word: table for word in line.split() if word.isdigit()})
    return found


def on_the_network(pids: Iterable[int]) -> dict[int, set[str]]:
    """Which of ``pids`` have such sockets, and of what kind."""
    having = {pid: {of_the_network(pid)[each] for each in sockets(pid) & of_the_network(pid).keys()} for pid in pids}
    return {pid: kinds for pid, kinds in having.items() if kinds}


def test_it_has_no_socket_of_the_network_with_a_nudge_and_its_windows_open(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, "sitting: {nudge_after: 5s}")
    desktop.notifications.wait_shown()
    desktop.notifications.click_body()
    routine_window(desktop)
    assert program.command("status").returncode == 0
    pids = [program.pid, *program.children()]
    assert len(pids) > 1
    assert sockets(program.pid), "it is looked for where there are some"
    assert on_the_network(pids) == {}


def test_a_socket_of_the_network_would_be_noticed() -> None:
    import socket

    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert on_the_network([os.getpid()]) == {os.getpid(): {"tcp"}}


def test_what_it_keeps_and_where_it_listens_is_for_its_user_alone(desktop: Desktop, run: Runner) -> None:
    program = run(desktop, "sitting: {nudge_after: 5s}")
    desktop.notifications.wait_shown()
    for place in (program.home.runtime, program.home.data, program.home.state):
        ours = place / "standupnudge"
        assert stat.S_IMODE(ours.stat().st_mode) == 0o700, ours
    private = [program.home.store_file, *(program.home.runtime / "standupnudge").iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in private} == {0o600}


def test_markup_in_an_idea_is_shown_as_it_was_written(desktop_with_buttons: Desktop, run: Runner) -> None:
    """By a server that reads markup; the one of the other tests says that it reads none, and gets the text plainly."""
    run(desktop_with_buttons, f"sitting: {{nudge_after: 5s}}\nideas: {{use_built_in: false, extra: ['{MARKUP}']}}")
    body = desktop_with_buttons.notifications.wait_shown().body
    assert '&lt;b&gt;Up&lt;/b&gt; &amp; &lt;a href="http://example.org"&gt;out&lt;/a&gt; &lt;img src="x"&gt;' in body
    assert "<" not in body


def test_markup_in_a_plan_of_ones_own_is_shown_as_it_was_written(desktop: Desktop, run: Runner) -> None:
    home = desktop.home()
    home.configure("routine: {plan: mine.yaml}")
    (home.config_file.parent / "mine.yaml").write_text(_plan(MARKUP.replace('"', "")))
    program = run(desktop, home=home)
    assert program.command("routine").returncode == 0
    eventually(lambda: [each for each in desktop.windows.all() if "<b>Up</b>" in (each.title or "")], "no window")


def _plan(title: str) -> str:
    from tests.config.test_any_plan import SHORT

    return SHORT.replace("title: Wall sit", f"title: '{title}'")
