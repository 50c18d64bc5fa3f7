"""The database: engine, SQLite's settings, and sessions that read or write."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Connection, Executable, RowMapping, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.ext.asyncio import AsyncSession as PlainSession
from sqlalchemy.pool import PoolResetState, QueuePool
from sqlmodel.ext.asyncio.session import AsyncSession

from api.core import folding, tenancy
from api.core.signals import Signals

BUSY_TIMEOUT_MS = 15_000
CONNECT_SECONDS = 5
# How long a request waits for one of the pool's connections.
POOL_SECONDS = 15


class WriterRequired(Exception):
    """A request that began as a reader must store something: it begins again as a writer."""


class Session(AsyncSession):
    """One unit of work, seeing the rows of one organization alone once it is bound to it."""

    sync_session_class = tenancy.TenantSession

    async def rows(
        self, statement: Executable, params: Mapping[str, Any] | None = None
    ) -> Sequence[RowMapping]:
        """The rows of a column select, by name: for lists and other wide reads."""
        return await self.run_sync(tenancy.read_own, statement, params or {})

    def require_writer(self) -> None:
        """Say that rows will be stored; a session that only reads ends here, before any is."""
        if not self.info["writes"]:
            raise WriterRequired

    async def run(self, statement: Executable) -> None:
        """A statement whose answer does not matter."""
        await PlainSession.execute(self, statement)


class Database:
    """One engine for an address; sessions over it either read, or begin as writers."""

    def __init__(
        self,
        url: str,
        *,
        pool_size: int = 20,
        statement_seconds: float | None = None,
        listen_url: str = "",
    ) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        arguments: dict[str, Any] = {} if self.is_sqlite else {"timeout": CONNECT_SECONDS}
        if statement_seconds and not self.is_sqlite:
            timeout = str(int(statement_seconds * 1000))
            arguments["server_settings"] = {"statement_timeout": timeout}
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=POOL_SECONDS,
            json_deserializer=from_json,
            connect_args=arguments,
        )
        if self.is_sqlite:
            _prepare_sqlite(self.engine)
        else:
            _replace_lost_connections(self.engine)
            _end_readers(self.engine)
        self._writer = self.engine.execution_options(writes=True)
        self.signals = Signals(listen_url or url, is_sqlite=self.is_sqlite)

    @asynccontextmanager
    async def session(self, *, writes: bool) -> AsyncIterator[Session]:
        """Open a session; whoever opens it commits. Leaving it uncommitted rolls back."""
        engine = self._writer if writes else self.engine
        async with Session(engine, expire_on_commit=False) as session:
            session.info.update(is_sqlite=self.is_sqlite, writes=writes, signals=self.signals)
            yield session

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """Open a writing session and commit it at the end: for the worker and commands."""
        async with self.session(writes=True) as session:
            yield session
            await session.commit()

    def connections(self) -> tuple[int, int]:
        """How many connections are in use now, and how many may be."""
        pool = self.engine.pool
        assert isinstance(pool, QueuePool)
        return pool.checkedout(), pool.size()

    async def close(self) -> None:
        await self.engine.dispose()


def _replace_lost_connections(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "checkout")
    def check(connection: DBAPIConnection, _record: Any, _proxy: Any) -> None:
        # The driver hears at once when the server closes a connection. To ask the server before
        # each request, as `pool_pre_ping` does, would cost three round trips.
        if connection.driver_connection.is_closed():
            raise DisconnectionError


def _end_readers(engine: AsyncEngine) -> None:
    """End the transactions of sessions that only read, which SQLAlchemy did not begin, whenever a
    connection comes back; one that must not be asked any more is thrown away as it is."""

    @event.listens_for(engine.sync_engine, "reset")
    def end(connection: Any, _record: Any, state: PoolResetState) -> None:
        if state.asyncio_safe and connection.driver_connection.is_in_transaction():
            connection.run_async(lambda driver: driver.execute("ROLLBACK"))


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: DBAPIConnection, _record: Any) -> None:
        # The driver's own BEGIN comes too late and too weak: `begin` below does it.
        connection.isolation_level = None
        connection.create_function(folding.SQLITE_NAME, 1, _folded, deterministic=True)
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_TIMEOUT_MS}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # A reader that turns writer half-way gets SQLITE_BUSY at once, so writers say so first.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _folded(text: str | None) -> str | None:
    return text if text is None else folding.folded(text)
