"""A program that listens on a control socket, and those who talk to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from standupnudge.adapters.control.unix_client import ask
from standupnudge.adapters.control.unix_socket import UnixSocket

# Listens; the second argument, if any, is its patience.
PROGRAM = """
import asyncio, sys
from pathlib import Path
from standupnudge.adapters.control import unix_socket
from standupnudge.adapters.control.unix_socket import UnixSocket

unix_socket.PATIENCE = float((sys.argv[2:] or [5.0])[0])

async def answer(asked):
    return {"heard": asked}

async def main():
    await UnixSocket(Path(sys.argv[1]), answer).open()
    print("listening", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


async def echo(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"heard": asked}


@asynccontextmanager
async def listening(path: Path) -> AsyncIterator[UnixSocket]:
    control = UnixSocket(path, echo)
    await control.open()
    try:
        yield control
    finally:
        control.close()


async def heard(path: Path, what: str = "status") -> bool:
    """Whether a command gets through."""
    return await asyncio.to_thread(ask, path, {"ask": what}) == {"heard": {"ask": what}}


async def said(path: Path, sent: bytes, *, then_close: bool = False) -> bytes:
    """All that comes back for these bytes."""
    reader, writer = await asyncio.open_unix_connection(path)
    with suppress(ConnectionError):
        writer.write(sent)
        await writer.drain()
        if then_close:
            writer.write_eof()
    try:
        return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()
