"""Brings a source up to date and notes at the source how that went."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy
import structlog
from sqlalchemy import update
from sqlmodel import col, select

from api.core import clock
from api.core.outbox import Delivery
from api.core.texts import safe_url
from api.suggestions.intake import Imported, SourceGone, import_entries
from api.suggestions.sources.models import Source, SourceStatus
from api.suggestions.sources.reading import Address, Reading, SourceUnreadable, read
from api.suggestions.sources.service import REFRESH_LEASE

log = structlog.get_logger()

EVERY = timedelta(hours=1)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=15), timedelta(hours=24)
LONGEST_PATIENCE = timedelta(days=7)
# Past this the wait is at its longest anyway, and the number would only grow.
_MOST_DOUBLINGS = 10


async def refresh(delivery: Delivery, source_id: UUID) -> Imported:
    """Read a source and import what is new. Raises `SourceUnreadable` once that is noted."""
    source = await _begin(delivery, source_id)
    try:
        reading = await read(Address.of(source), delivery.settings.outbound_allowed)
        imported = await _imported(delivery, source, reading)
    except SourceGone:
        raise
    except SourceUnreadable as error:
        await _note_failure(delivery, source, error)
        raise
    except Exception as error:
        # Nothing from outside may leave a source refreshing for ever.
        log.error("refresh_failed", exc_info=error)
        unreadable = SourceUnreadable("unreadable", "This feed cannot be read.")
        await _note_failure(delivery, source, unreadable)
        raise unreadable from error
    await note_success(delivery, source, reading, imported)
    return imported


async def _begin(delivery: Delivery, source_id: UUID) -> Source:
    async with delivery.transaction() as session:
        await session.exec(
            _update(
                source_id,
                status=SourceStatus.refreshing,
                progress=sqlalchemy.null(),
                next_fetch_at=clock.now() + REFRESH_LEASE,
            )
        )
        source = (await session.exec(select(Source).where(Source.id == source_id))).first()
        if source is None:
            raise SourceGone
        return source


async def _imported(delivery: Delivery, source: Source, reading: Reading) -> Imported:
    if reading.feed is None:
        return Imported(0, source.imported + source.known, source.refused)
    return await import_entries(delivery, source.id, reading.feed)


async def note_success(
    delivery: Delivery, source: Source, reading: Reading, imported: Imported
) -> None:
    """A source that is a file is read once only."""
    now, title = clock.now(), reading.feed.title if reading.feed else ""
    is_polled = safe_url(source.url) is not None
    values: dict[str, Any] = {} if source.is_name_given or not title else {"name": title}
    async with delivery.transaction() as session:
        await session.exec(
            _outcome(
                source,
                **values,
                status=SourceStatus.ok,
                progress=sqlalchemy.null(),
                last_fetched_at=now,
                last_success_at=now,
                failing_since=None,
                failures=0,
                error_code=None,
                error_status=None,
                next_fetch_at=now + _spread(EVERY, source.id) if is_polled else None,
                **asdict(reading.address),
                **asdict(imported),
            )
        )


async def _note_failure(delivery: Delivery, source: Source, error: SourceUnreadable) -> None:
    """What was learned about the feed is forgotten: the next time begins at the lead's address."""
    now = clock.now()
    async with delivery.transaction() as session:
        await session.exec(
            _outcome(
                source,
                status=SourceStatus.failing,
                progress=sqlalchemy.null(),
                last_fetched_at=now,
                failing_since=source.failing_since or now,
                failures=source.failures + 1,
                error_code=error.code,
                error_status=error.status,
                next_fetch_at=None if error.is_gone else _next_try(source, error, now),
                feed_url=None,
                etag=None,
                last_modified=None,
            )
        )


def _next_try(source: Source, error: SourceUnreadable, now: datetime) -> datetime:
    wait = min(FIRST_WAIT * 2 ** min(source.failures, _MOST_DOUBLINGS), LONGEST_WAIT)
    asked = timedelta(seconds=min(error.retry_after or 0, LONGEST_PATIENCE.total_seconds()))
    return now + max(_spread(wait, source.id), asked)


def _spread(wait: timedelta, source_id: UUID) -> timedelta:
    """Up to a tenth longer, always the same for a source: so that not all are read at once."""
    return wait * (1 + source_id.int % 1000 / 10_000)


def _outcome(source: Source, **values: Any) -> sqlalchemy.Update:
    """What is noted holds for the address that was read; meanwhile it may have become another."""
    return _update(source.id, **values).where(col(Source.url) == source.url)


def _update(source_id: UUID, **values: Any) -> sqlalchemy.Update:
    """A change by the machine, beside the ORM: the lead's version stays what it was."""
    return update(Source).where(col(Source.id) == source_id).values(**values)
