"""Sets up what is measured: PostgreSQL with databases of several sizes, and servers over them."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from api.core.settings import Settings
from bench import copying, processes
from bench.content import Company
from bench.processes import Server
from tests.databases import PostgreSQL, TestDatabases


@dataclass(frozen=True, slots=True)
class Installation:
    """A database with its companies; the first one is measured."""

    name: str
    settings: Settings
    companies: list[Company]

    @property
    def company(self) -> Company:
        return self.companies[0]

    @property
    def database(self) -> str:
        return self.settings.database_url.partition("?")[0].rpartition("/")[2]

    @contextmanager
    def serve(self, port: int, directory: Path) -> Iterator[Server]:
        """`fuersprech serve` as it runs in production: one process, worker apart."""
        env = {
            "FUERSPRECH_DATA_DIR": str(directory / self.name),
            "FUERSPRECH_DATABASE_URL": self.settings.database_url,
            "FUERSPRECH_MIGRATION_DATABASE_URL": self.settings.migration_database_url,
            "FUERSPRECH_PUBLIC_URL": "https://fuersprech.example",
            "FUERSPRECH_LOG_FORMAT": "json",
            "FUERSPRECH_EMBEDDED_WORKER": "false",
        }
        log = directory / f"{self.name}.log"
        arguments = ("serve", "--port", str(port))
        with Server.run(
            "api.cli", *arguments, port=port, ready="/readyz", env=env, log=log
        ) as server:
            yield server

    @contextmanager
    def refer(self, port: int, socket_dir: str, directory: Path) -> Iterator[Server]:
        """The reference over the same database."""
        arguments = (str(port), socket_dir, self.database, str(self.company.id))
        log = directory / "reference.log"
        with Server.run(
            "bench.reference", *arguments, port=port, ready="/ready", env={}, log=log
        ) as server:
            yield server


@contextmanager
def postgresql() -> Iterator[tuple[PostgreSQL, int]]:
    """A PostgreSQL of our own, and the id of its first process."""
    server = PostgreSQL.start("shared_buffers=1GB", "max_wal_size=8GB")
    try:
        os.environ["TEST_POSTGRESQL_SOCKET"] = server.socket_dir
        pid = int((server.directory / "data" / "postmaster.pid").read_text().split()[0])
        processes.pin(pid, 1)
        yield server, pid
    finally:
        server.stop()


@asynccontextmanager
async def install(
    databases: TestDatabases, directory: Path, name: str, companies: list[Company]
) -> AsyncIterator[Installation]:
    """A database of its own with these companies in it."""
    async with databases.copy(directory) as settings:
        installed = Installation(name, settings, companies)
        socket_dir = os.environ["TEST_POSTGRESQL_SOCKET"]
        connection = await copying.connect(socket_dir, installed.database)
        for company in companies:
            await copying.store(connection, company.rows())
        await connection.close()
        yield installed
