from __future__ import annotations

from datetime import timedelta

from standupnudge.adapters.idle.always_at_desk import AlwaysAtDesk
from tests.loops import in_loop


@in_loop
async def test_somebody_is_always_at_the_desk_even_after_it_was_closed() -> None:
    probe = AlwaysAtDesk()
    assert await probe.idle() == timedelta(0)

    await probe.close()

    assert await probe.idle() == timedelta(0)
