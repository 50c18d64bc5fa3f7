"""Outside sources that the worker reads again and again: when, and how the last time went."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy
import structlog
from sqlalchemy import or_, update
from sqlmodel import Field, col, select

from api.core import clock
from api.core.db import Session
from api.core.outbox import Delivery
from api.core.records import Json, TenantRecord, Versioned, text_enum
from api.core.sources import SourceUnreadable

log = structlog.get_logger()

# A refresh that has not ended after this long is given up for dead and may be started again.
REFRESH_LEASE = timedelta(minutes=10)
AT_ONCE = 50

_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=15), timedelta(hours=24)
_LONGEST_PATIENCE = timedelta(days=7)
# Past this the wait is at its longest anyway, and the number would only grow.
_MOST_DOUBLINGS = 10
_UNSYNCHRONIZED = {"synchronize_session": False}


class SourceStatus(StrEnum):
    new = "new"
    refreshing = "refreshing"
    ok = "ok"
    failing = "failing"


class Polled(TenantRecord, Versioned):
    """What a table of sources has; what the last fetch found stands beside the address.

    `next_fetch_at` says when the worker reads it next, null: never. While it is refreshing this
    is when the refresh is given up for dead, so that nothing stays refreshing forever.
    """

    url: str = Field(max_length=2000)
    url_hash: str = Field(max_length=64)
    name: str = Field(max_length=300)
    is_name_given: bool = True
    status: SourceStatus = Field(default=SourceStatus.new, sa_type=text_enum(SourceStatus))
    progress: dict[str, int] | None = Field(default=None, sa_type=Json)
    last_fetched_at: datetime | None = None
    last_success_at: datetime | None = None
    failing_since: datetime | None = None
    next_fetch_at: datetime | None = None
    failures: int = 0
    error_code: str | None = Field(default=None, max_length=60)
    error_status: int | None = None
    etag: str | None = Field(default=None, max_length=500)
    last_modified: str | None = Field(default=None, max_length=100)
    imported: int = 0
    known: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a source's entries."""

    imported: int
    known: int
    refused: int


Row = TypeVar("Row", bound=Polled)


class SourceGone(Exception):
    """The source was deleted while it was being read."""


async def claim(session: Session, model: type[Polled], source_id: UUID) -> bool:
    """Show a source as refreshing, unless it is being read right now."""
    now = clock.now()
    is_free = or_(
        col(model.status) != SourceStatus.refreshing,
        col(model.next_fetch_at).is_(None),
        col(model.next_fetch_at) <= now,
    )
    claimed = await session.exec(_update(model, source_id, **_begun(now)).where(is_free))
    return bool(claimed.rowcount)


async def begin(delivery: Delivery, model: type[Row], source_id: UUID) -> Row:
    """The same without asking: for whoever is to read it now, and gets it."""
    async with delivery.transaction() as session:
        await session.exec(_update(model, source_id, **_begun(clock.now())))
        source = (await session.exec(select(model).where(model.id == source_id))).first()
        if source is None:
            raise SourceGone
        return source


async def due(session: Session, model: type[Polled]) -> list[UUID]:
    """Sources whose time has come, the longest due first; also those whose refresh has died."""
    query = (
        select(model.id)
        .where(col(model.next_fetch_at) <= clock.now())
        .order_by(col(model.next_fetch_at), col(model.id))
        .limit(AT_ONCE)
    )
    return list((await session.exec(query)).all())


async def note_success(
    session: Session, source: Polled, every: timedelta | None, **values: Any
) -> None:
    """Without `every` it is not read again by itself: as with a file."""
    now = clock.now()
    noted = _update(
        type(source),
        source.id,
        status=SourceStatus.ok,
        progress=sqlalchemy.null(),
        last_fetched_at=now,
        last_success_at=now,
        failing_since=None,
        failures=0,
        error_code=None,
        error_status=None,
        next_fetch_at=now + _spread(every, source.id) if every else None,
        **values,
    )
    await session.exec(_of_address(noted, source))


@asynccontextmanager
async def failures_noted(
    delivery: Delivery, source: Polled, unreadable: str, **values: Any
) -> AsyncIterator[None]:
    """Note at the source why reading it failed; raises `SourceUnreadable` once that is done.

    `unreadable` says in a sentence what could not be read where nobody foresaw why.
    """
    try:
        yield
    except SourceGone:
        raise
    except SourceUnreadable as error:
        await _note_failure(delivery, source, error, **values)
        raise
    except Exception as error:
        # Nothing from outside may leave a source refreshing for ever.
        log.error("refresh_failed", source=source.__tablename__, exc_info=error)
        unforeseen = SourceUnreadable("unreadable", unreadable)
        await _note_failure(delivery, source, unforeseen, **values)
        raise unforeseen from error


async def _note_failure(
    delivery: Delivery, source: Polled, error: SourceUnreadable, **values: Any
) -> None:
    """The next time begins anew: without conditions."""
    now = clock.now()
    noted = _update(
        type(source),
        source.id,
        status=SourceStatus.failing,
        progress=sqlalchemy.null(),
        last_fetched_at=now,
        failing_since=source.failing_since or now,
        failures=source.failures + 1,
        error_code=error.code,
        error_status=error.status,
        next_fetch_at=None if error.is_gone else _next_try(source, error, now),
        etag=None,
        last_modified=None,
        **values,
    )
    async with delivery.transaction() as session:
        await session.exec(_of_address(noted, source))


async def note_progress(
    session: Session, model: type[Polled], source_id: UUID, progress: dict[str, int]
) -> None:
    """Say how far an import is. Two imports of one source wait here for each other."""
    noted = await session.exec(_update(model, source_id, progress=progress))
    if not noted.rowcount:
        raise SourceGone


def _begun(now: datetime) -> dict[str, Any]:
    return {
        "status": SourceStatus.refreshing,
        "progress": sqlalchemy.null(),
        "next_fetch_at": now + REFRESH_LEASE,
    }


def _next_try(source: Polled, error: SourceUnreadable, now: datetime) -> datetime:
    wait = min(_FIRST_WAIT * 2 ** min(source.failures, _MOST_DOUBLINGS), _LONGEST_WAIT)
    asked = timedelta(seconds=min(error.retry_after or 0, _LONGEST_PATIENCE.total_seconds()))
    return now + max(_spread(wait, source.id), asked)


def _spread(wait: timedelta, source_id: UUID) -> timedelta:
    """Up to a tenth longer, always the same for a source: so that not all are read at once."""
    return wait * (1 + source_id.int % 1000 / 10_000)


def _of_address(noted: sqlalchemy.Update, source: Polled) -> sqlalchemy.Update:
    """What is noted holds for the address that was read; meanwhile it may have become another."""
    return noted.where(col(type(source).url) == source.url)


def _update(model: type[Polled], source_id: UUID, **values: Any) -> sqlalchemy.Update:
    """A change by the machine, beside the ORM: the lead's version stays what it was."""
    changed = update(model).where(col(model.id) == source_id).values(**values)
    return changed.execution_options(**_UNSYNCHRONIZED)
