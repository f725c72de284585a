"""Signs on Windows, through a stand-in for the one foreign call of each; never run there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from standupnudge.adapters.quiet.windows_consent import Times, WindowsConsent
from standupnudge.adapters.quiet.windows_notifications import WindowsNotifications
from standupnudge.core.events import Sign
from standupnudge.errors import Unavailable
from tests.loops import in_loop


@pytest.mark.parametrize(
    ("state", "signs"),
    [(1, set()), (2, {Sign.FULL_SCREEN}), (3, {Sign.FULL_SCREEN}), (4, {Sign.FULL_SCREEN}), (5, set()),
     (6, {Sign.DO_NOT_DISTURB}), (7, set()), (99, set())],
)  # fmt: skip
@in_loop
async def test_each_state_of_notifications_is_its_sign(state: int, signs: set[Sign]) -> None:
    assert await WindowsNotifications(lambda: state).signs() == signs


@in_loop
async def test_q3_a_call_that_fails_is_told_of() -> None:
    def fails() -> int:
        raise OSError("access denied")

    with pytest.raises(Unavailable, match="access denied"):
        await WindowsNotifications(fails).signs()


@pytest.mark.parametrize(
    ("uses", "signs"),
    [
        ([], set()),
        ([(0, 0), (133_000, 133_900)], set()),  # never used; used, and over
        ([(133_000, 133_900), (134_000, 0)], {Sign.CALL}),
    ],
)
@in_loop
async def test_a_program_that_uses_microphone_or_camera_now_is_a_call(uses: list[Times], signs: set[Sign]) -> None:
    def all_uses() -> Iterator[Times]:
        yield from uses

    assert await WindowsConsent(all_uses).signs() == signs
