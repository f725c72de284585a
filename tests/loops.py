"""Tests inside an event loop: running them, and waiting there for a condition. Nothing else in them sleeps."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from functools import wraps
from typing import Any

PATIENCE = timedelta(seconds=30)  # far longer than anything takes; only a failing test waits so long
STEP = timedelta(milliseconds=5)


def in_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Run a test that is a coroutine function; an exception that nobody caught, in a task say, fails it."""

    @wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        lost: list[dict[str, Any]] = []

        async def watched() -> None:
            asyncio.get_running_loop().set_exception_handler(lambda _, context: lost.append(context))
            await test(*args, **kwargs)
            gc.collect()

        asyncio.run(watched())
        assert lost == [], lost

    return run


async def until(condition: Callable[[], object], what: str) -> None:
    """Wait until ``condition`` holds; fails, naming ``what``, if it never does."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE.total_seconds()
    while not condition():
        assert loop.time() < deadline, f"this never came: {what}"
        await asyncio.sleep(STEP.total_seconds())


async def until_answer(condition: Callable[[], Awaitable[object]], what: str) -> None:
    """The same for a condition that has to be awaited."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE.total_seconds()
    while not await condition():
        assert loop.time() < deadline, f"this never came: {what}"
        await asyncio.sleep(STEP.total_seconds())
