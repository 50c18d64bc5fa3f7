"""Sets up what is measured: PostgreSQL with databases of several sizes, and servers over them."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from api.core.settings import Settings
from bench import copying, occasions, processes, suggested, thanked
from bench.company import Company
from bench.processes import Server
from tests.databases import PostgreSQL, TestDatabases

OTHER_SUGGESTIONS = 500
EVENTS, THANKS = 2_000, 5_000


@dataclass(frozen=True, slots=True)
class Installation:
    """A database with the company that is measured."""

    name: str
    settings: Settings
    company: Company

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
        pid = int((server.directory / "data" / "postmaster.pid").read_text().split()[0])
        processes.pin(pid, 1)
        yield server, pid
    finally:
        server.stop()


@asynccontextmanager
async def install(
    databases: TestDatabases, directory: Path, company: Company, suggestions: int
) -> AsyncIterator[Installation]:
    """A database of its own with this company and a small other one in it."""
    async with databases.copy(directory) as settings:
        installed = Installation(f"with-{suggestions}", settings, company)
        connection = await copying.connect(databases.socket, installed.database)
        other = Company("Other", people_count=200, ambassadors_count=50)
        for each, count in ((company, suggestions), (other, OTHER_SUGGESTIONS)):
            events, thanks = occasions.rows(each, EVENTS), thanked.rows(each, THANKS)
            tables = chain(each.rows(), suggested.rows(each, count), events, thanks)
            await copying.store(connection, tables)
        await connection.close()
        yield installed
