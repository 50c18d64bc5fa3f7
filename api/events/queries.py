"""The selects behind lists of events and single ones, written once."""

from dataclasses import fields
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any
from uuid import UUID

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
from api.events.schemas import EventRead, OccasionFilters
from api.identity.models import Person
from api.identity.principal import Permission, Principal
from api.strategy.topics.models import Topic

Events = Select[*tuple[Any, ...]]
Params = dict[str, Any]
Condition = ColumnElement[bool]
TOPICS = children(
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
OPEN_PARTS = and_(
    col(Opening.organization_id) == Event.organization_id,
    col(Opening.event_id) == Event.id,
    _IS_OPEN,
)
# What has an open end never is.
IS_NOT_OVER = or_(
    col(Event.ends_at).is_(None), col(Event.ends_at) > bindparam("now", type_=UTCDateTime)
)
# At what is over, cancelled or put aside nobody is wanted any more.
_WANTED_PARTS = and_(
    OPEN_PARTS,
    IS_NOT_OVER,
    col(Event.status).in_([EventStatus.proposed, EventStatus.approved]),
)
_OPENING_COUNT = sqlalchemy.select(func.count()).select_from(Opening).where(_WANTED_PARTS)
# What is approved, now or until it was cancelled.
_IS_PUBLIC = col(Event.approved_at).is_not(None) & col(Event.status).in_(
    [EventStatus.approved, EventStatus.cancelled]
)
# What others than curators see: that, and their own (`reader_id`).
VISIBLE = or_(
    _IS_PUBLIC, col(Event.proposed_by_id) == bindparam("reader_id", type_=sqlalchemy.Uuid)
)
NEXT_MEETING = sqlalchemy.select(func.min(col(Meeting.starts_at))).where(
    col(Meeting.organization_id) == Event.organization_id,
    col(Meeting.event_id) == Event.id,
    col(Meeting.ends_at) > bindparam("now", type_=UTCDateTime),
    col(Meeting.is_cancelled).is_(False),
)
_STORED = (
    *("id", "title", "format", "description", "language", "url", "organizer", "place"),
    *("is_online", "time_zone", "starts_at", "ends_at", "starts_on", "ends_on", "is_standing"),
    *("rhythm", "meeting_minutes", "call_url", "call_closes_on", "status", "created_at"),
    *("approved_at", "version"),
)
_PLAIN = (*_STORED, "opening_count", "next_meeting_at")
_EVENTS = sqlalchemy.select(
    *columns(Event, *_STORED),
    col(Event.proposed_by_id),
    col(Person.display_name).label("proposed_by_name"),
    TOPICS,
    _OPENING_COUNT.scalar_subquery().label("opening_count"),
    NEXT_MEETING.scalar_subquery().label("next_meeting_at"),
).outerjoin(
    Person,
    (col(Person.organization_id) == Event.organization_id)
    & (col(Person.id) == Event.proposed_by_id),
)


def events(actor: Principal) -> Events:
    """All events that the actor may see."""
    return _EVENTS.where(visible_to(actor)).params(_moments(actor))


def visible_to(actor: Principal) -> ColumnElement[bool]:
    """Curators see all; others what is public, and their own."""
    if actor.may(Permission.events_curate):
        return sqlalchemy.true()
    return or_(_IS_PUBLIC, col(Event.proposed_by_id) == actor.person_id)


def not_over_before(of: type[Event | Meeting]) -> Condition:
    """By the day `since`. Whole days are compared as days: their midnights are others in other
    zones."""
    ends_at, ends_on = col(of.ends_at), col(of.ends_on)
    midnight = bindparam("since_at", type_=UTCDateTime)
    # What ends as the day begins is over, unless it also begins then.
    lasts = or_(ends_at > midnight, col(of.starts_at) >= midnight)
    is_later = ends_on >= bindparam("since", type_=sqlalchemy.Date)
    return or_(ends_at.is_(None), is_later, ends_on.is_(None) & lasts)


def begun_by(of: type[Event | Meeting]) -> Condition:
    """By the end of the day `until`."""
    starts_on = col(of.starts_on)
    has_begun = col(of.starts_at) < bindparam("until_at", type_=UTCDateTime)
    by_days = starts_on <= bindparam("until", type_=sqlalchemy.Date)
    return or_(by_days, starts_on.is_(None) & has_begun)


def _has_topic(topic_id: ColumnElement[UUID]) -> Condition:
    return (
        sqlalchemy.select(1)
        .where(
            col(EventTopic.organization_id) == Event.organization_id,
            col(EventTopic.event_id) == Event.id,
            col(EventTopic.topic_id) == topic_id,
        )
        .exists()
    )


_HAS_OPENINGS = sqlalchemy.select(1).where(_WANTED_PARTS).exists()
CONDITIONS: dict[str, Condition] = {
    **{
        name: getattr(Event, name) == bindparam(name)
        for name in ("format", "language", "is_online", "is_standing", "status")
    },
    "topic_id": _has_topic(bindparam("topic_id")),
    "proposed_by": col(Event.proposed_by_id) == bindparam("reader_id"),
    "has_openings": _HAS_OPENINGS,
    "has_no_openings": ~_HAS_OPENINGS,
    "most_hours": sqlalchemy.select(1)
    .where(
        col(Opening.organization_id) == Event.organization_id,
        col(Opening.event_id) == Event.id,
        col(Opening.effort_hours) <= bindparam("most_hours", type_=sqlalchemy.Integer),
    )
    .exists(),
    "since": not_over_before(Event),
    "until": begun_by(Event),
}


@cache
def _listing(given: frozenset[str], *, is_curator: bool) -> Events:
    """What a reader (`reader_id`) may see, narrowed to the filters that are given."""
    query = _EVENTS if is_curator else _EVENTS.where(VISIBLE)
    return query.where(*(CONDITIONS[name] for name in sorted(given)))


def narrowed(actor: Principal, filters: OccasionFilters) -> tuple[Events, Params]:
    """The events that the actor may see and the filters let through; and its parameters."""
    wanted: Params = {field.name: getattr(filters, field.name) for field in fields(filters)}
    given = {name for name, value in wanted.items() if value is not None}
    if wanted.get("has_openings") is False:
        given = given - {"has_openings"} | {"has_no_openings"}
    is_curator = actor.may(Permission.events_curate)
    query = _listing(frozenset(given & CONDITIONS.keys()), is_curator=is_curator)
    for word in folded(filters.place or "").split():
        query = query.where(col(Event.place_folded).contains(word, autoescape=True))
    return query, wanted | _moments(actor) | bounds(actor, filters.since, filters.until)


def bounds(actor: Principal, since: date | None, until: date | None = None) -> Params:
    """The parameters of `not_over_before` and `begun_by`."""
    return {
        "since": since,
        "since_at": since and clock.midnight(since, actor.time_zone),
        "until": until,
        "until_at": until and clock.midnight(until + times.DAY, actor.time_zone),
    }


def _moments(actor: Principal) -> Params:
    today = clock.today(actor.time_zone)
    return {"now": clock.now(), "today": today, "reader_id": actor.person_id}


def read(row: RowMapping, actor: Principal) -> EventRead:
    """Shape a row of `events()` for its reader."""
    knows_proposer = row["proposed_by_id"] and (
        row["proposed_by_id"] == actor.person_id or actor.may(Permission.events_curate)
    )
    found = [
        {
            "id": topic["id"],
            "name": in_language(topic["names"], actor.language),
            "words": topic["words"],
            "is_proposed": bool(topic["is_proposed"]),
        }
        for topic in row["topics"] or []
    ]
    # Plain values down to the leaves: to make each part an object first costs several times more.
    return EventRead.model_validate(
        {
            **{name: row[name] for name in _PLAIN},
            "topics": sorted(found, key=itemgetter("name")),
            "proposed_by": {"id": row["proposed_by_id"], "display_name": row["proposed_by_name"]}
            if knows_proposer
            else None,
        }
    )
