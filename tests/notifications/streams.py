"""Opens streams as a server does: the test client would wait for the end of an answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream
from fastapi import FastAPI
from starlette.types import Message

from tests.world import Someone

SECONDS = 20


@dataclass
class Stream:
    """An open stream: its status and headers, and what it says, bit by bit."""

    status: int
    headers: dict[str, str]
    said: MemoryObjectReceiveStream[bytes]

    async def next(self) -> str:
        """What comes next; `""` once it has ended."""
        with anyio.fail_after(SECONDS):
            try:
                return (await self.said.receive()).decode()
            except anyio.EndOfStream:
                return ""


@asynccontextmanager
async def listening(
    app: FastAPI, someone: Someone | None, query: str = "", **headers: str
) -> AsyncIterator[Stream]:
    """A stream of somebody's, closed at the end as when a tab is."""
    given = {"host": "testserver", **headers}
    if someone:
        given["cookie"] = f"fuersprech={someone.cookie}"
    send, said = anyio.create_memory_object_stream[bytes](100)
    begun: list[Message] = []
    has_begun, is_gone = anyio.Event(), anyio.Event()

    async def receive() -> Message:
        await is_gone.wait()
        return {"type": "http.disconnect"}

    async def take(message: Message) -> None:
        if message["type"] == "http.response.start":
            begun.append(message)
            has_begun.set()
        elif message.get("body"):
            await send.send(message["body"])

    async def run() -> None:
        async with send:
            await app(_scope(given, query), receive, take)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(run)
        with anyio.fail_after(SECONDS):
            await has_begun.wait()
        start = begun[0]
        told = {name.decode(): value.decode() for name, value in start["headers"]}
        async with said:
            yield Stream(start["status"], told, said)
        is_gone.set()
        tasks.cancel_scope.cancel()


def _scope(headers: dict[str, str], query: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/api/v1/stream",
        "raw_path": b"/api/v1/stream",
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 80),
    }
