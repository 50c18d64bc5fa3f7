"""Changes what an event holds: its fields, its times, its topics."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from api.core.db import Session
from api.core.folding import folded
from api.core.links import url_hash
from api.core.routing import touch
from api.events import scheduling
from api.events.meetings import planning
from api.events.models import Event, EventTopic
from api.events.scheduling import Schedule
from api.events.schemas import EventCreate, EventUpdate
from api.identity.principal import Principal
from api.strategy.topics import service as topics
from api.strategy.topics.service import TopicRequired

FOLDED_LENGTH = 400
CLEARABLE = {"language", "url", "organizer", "place", "call_url", "call_closes_on"}
_ELSEWHERE = {"topic_ids", *scheduling.FIELDS}


async def add(session: Session, actor: Principal, data: EventCreate) -> Event:
    """Make an event out of what somebody proposes."""
    row = Event(
        **data.model_dump(exclude=_ELSEWHERE),
        **scheduling.first(data, actor.time_zone).columns,
        **searched(data.title, data.place, data.url),
        proposed_by_id=actor.person_id,
    )
    session.add(row)
    await session.flush()
    await set_topics(session, row, data.topic_ids)
    return row


async def change(session: Session, row: Event, data: EventUpdate) -> None:
    """Write what was sent into the row and beside it; null clears what may be empty."""
    for name, value in data.model_dump(exclude_unset=True, exclude=_ELSEWHERE).items():
        if value is not None or name in CLEARABLE:
            setattr(row, name, value)
    planning.write(row, scheduling.changed(data, Schedule.of(row)).columns)
    planning.write(row, searched(row.title, row.place, row.url))
    if data.topic_ids is not None:
        await set_topics(session, row, data.topic_ids)
    if data.model_fields_set:
        touch(row)
    await session.flush()


def searched(title: str, place: str | None, url: str | None) -> dict[str, Any]:
    """What an event is searched and compared by, to be kept beside it."""
    return {
        "title_folded": folded(title)[:FOLDED_LENGTH],
        "place_folded": folded(place or "")[:FOLDED_LENGTH],
        "url_hash": url_hash(url) if url else None,
    }


async def set_topics(session: Session, row: Event, topic_ids: Sequence[UUID]) -> None:
    """Replace the topics. Those that stay keep the words found for them, now confirmed."""
    if row.approved_at and not topic_ids:
        raise TopicRequired
    links = await topic_links(session, row.id)
    session.add_all(
        EventTopic(event_id=row.id, topic_id=topic_id, words=[], is_proposed=False)
        for topic_id in await topics.confirm(session, links, topic_ids)
    )
    await session.flush()


def propose_topics(row: Event, found: Mapping[UUID, Sequence[str]]) -> list[EventTopic]:
    """Topics that the words of an event's text speak for."""
    return [
        EventTopic(event_id=row.id, topic_id=topic_id, words=list(words), is_proposed=True)
        for topic_id, words in found.items()
    ]


async def topic_links(session: Session, event_id: UUID) -> dict[UUID, EventTopic]:
    stored = await session.exec(select(EventTopic).where(col(EventTopic.event_id) == event_id))
    return {link.topic_id: link for link in stored}
