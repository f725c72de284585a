"""The request to delete records, through the front."""

from __future__ import annotations

from datetime import date

import pytest

from standupnudge.core.events import UpPressed
from standupnudge.engine.forgetting import request
from standupnudge.errors import Unavailable
from tests.engine.stage import running
from tests.loops import in_loop


@in_loop
async def test_the_program_forgets_all_and_goes_on_keeping() -> None:
    async with running() as stage:
        await stage.work(31)
        assert await stage.front.request({"ask": request(None)}) == {"forgotten": 1}
        assert stage.what == []
        await stage.engine.ask(UpPressed)
        assert stage.what == ["answer", "withdraw"]


@in_loop
async def test_what_was_after_the_day_stays() -> None:
    async with running() as stage:
        await stage.work(31)
        assert await stage.front.request({"ask": request(date(2026, 3, 2))}) == {"forgotten": 0}
        assert await stage.front.request({"ask": request(date(2026, 3, 3))}) == {"forgotten": 1}


@in_loop
async def test_why_it_could_not_be_done_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_before: date | None) -> int:
        raise Unavailable("The file is locked.", "Try again.")

    async with running() as stage:
        monkeypatch.setattr(stage.store, "forget", refuse)
        assert await stage.front.request({"ask": request(None)}) == {"error": "The file is locked. Try again."}


@pytest.mark.parametrize("asked", ["history forget yesterday", "history forgetting", "history"])
@in_loop
async def test_what_is_no_such_request_deletes_nothing(asked: str) -> None:
    async with running() as stage:
        await stage.work(31)
        assert "no such request" in (await stage.front.request({"ask": asked}))["error"]
        assert stage.what == ["nudge"]
