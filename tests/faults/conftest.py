"""Fixtures of the fault tests: installations of real processes on both databases."""

import asyncio
import io
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
from PIL import Image

from tests.databases import PostgreSQL, TestDatabases
from tests.faults.installation import Installation
from tests.suggestions.conftest import Page, Web
from tests.suggestions.feeds_of_ours import GERMAN, item, rss


@pytest.fixture(scope="package")
def careful(backend: str) -> Iterator[PostgreSQL | None]:
    """A PostgreSQL that keeps its promises, to be killed."""
    server = PostgreSQL.start(careful=True) if backend == "postgresql" else None
    yield server
    if server:
        server.stop()


@pytest.fixture(scope="package")
def databases(
    backend: str, careful: PostgreSQL | None, tmp_path_factory: pytest.TempPathFactory
) -> TestDatabases:
    directory = tmp_path_factory.mktemp(backend)
    return TestDatabases.prepare(backend, directory, careful.socket_dir if careful else "")


@pytest.fixture
async def web(anyio_backend: str) -> AsyncIterator[Web]:
    """The outside world: a feed that has something new each time, each with a picture."""
    web, numbers = Web(), count(1)
    entries: list[str] = []

    def feed(_head: str) -> Page:
        number = next(numbers)
        picture = f'<enclosure url="{web.url(f"/{number}.png")}" type="image/png"/>'
        entries.append(item(number, GERMAN).replace("</item>", f"{picture}</item>"))
        return Page(rss(*entries).encode(), headers={"Content-Type": "application/rss+xml"})

    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(picture, "png")
    web.pages["/feed"] = feed
    for number in range(1, 1000):
        web.pages[f"/{number}.png"] = Page(
            picture.getvalue(), headers={"Content-Type": "image/png"}
        )
    server = await asyncio.start_server(web.answer, "127.0.0.1", 0)
    web.address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield web
    server.close()


@pytest.fixture
async def installation(
    databases: TestDatabases, tmp_path: Path, web: Web
) -> AsyncIterator[Installation]:
    async with (
        databases.copy(tmp_path) as settings,
        Installation.of(settings, outbound_allow=web.address) as made,
    ):
        yield made
