"""Rules of event sources: naming them, and having them read. Nothing here commits or fetches."""

from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, func, update
from sqlmodel import col, delete, select

from api.core import clock, outbox, polling, tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import Conflict, NotFound
from api.core.links import FILE, addressed, host_of
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.polling import REFRESH_LEASE
from api.core.routing import check_version, touch
from api.events import reasons
from api.events.models import Event, EventStatus
from api.events.sources.models import EventSource
from api.events.sources.schemas import (
    EventSourceCreate,
    EventSourceRead,
    EventSourceTrouble,
    EventSourceUpdate,
)
from api.identity.principal import Principal

_UNSYNCHRONIZED = {"synchronize_session": False}
_COLUMNS = columns(
    EventSource,
    *("id", "url", "name", "time_zone", "status", "progress", "last_fetched_at"),
    *("last_success_at", "failing_since", "next_fetch_at", "imported", "known", "refused"),
    "version",
)
_EVENT_COUNT = (
    select(func.count())
    .select_from(Event)
    .where(
        Event.organization_id == EventSource.organization_id,
        Event.source_id == EventSource.id,
    )
    .scalar_subquery()
    .label("event_count")
)
_SOURCES = sqlalchemy.select(
    *_COLUMNS, *columns(EventSource, "error_code", "error_status"), _EVENT_COUNT
)


class EventSourceExists(Conflict):
    detail = "This address is a source already."


class EventSourceFromFile(Conflict):
    detail = "This source was read from a file. Import the file again instead."


async def list_all(session: Session, actor: Principal, paging: PageParams) -> Page[EventSourceRead]:
    """Sources in the order they were added."""
    order = Order((col(EventSource.created_at), col(EventSource.id)))
    return await paginate(session, _SOURCES, paging, order, lambda row: _read(row, actor))


async def get(session: Session, actor: Principal, source_id: UUID) -> EventSourceRead:
    rows = await session.rows(_SOURCES.where(col(EventSource.id) == source_id))
    if not rows:
        raise NotFound
    return _read(rows[0], actor)


async def add(session: Session, actor: Principal, data: EventSourceCreate) -> EventSourceRead:
    """Store a source and have the worker read it at once."""
    url, hashed = await _address(session, data.url)
    source = EventSource(
        url=url,
        url_hash=hashed,
        name=data.name or host_of(url),
        is_name_given=bool(data.name),
        time_zone=data.time_zone or actor.time_zone,
        next_fetch_at=clock.now() + REFRESH_LEASE,
    )
    session.add(source)
    await session.flush()
    await _request_refresh(session, source.id)
    return await get(session, actor, source.id)


async def change(
    session: Session,
    actor: Principal,
    source_id: UUID,
    data: EventSourceUpdate,
    if_match: str,
) -> EventSourceRead:
    """Change what was sent. Another address is read at once; a name once given stays."""
    source = await tenancy.find(session, EventSource, source_id)
    check_version(source, if_match)
    if data.name:
        source.name, source.is_name_given = data.name, True
    if data.time_zone:
        source.time_zone = data.time_zone
    if data.url and data.url != source.url:
        source.url, source.url_hash = await _address(session, data.url, source_id)
        source.etag = source.last_modified = None
        source.failures, source.next_fetch_at = 0, clock.now() + REFRESH_LEASE
        await _request_refresh(session, source_id)
    touch(source)
    await session.flush()
    return await get(session, actor, source_id)


async def remove(session: Session, source_id: UUID, if_match: str) -> None:
    """Delete a source with what nobody has curated yet; the other events stay."""
    source = await tenancy.find(session, EventSource, source_id)
    check_version(source, if_match)
    is_its = col(Event.source_id) == source_id
    is_open = col(Event.status) == EventStatus.proposed
    for change in (
        delete(Event).where(is_its, is_open),
        update(Event).where(is_its).values(source_id=None),
    ):
        await session.exec(change.execution_options(**_UNSYNCHRONIZED))
    await outbox.forget(session, _key(source_id))
    await session.delete(source)
    await session.flush()


async def refresh(session: Session, actor: Principal, source_id: UUID) -> EventSourceRead:
    """Have the worker read a source now; one that is being read is left to that."""
    source = await get(session, actor, source_id)
    if source.url.startswith(FILE):
        raise EventSourceFromFile
    await claim(session, source_id)
    return await get(session, actor, source_id)


async def claim(session: Session, source_id: UUID) -> None:
    """Show a source as refreshing and queue it, unless it is being read right now."""
    if await polling.claim(session, EventSource, source_id):
        await _request_refresh(session, source_id)


async def named(session: Session, reference: str, time_zone: str, name: str) -> EventSource:
    """The source with an address or a file's name, made where there is none."""
    url, hashed = addressed(reference)
    query = select(EventSource).where(EventSource.url_hash == hashed)
    source = (await session.exec(query)).first()
    if source is None:
        source = EventSource(
            url=url, url_hash=hashed, name=name, is_name_given=False, time_zone=time_zone
        )
        session.add(source)
        await session.flush()
    return source


async def _address(
    session: Session, address: str, source_id: UUID | None = None
) -> tuple[str, str]:
    url, hashed = addressed(address)
    same = select(EventSource.id).where(EventSource.url_hash == hashed)
    existing = (await session.exec(same)).first()
    if existing and existing != source_id:
        raise EventSourceExists(pointer="#/url", existing_id=str(existing))
    return url, hashed


async def _request_refresh(session: Session, source_id: UUID) -> None:
    await outbox.emit(
        session, "event_source.refresh_requested", key=_key(source_id), source_id=str(source_id)
    )


def _key(source_id: UUID) -> str:
    return f"event_source:{source_id}"


def _read(row: RowMapping, actor: Principal) -> EventSourceRead:
    code = row["error_code"]
    trouble = code and EventSourceTrouble(
        code=code, detail=reasons.detail(code, actor.language, row["error_status"])
    )
    fields = {str(column.key): row[str(column.key)] for column in _COLUMNS}
    return EventSourceRead(**fields, error=trouble, event_count=row["event_count"])
