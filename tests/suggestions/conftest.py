"""A small web on loopback that the worker may read, and feeds to put on it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from api.core.outbox import Delivery
from tests.databases import TestDatabases
from tests.world import World


@dataclass
class Page:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Web:
    """Pages by path; `seen` holds the head of each request."""

    address: str = ""
    pages: dict[str, Page | Callable[[str], Page]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def url(self, path: str = "/feed") -> str:
        return f"http://{self.address}{path}"

    def put(self, body: str | bytes, path: str = "/feed", status: int = 200, **headers: str) -> str:
        """Put a page there; headers are named with underscores. Returns its address."""
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Page(content, status, named)
        return self.url(path)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
        except asyncio.IncompleteReadError:
            writer.close()  # whoever asked is gone
            return
        self.seen.append(head)
        page = self.pages.get(head.split()[1], Page(b"nothing here", 404))
        if callable(page):
            page = page(head)
        headers = {"Content-Length": str(len(page.body)), "Connection": "close", **page.headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        writer.write(f"HTTP/1.1 {page.status} X\r\n{lines}\r\n".encode() + page.body)
        with suppress(ConnectionError):
            await writer.drain()
        writer.close()


@pytest.fixture
async def web(anyio_backend: str) -> AsyncIterator[Web]:
    web = Web()
    server = await asyncio.start_server(web.answer, "127.0.0.1", 0)
    web.address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield web
    server.close()


@pytest.fixture
async def world(
    databases: TestDatabases, tmp_path: Path, web: Web, anyio_backend: str
) -> AsyncIterator[World]:
    """The world, with our small web admitted."""
    async with databases.copy(tmp_path) as settings:
        admitted = settings.model_copy(update={"outbound_allow": web.address})
        async with World.open(admitted) as opened:
            yield opened


@pytest.fixture
def delivery(world: World) -> Delivery:
    """What the worker calls a job with."""
    state = world.app.state
    assert world.home
    return Delivery(world.settings, state.database, state.files, world.home, {})
