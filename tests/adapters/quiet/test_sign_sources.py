"""All sources of signs together (Q3): each fails alone, is told of once, and is asked again later."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial

import pytest

from standupnudge.adapters.quiet.several import Several
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from standupnudge.ports import QuietProbe
from tests.fakes import FakeSigns
from tests.loops import in_loop


class Source:
    """Says what a test lets it say."""

    def __init__(self, *signs: Sign, missing: bool = False) -> None:
        if missing:
            raise Unavailable("It is not here.", "Get it.")
        self.name = "source"
        self.there, self.fails, self.hangs = frozenset(signs), False, False
        self.asked = 0
        self.closed = False

    async def signs(self) -> frozenset[Sign]:
        self.asked += 1
        if self.hangs:
            await asyncio.get_running_loop().create_future()
        if self.fails:
            raise Unavailable("It broke.")
        return self.there

    async def close(self) -> None:
        self.closed = True


@in_loop
async def test_the_signs_of_all_are_told_together() -> None:
    several = Several({"a": partial(Source, Sign.CALL), "b": partial(Source, Sign.VIDEO), "c": Source})
    assert await several.signs() == {Sign.CALL, Sign.VIDEO}
    assert several.name == "a + b + c"


@in_loop
async def test_q3_one_that_fails_is_no_reason_and_the_others_are_heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    broken, good = Source(Sign.DO_NOT_DISTURB), Source(Sign.CALL)
    several = Several({"broken": lambda: broken, "good": lambda: good})
    broken.fails = True
    for _ in range(3):
        assert await several.signs() == {Sign.CALL}
    assert [record.getMessage() for record in caplog.records] == [
        "Whether you are busy can't be told by broken: It broke."
    ]
    assert several.reasons["broken"].what == "It broke."
    broken.fails = False
    assert await several.signs() == {Sign.CALL, Sign.DO_NOT_DISTURB}
    assert several.reasons == {}


@in_loop
async def test_q3_one_that_hangs_is_not_waited_for_again_so_soon() -> None:
    stuck, good = Source(Sign.CALL), Source(Sign.FULL_SCREEN)
    stuck.hangs = True
    several = Several({"stuck": lambda: stuck, "good": lambda: good}, timedelta(milliseconds=50))
    for _ in range(3):
        assert await several.signs() == {Sign.FULL_SCREEN}
    assert stuck.asked == 1
    assert several.reasons["stuck"].what == "No answer within 0.05 s."


@in_loop
async def test_q3_one_that_hung_is_asked_again_after_a_rest() -> None:
    stuck = Source(Sign.CALL)
    stuck.hangs = True
    several = Several({"stuck": lambda: stuck}, patience=timedelta(milliseconds=50), rest=timedelta(0))
    assert await several.signs() == frozenset()
    stuck.hangs = False
    assert await several.signs() == {Sign.CALL}


@in_loop
async def test_q3_one_that_is_not_there_is_left_out_with_its_reason() -> None:
    good = Source(Sign.CALL)
    several = Several({"missing": partial(Source, missing=True), "good": lambda: good})
    assert several.name == "good"
    assert str(several.reasons["missing"]) == "It is not here. Get it."
    await several.close()
    assert good.closed


@pytest.mark.parametrize("probe", [FakeSigns(), Several({}), Several({"a": Source})])
@in_loop
async def test_every_probe_answers_with_a_set_of_signs(probe: QuietProbe) -> None:
    assert await probe.signs() == frozenset()
    assert probe.name
    await probe.close()
