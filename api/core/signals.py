"""Tells the screens that a person has open that there is something new, in whatever process.

A signal says for whom and nothing else: whoever hears it asks. It is sent when what it is about
is committed: on PostgreSQL by NOTIFY, which every process of the installation listens to on a
connection of its own; on SQLite, where one process serves, directly.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any
from uuid import UUID

import anyio
import structlog
from sqlalchemy import event, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.orm import Session as PlainSession
from sqlalchemy.pool import NullPool
from sqlmodel.ext.asyncio.session import AsyncSession

from api.core import tenancy

log = structlog.get_logger()

CHANNEL = "fuersprech_news"
CONNECT_SECONDS = 5
# How often the connection that listens is asked whether it is still there.
ASK_EVERY = 30
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 30.0

# Organization and person.
Whom = tuple[UUID, UUID]


class Ear:
    """What one open stream hears with. Several signals before it listens are one."""

    def __init__(self) -> None:
        self.is_closed = False
        self._news = asyncio.Event()

    async def hear(self, seconds: float) -> bool:
        """Whether there is something new, after so many seconds at most."""
        with anyio.move_on_after(seconds):
            await self._news.wait()
            self._news.clear()
            return True
        return False

    def ring(self) -> None:
        self._news.set()

    def close(self) -> None:
        """Have whoever listens end: now, not when there is something new."""
        self.is_closed = True
        self._news.set()


class Signals:
    """Who listens in this process, and how it hears of what other processes store."""

    def __init__(self, url: str, *, is_sqlite: bool) -> None:
        self._url, self._is_sqlite = url, is_sqlite
        self._ears: defaultdict[Whom, list[Ear]] = defaultdict(list)

    @property
    def open(self) -> int:
        """How many listen."""
        return sum(len(ears) for ears in self._ears.values())

    @contextmanager
    def listener(self, whom: Whom, most: int) -> Iterator[Ear]:
        """Listen for a person. Of more than `most` at once the oldest is closed."""
        ears, ear = self._ears[whom], Ear()
        ears.append(ear)
        for older in ears[:-most]:
            older.close()
            ears.remove(older)
        try:
            yield ear
        finally:
            with suppress(ValueError):
                ears.remove(ear)
            if not ears and self._ears.get(whom) is ears:
                del self._ears[whom]

    def tell(self, whom: Whom) -> None:
        for ear in self._ears.get(whom, ()):
            ear.ring()

    def tell_all(self) -> None:
        """Something may have been missed: everybody looks."""
        for ears in self._ears.values():
            for ear in ears:
                ear.ring()

    def close(self) -> None:
        """End all that listens."""
        for ears in self._ears.values():
            for ear in ears:
                ear.close()

    @asynccontextmanager
    async def heard(self) -> AsyncIterator[None]:
        """Hear of other processes meanwhile."""
        async with anyio.create_task_group() as tasks:
            if not self._is_sqlite:
                await tasks.start(self._keep_hearing)
            yield
            tasks.cancel_scope.cancel()

    async def _keep_hearing(self, *, task_status: anyio.abc.TaskStatus[None]) -> None:
        """Listen until cancelled, again and again where the connection is lost."""
        engine = create_async_engine(
            self._url, poolclass=NullPool, connect_args={"timeout": CONNECT_SECONDS}
        )
        pause, is_first = SHORTEST_PAUSE, True
        while True:
            try:
                async with _listening(engine, self._take) as connection:
                    pause = SHORTEST_PAUSE
                    if is_first:
                        task_status.started()
                    else:
                        self.tell_all()
                    is_first = False
                    await _stay(connection)
            except Exception as error:  # a lost database: the streams go on, and hear later
                log.warning("signals_lost", error=type(error).__name__)
            if is_first:
                # Whoever starts does not wait for a database that is away.
                task_status.started()
                is_first = False
            await anyio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    def _take(self, _connection: object, _pid: int, _channel: str, payload: str) -> None:
        with suppress(ValueError):
            organization_id, person_id = payload.split()
            self.tell((UUID(organization_id), UUID(person_id)))


async def announce(session: AsyncSession, person_id: UUID) -> None:
    """Tell a person's open screens, once this is committed, that there is something new."""
    organization_id = tenancy.organization_of(session)
    if session.info["is_sqlite"]:
        session.info.setdefault("announced", set()).add((organization_id, person_id))
        return
    # In the transaction: the database sends it at the commit, and the same one once.
    named = func.pg_notify(CHANNEL, f"{organization_id} {person_id}")
    await (await session.connection()).execute(select(named))


@event.listens_for(tenancy.TenantSession, "after_commit")
def _tell_committed(session: PlainSession) -> None:
    signals: Signals = session.info["signals"]
    for whom in session.info.pop("announced", ()):
        signals.tell(whom)


@event.listens_for(tenancy.TenantSession, "after_rollback")
def _forget_announced(session: PlainSession) -> None:
    session.info.pop("announced", None)


@asynccontextmanager
async def _listening(engine: AsyncEngine, take: Any) -> AsyncIterator[AsyncConnection]:
    async with engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.add_listener(CHANNEL, take)
        yield connection


async def _stay(connection: AsyncConnection) -> None:
    """Until the connection is lost. One that is cut off half-way says so only when asked."""
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None
    lost = asyncio.Event()
    driver.add_termination_listener(lambda _connection: lost.set())
    while not lost.is_set():
        with anyio.move_on_after(ASK_EVERY):
            await lost.wait()
            return
        with anyio.fail_after(CONNECT_SECONDS):
            await driver.execute("SELECT 1")
