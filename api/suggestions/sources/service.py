"""Rules of sources: naming them, and having them read. Nothing here commits or fetches."""

from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, delete, select

from api.core import clock, outbox, polling, tenancy
from api.core.db import Session
from api.core.errors import Conflict, NotFound
from api.core.links import addressed, host_of
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.polling import REFRESH_LEASE, SourceStatus
from api.core.routing import check_version, touch
from api.core.texts import safe_url
from api.identity.principal import Principal
from api.strategy.topics import service as topics
from api.suggestions import pictures
from api.suggestions.models import Suggestion, SuggestionStatus
from api.suggestions.sources import queries
from api.suggestions.sources.models import Source, SourceTopic
from api.suggestions.sources.schemas import SourceCreate, SourceRead, SourceUpdate

_UNSYNCHRONIZED = {"synchronize_session": False}


class SourceExists(Conflict):
    detail = "This address is a source already."


class NotRefreshable(Conflict):
    detail = "This source was read from a file. Import the file again instead."


async def list_all(
    session: Session, actor: Principal, paging: PageParams, status: SourceStatus | None
) -> Page[SourceRead]:
    """Sources in the order they were added."""
    query = (
        queries.SOURCES if status is None else queries.SOURCES.where(col(Source.status) == status)
    )
    order = Order((col(Source.created_at), col(Source.id)))
    return await paginate(session, query, paging, order, lambda row: queries.read(row, actor))


async def get(session: Session, actor: Principal, source_id: UUID) -> SourceRead:
    rows = await session.rows(queries.SOURCES.where(col(Source.id) == source_id))
    if not rows:
        raise NotFound
    return queries.read(rows[0], actor)


async def add(session: Session, actor: Principal, data: SourceCreate) -> SourceRead:
    """Store a source and have the worker read it at once."""
    source = Source(
        **data.model_dump(include={"language", "is_trusted", "url"}),
        url_hash="",
        name=data.name or host_of(data.url),
        is_name_given=bool(data.name),
        next_fetch_at=clock.now() + REFRESH_LEASE,
    )
    await _set_address(session, source, data.url)
    session.add(source)
    await session.flush()
    await _set_topics(session, source.id, data.default_topic_ids)
    await request_refresh(session, source.id)
    return await get(session, actor, source.id)


async def change(
    session: Session, actor: Principal, source_id: UUID, data: SourceUpdate, if_match: str
) -> SourceRead:
    """Change what was sent. Another address is read at once; a name once given stays."""
    source = await tenancy.find(session, Source, source_id)
    check_version(source, if_match)
    if data.name:
        source.name, source.is_name_given = data.name, True
    if data.is_trusted is not None:
        source.is_trusted = data.is_trusted
    if "language" in data.model_fields_set:
        source.language = data.language
    if data.default_topic_ids is not None:
        await _set_topics(session, source_id, data.default_topic_ids)
    if data.url and data.url != source.url:
        await _set_address(session, source, data.url)
        source.feed_url = source.etag = source.last_modified = None
        source.failures, source.next_fetch_at = 0, clock.now() + REFRESH_LEASE
        await request_refresh(session, source_id)
    touch(source)
    await session.flush()
    return await get(session, actor, source_id)


async def remove(session: Session, source_id: UUID, if_match: str) -> None:
    """Delete a source with what nobody has curated yet; the curated suggestions stay."""
    source = await tenancy.find(session, Source, source_id)
    check_version(source, if_match)
    await session.exec(
        update(Suggestion)
        .where(
            col(Suggestion.source_id) == source_id,
            col(Suggestion.status) != SuggestionStatus.proposed,
        )
        .values(source_id=None)
        .execution_options(**_UNSYNCHRONIZED)
    )
    kept_pictures = select(Suggestion.image_key).where(
        Suggestion.source_id == source_id, col(Suggestion.image_key).is_not(None)
    )
    await pictures.drop(session, [key for key in await session.exec(kept_pictures) if key])
    await session.exec(
        delete(Suggestion)
        .where(col(Suggestion.source_id) == source_id)
        .execution_options(**_UNSYNCHRONIZED)
    )
    await outbox.forget(session, _key(source_id))
    await session.delete(source)
    await session.flush()


async def refresh(session: Session, actor: Principal, source_id: UUID) -> SourceRead:
    """Have the worker read a source now; one that is being read is left to that."""
    source = await get(session, actor, source_id)
    if safe_url(source.url) is None:
        raise NotRefreshable
    await claim(session, source_id)
    return await get(session, actor, source_id)


async def claim(session: Session, source_id: UUID) -> None:
    """Show a source as refreshing and queue it, unless it is being read right now."""
    if await polling.claim(session, Source, source_id):
        await request_refresh(session, source_id)


async def request_refresh(session: Session, source_id: UUID) -> None:
    """Queue a source once, however often it is asked for."""
    await outbox.emit(
        session, "source.refresh_requested", key=_key(source_id), source_id=str(source_id)
    )


def _key(source_id: UUID) -> str:
    return f"source:{source_id}"


async def _set_address(session: Session, source: Source, address: str) -> None:
    url, hashed = addressed(address)
    same = select(Source.id).where(Source.url_hash == hashed, col(Source.id) != source.id)
    with session.no_autoflush:
        existing = (await session.exec(same)).first()
    if existing:
        raise SourceExists(pointer="#/url", existing_id=str(existing))
    source.url, source.url_hash = url, hashed


async def _set_topics(session: Session, source_id: UUID, topic_ids: list[UUID]) -> None:
    await topics.check(session, topic_ids, pointer="#/default_topic_ids")
    await session.exec(delete(SourceTopic).where(col(SourceTopic.source_id) == source_id))
    wanted = dict.fromkeys(topic_ids)
    session.add_all(SourceTopic(source_id=source_id, topic_id=topic_id) for topic_id in wanted)
    await session.flush()
