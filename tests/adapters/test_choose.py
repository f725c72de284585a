"""The choice among back ends: the first that works, and why each one before it doesn't."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from standupnudge.adapters.choose import Tried, choose, choose_awaited
from standupnudge.errors import ForcedUnavailable, Unavailable
from tests.loops import in_loop


class Candidates:
    """Back ends for tests: "works" and "no ..."; notes which were tried."""

    def __init__(self, *names: str) -> None:
        self.tried: list[str] = []
        self.all: list[tuple[str, Callable[[], str]]] = [(name, partial(self._make, name)) for name in names]

    def _make(self, name: str) -> str:
        self.tried.append(name)
        if name.startswith("no "):
            raise Unavailable(f"There is {name}.", "Install it.")
        return f"made by {name}"


def test_the_first_that_works_is_used_and_those_after_it_are_not_tried() -> None:
    candidates = Candidates("no bus", "no display", "works", "works too")
    choice = choose("idle", candidates.all)
    assert (choice.port, choice.name, choice.used) == ("idle", "works", "made by works")
    assert candidates.tried == ["no bus", "no display", "works"]


def test_every_reason_is_kept_with_its_cure() -> None:
    choice = choose("idle", Candidates("no bus", "no display", "works").all)
    assert choice.tried == (
        Tried("no bus", "There is no bus.", "Install it."),
        Tried("no display", "There is no display.", "Install it."),
    )


def test_when_none_works_all_reasons_are_told() -> None:
    with pytest.raises(Unavailable, match="Nothing serves idle here") as caught:
        choose("idle", Candidates("no bus", "no display").all)
    assert "no bus: There is no bus." in caught.value.what
    assert "no display: There is no display." in caught.value.what
    assert not isinstance(caught.value, ForcedUnavailable)


def test_the_last_one_is_the_last_resort() -> None:
    assert choose("idle", Candidates("no bus", "works").all).last_resort
    assert not choose("idle", Candidates("no bus", "works", "works too").all).last_resort
    assert not choose("idle", Candidates("works").all, "works").last_resort, "it was asked for"


def test_one_that_is_forced_is_the_only_one_tried() -> None:
    candidates = Candidates("works", "works too")
    choice = choose("idle", candidates.all, "works too")
    assert (choice.name, choice.tried, candidates.tried) == ("works too", (), ["works too"])


def test_one_that_is_forced_in_vain_is_an_error_that_names_the_key_the_reason_and_two_cures() -> None:
    candidates = Candidates("works", "no bus")
    with pytest.raises(ForcedUnavailable) as caught:
        choose("idle", candidates.all, "no bus")
    assert str(caught.value) == (
        "backends.idle: no bus can't be used: There is no bus. "
        "Install it. Or remove backends.idle from the configuration."
    )
    assert candidates.tried == ["no bus"]


def test_one_that_is_forced_and_unknown_is_an_error_that_names_those_there_are() -> None:
    candidates = Candidates("works", "no bus")
    with pytest.raises(ForcedUnavailable) as caught:
        choose("idle", candidates.all, "wroks")
    assert "'wroks'" in caught.value.what
    assert caught.value.cure == "Choose one of: works, no bus."
    assert candidates.tried == []


def test_a_fault_of_ours_is_not_taken_for_a_reason() -> None:
    def stumbles() -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        choose("idle", [("stumbles", stumbles), ("works", lambda: "made")])


# Those that have to wait for an answer


def awaited(candidates: Candidates) -> list[tuple[str, Callable[[], Awaitable[str]]]]:
    async def made(make: Callable[[], str]) -> str:
        return make()

    return [(name, partial(made, make)) for name, make in candidates.all]


@in_loop
async def test_the_first_that_works_in_time_is_used_and_those_after_it_are_not_tried() -> None:
    candidates = Candidates("no bus", "works", "works too")
    choice = await choose_awaited("idle", awaited(candidates))
    assert (choice.name, choice.used) == ("works", "made by works")
    assert choice.tried == (Tried("no bus", "There is no bus.", "Install it."),)
    assert candidates.tried == ["no bus", "works"]


@in_loop
async def test_one_to_wait_for_that_is_forced_is_the_only_one_tried_and_an_error_in_vain() -> None:
    candidates = Candidates("works", "no bus", "works too")
    assert (await choose_awaited("idle", awaited(candidates), "works too")).name == "works too"
    with pytest.raises(ForcedUnavailable, match=r"backends\.idle: no bus can't be used"):
        await choose_awaited("idle", awaited(candidates), "no bus")
    with pytest.raises(ForcedUnavailable, match="there is no back end 'wroks'"):
        await choose_awaited("idle", awaited(candidates), "wroks")
    assert candidates.tried == ["works too", "no bus"]
