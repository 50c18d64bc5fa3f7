"""Fixtures of all tests: the real application on throw-away databases of both kinds."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.databases import PostgreSQL, TestDatabases
from tests.world import Someone, World

BACKENDS = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--backend", choices=BACKENDS, help="run on one database alone")


def pytest_configure(config: pytest.Config) -> None:
    """One PostgreSQL for the whole run: the first process starts it, its workers inherit it."""
    if hasattr(config, "workerinput") or config.getoption("--backend") == "sqlite":
        return
    if not config.getoption("--collect-only"):
        config.stash[_SERVER] = server = PostgreSQL.start()
        os.environ["TEST_POSTGRESQL_SOCKET"] = server.socket_dir


def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(_SERVER, None)
    if server:
        server.stop()


_SERVER = pytest.StashKey[PostgreSQL]()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "backend" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--backend")
        metafunc.parametrize("backend", [chosen] if chosen else BACKENDS, scope="session")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long is asked on SQLite in every run, and on PostgreSQL by `make test-full`."""
    for item in items:
        chosen = getattr(item, "callspec", None)
        backend = chosen.params.get("backend") if chosen else None
        if item.get_closest_marker("long") and backend == "postgresql":
            item.add_marker("full")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def databases(backend: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestDatabases]:
    """A migrated template of one backend; each test gets a copy."""
    yield TestDatabases.prepare(backend, tmp_path_factory.mktemp(backend))


@pytest.fixture
async def world(
    databases: TestDatabases, tmp_path: Path, anyio_backend: str
) -> AsyncIterator[World]:
    async with databases.copy(tmp_path) as settings, World.open(settings) as opened:
        yield opened


@pytest.fixture
async def alice(world: World) -> Someone:
    """A program lead."""
    return await world.person("Alice Ammann", roles=["lead"])


@pytest.fixture
async def bob(world: World) -> Someone:
    """An employee like any other."""
    return await world.person("Bob Bianchi", language="en")


@pytest.fixture
async def admin(world: World) -> Someone:
    return await world.person("Ada Meier", roles=["admin"])


@pytest.fixture
async def mallory(world: World) -> Someone:
    """Powerful, but of another organization."""
    other = await world.organization("Elsewhere")
    return await world.person("Mallory Muster", roles=["lead", "admin"], organization=other)
