"""The world that all others are copies of."""

from collections.abc import AsyncIterator

import pytest

from tests.databases import TestDatabases
from tests.indistinguishable.worlds import Base, arrange
from tests.world import World


@pytest.fixture(scope="module")
async def base(
    databases: TestDatabases, tmp_path_factory: pytest.TempPathFactory, anyio_backend: str
) -> AsyncIterator[Base]:
    async with databases.copy(tmp_path_factory.mktemp("base")) as settings:
        async with World.open(settings) as world:
            base = await arrange(world, settings, databases)
        yield base
