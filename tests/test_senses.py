"""Which sources tell of the session and of being busy: all that work here, or the one that is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from standupnudge import senses
from standupnudge.errors import ForcedUnavailable
from tests.loops import in_loop

NOWHERE = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere/bus", "PATH": "/nowhere"}


@in_loop
async def test_where_nothing_tells_of_the_session_there_are_the_clocks_and_the_reasons() -> None:
    choice = await senses.session([].append, NOWHERE, None)
    assert choice.name == "clock_gaps"
    assert {tried.name for tried in choice.tried} == {"logind", "screen_saver"}
    assert all(tried.why and tried.cure for tried in choice.tried)
    await choice.used.close()


@in_loop
async def test_signs_that_can_never_be_told_have_their_reasons_at_once_and_the_others_when_asked() -> None:
    choice = senses.quiet(NOWHERE, None)
    assert {tried.name for tried in choice.tried} == {
        "recording", "x11_full_screen", "do_not_disturb", "desktop_inhibitors"
    }  # fmt: skip
    assert choice.name == "camera + logind_inhibitors"
    assert await choice.used.signs() == frozenset()
    assert senses.now(choice).name == "camera"
    assert senses.now(choice).lacks == ("calls", "full screen", "do not disturb", "films")
    assert "logind_inhibitors" in {tried.name for tried in senses.now(choice).tried}


@pytest.mark.parametrize(("port", "name"), [("session", "logind"), ("quiet", "recording")])
@in_loop
async def test_one_that_is_named_and_can_not_be_used_is_an_error(port: str, name: str) -> None:
    with pytest.raises(ForcedUnavailable, match=rf"backends\.{port}: {name} can't be used") as caught:
        await _made(port, name)
    assert f"remove backends.{port}" in caught.value.cure


@pytest.mark.parametrize("port", ["session", "quiet"])
@in_loop
async def test_a_name_that_nobody_knows_is_an_error_that_names_those_there_are(port: str) -> None:
    with pytest.raises(ForcedUnavailable, match="there is no back end 'telepathy'") as caught:
        await _made(port, "telepathy")
    assert senses.NONE[port] in caught.value.cure


@pytest.mark.parametrize("port", ["session", "quiet"])
@in_loop
async def test_none_at_all_can_be_named_too(port: str) -> None:
    assert await _made(port, senses.NONE[port]) == senses.NONE[port]


@in_loop
async def test_only_the_one_that_is_named_is_used(tmp_path: Path) -> None:
    assert await _made("quiet", "camera") == "camera"


async def _made(port: str, name: str) -> str:
    if port == "quiet":
        return senses.quiet(NOWHERE, name).name
    choice = await senses.session([].append, NOWHERE, name)
    await choice.used.close()
    return choice.name
