"""The selects behind lists of events and single ones, written once."""

from datetime import timedelta
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping, Select, and_, bindparam, func, or_
from sqlmodel import col
from sqlmodel.sql.sqltypes import UTCDateTime

from api.core import clock
from api.core.aggregates import children, columns, json_row
from api.core.folding import folded
from api.core.schemas import in_language
from api.events import times
from api.events.models import Event, EventStatus, EventTopic, Meeting
from api.events.openings.models import Opening
from api.events.schemas import EventRead, EventTopicRead, Filters
from api.identity.models import Person
from api.identity.principal import Permission, Principal
from api.identity.schemas import PersonRef
from api.strategy.topics.models import Topic

_TOPICS = children(
    json_row(
        *("id", Topic.id, "names", Topic.names),
        *("words", EventTopic.words, "is_proposed", EventTopic.is_proposed),
    ),
    sqlalchemy.join(
        EventTopic,
        Topic,
        (col(Topic.organization_id) == EventTopic.organization_id)
        & (col(Topic.id) == EventTopic.topic_id),
    ),
    EventTopic.organization_id == Event.organization_id,
    EventTopic.event_id == Event.id,
).label("topics")
_IS_OPEN = or_(
    col(Opening.closes_on).is_(None),
    col(Opening.closes_on) >= bindparam("today", type_=sqlalchemy.Date),
)
_OF_THE_EVENT = and_(
    col(Opening.organization_id) == Event.organization_id,
    col(Opening.event_id) == Event.id,
    _IS_OPEN,
)
_OPENING_COUNT = sqlalchemy.select(func.count()).select_from(Opening).where(_OF_THE_EVENT)
NEXT_MEETING = sqlalchemy.select(func.min(col(Meeting.starts_at))).where(
    col(Meeting.organization_id) == Event.organization_id,
    col(Meeting.event_id) == Event.id,
    col(Meeting.ends_at) > bindparam("now", type_=UTCDateTime),
    col(Meeting.is_cancelled).is_(False),
)
_COLUMNS = columns(
    Event,
    *("id", "title", "format", "description", "language", "url", "organizer", "place"),
    *("is_online", "time_zone", "starts_at", "ends_at", "starts_on", "ends_on", "is_standing"),
    *("rhythm", "meeting_minutes", "call_url", "call_closes_on", "status", "created_at"),
    *("approved_at", "version"),
)
_EVENTS = sqlalchemy.select(
    *_COLUMNS,
    col(Event.proposed_by_id),
    col(Person.display_name).label("proposed_by_name"),
    _TOPICS,
    _OPENING_COUNT.scalar_subquery().label("opening_count"),
    NEXT_MEETING.scalar_subquery().label("next_meeting_at"),
).outerjoin(
    Person,
    (col(Person.organization_id) == Event.organization_id)
    & (col(Person.id) == Event.proposed_by_id),
)


def events(actor: Principal) -> Select[*tuple[Any, ...]]:
    """All events that the actor may see."""
    query = _EVENTS.where(visible_to(actor))
    return query.params(now=clock.now(), today=clock.today(actor.time_zone))


def visible_to(actor: Principal) -> ColumnElement[bool]:
    """Curators see all; others what is approved, now or until it was cancelled, and their own."""
    if actor.may(Permission.events_curate):
        return sqlalchemy.true()
    is_public = col(Event.approved_at).is_not(None) & col(Event.status).in_(
        [EventStatus.approved, EventStatus.cancelled]
    )
    return or_(is_public, col(Event.proposed_by_id) == actor.person_id)


def narrowed(actor: Principal, filters: Filters) -> Select[*tuple[Any, ...]]:
    """The events that the actor may see and that the filters let through."""
    query = events(actor)
    for name in ("format", "language", "is_online", "is_standing", "status"):
        wanted = getattr(filters, name)
        if wanted is not None:
            query = query.where(getattr(Event, name) == wanted)
    if filters.proposed_by:
        query = query.where(col(Event.proposed_by_id) == actor.person_id)
    if filters.topic_id:
        query = query.where(_has_topic(filters.topic_id))
    if filters.has_openings is not None:
        has_openings = sqlalchemy.select(1).where(_OF_THE_EVENT).exists()
        query = query.where(has_openings if filters.has_openings else ~has_openings)
    for column, words in ((Event.title_folded, filters.q), (Event.place_folded, filters.place)):
        for word in folded(words or "").split():
            query = query.where(col(column).contains(word, autoescape=True))
    return _within(query, actor, filters)


def _within(
    query: Select[*tuple[Any, ...]], actor: Principal, filters: Filters
) -> Select[*tuple[Any, ...]]:
    """Whole days are compared as days: their midnights are others in other zones."""
    ends_at, ends_on = col(Event.ends_at), col(Event.ends_on)
    if filters.since:
        since = times.midnight(filters.since, actor.time_zone)
        query = query.where(
            or_(ends_at.is_(None), ends_on >= filters.since, ends_on.is_(None) & (ends_at > since))
        )
    starts_at, starts_on = col(Event.starts_at), col(Event.starts_on)
    if filters.until:
        until = times.midnight(filters.until + timedelta(days=1), actor.time_zone)
        query = query.where(
            or_(starts_on <= filters.until, starts_on.is_(None) & (starts_at < until))
        )
    return query


def _has_topic(topic_id: Any) -> ColumnElement[bool]:
    return (
        sqlalchemy.select(1)
        .where(
            col(EventTopic.organization_id) == Event.organization_id,
            col(EventTopic.event_id) == Event.id,
            col(EventTopic.topic_id) == topic_id,
        )
        .exists()
    )


def read(row: RowMapping, actor: Principal) -> EventRead:
    """Shape a row of `events()` for its reader."""
    knows_proposer = row["proposed_by_id"] and (
        row["proposed_by_id"] == actor.person_id or actor.may(Permission.events_curate)
    )
    found = [
        EventTopicRead(
            id=topic["id"],
            name=in_language(topic["names"], actor.language),
            words=topic["words"],
            is_proposed=bool(topic["is_proposed"]),
        )
        for topic in row["topics"] or []
    ]
    return EventRead(
        **{str(column.key): row[str(column.key)] for column in _COLUMNS},
        topics=sorted(found, key=lambda topic: topic.name),
        opening_count=row["opening_count"],
        next_meeting_at=row["next_meeting_at"],
        proposed_by=PersonRef(id=row["proposed_by_id"], display_name=row["proposed_by_name"])
        if knows_proposer
        else None,
    )
