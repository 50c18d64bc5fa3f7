"""Rules of meetings: those of a rhythm may be moved and cancelled, others added by hand."""

from dataclasses import asdict
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, Select, func
from sqlmodel import col, select
from uuid_utils.compat import uuid7

from api.core import clock, tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import Conflict
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import check_version, touch
from api.events import queries, scheduling, service, telling
from api.events.meetings import planning
from api.events.meetings.schemas import (
    Filters,
    MeetingCreate,
    MeetingOfEvent,
    MeetingRead,
    MeetingUpdate,
)
from api.events.models import Event, Meeting
from api.events.scheduling import TimesMissing
from api.events.times import MOST_MEETINGS
from api.identity.principal import Permission, Principal

_PLAIN = (
    *("id", "event_id", "title", "place", "starts_at", "ends_at", "starts_on", "ends_on"),
    *("is_cancelled", "version"),
)
_MEETINGS = sqlalchemy.select(*columns(Meeting, *_PLAIN))
_OF_ALL = _MEETINGS.add_columns(
    col(Event.title).label("event_title"), col(Event.status), col(Event.time_zone)
).join(
    Event,
    (col(Event.organization_id) == Meeting.organization_id) & (col(Event.id) == Meeting.event_id),
)
_CONDITIONS = {
    "since": queries.not_over_before(Meeting),
    "until": queries.begun_by(Meeting),
}
_ORDER = Order((col(Meeting.starts_at), col(Meeting.id)))


class NotStanding(Conflict):
    detail = "Only a standing engagement has meetings."


class MeetingOfRhythm(Conflict):
    detail = "This meeting comes from the rhythm. Cancel it instead."


class TooManyMeetings(Conflict):
    detail = "A standing engagement has at most {most} meetings at a time."


async def list_all(
    session: Session, actor: Principal, paging: PageParams, event_id: UUID
) -> Page[MeetingRead]:
    """The meetings of an event the actor may see, in their order."""
    await service.get(session, actor, event_id)
    query = _MEETINGS.where(col(Meeting.event_id) == event_id)
    return await paginate(session, query, paging, _ORDER, MeetingRead.model_validate)


async def list_of_all(
    session: Session, actor: Principal, paging: PageParams, filters: Filters
) -> Page[MeetingOfEvent]:
    """The meetings of all events the actor may see, in their order."""
    given = {name for name in _CONDITIONS if getattr(filters, name)}
    query = _listing(frozenset(given), is_curator=actor.may(Permission.events_curate))
    params = queries.bounds(actor, filters.since, filters.until) | {"reader_id": actor.person_id}
    return await paginate(session, query, paging, _ORDER, _read, params)


@cache
def _listing(given: frozenset[str], *, is_curator: bool) -> Select[*tuple[Any, ...]]:
    query = _OF_ALL if is_curator else _OF_ALL.where(queries.VISIBLE)
    return query.where(*(_CONDITIONS[name] for name in sorted(given)))


async def add(
    session: Session, actor: Principal, event_id: UUID, data: MeetingCreate
) -> MeetingRead:
    """Add a meeting beside those of the rhythm."""
    event = await service.locked(session, actor, event_id)
    if not event.is_standing:
        raise NotStanding
    counted = select(func.count()).where(Meeting.event_id == event_id)
    if (await session.exec(counted)).one() >= MOST_MEETINGS:
        raise TooManyMeetings(most=MOST_MEETINGS)
    span = scheduling.meeting_span(data, event.time_zone)
    if span is None:
        raise TimesMissing(pointer="#/starts_at")
    own_id = uuid7()
    meeting = Meeting(
        id=own_id,
        event_id=event_id,
        key=str(own_id),
        title=data.title,
        place=data.place,
        is_changed=True,
        **asdict(span),
    )
    session.add(meeting)
    await session.flush()
    return MeetingRead.model_validate(meeting)


async def change(
    session: Session, actor: Principal, meeting_id: UUID, data: MeetingUpdate, if_match: str
) -> MeetingRead:
    """Move, rename or cancel a meeting; imports and the rhythm leave it alone from then on."""
    meeting = await tenancy.find(session, Meeting, meeting_id)
    check_version(meeting, if_match)
    event = await tenancy.find(session, Event, meeting.event_id)
    before = _plan(meeting)
    span = scheduling.meeting_span(data, event.time_zone)
    if span is not None:
        planning.write(meeting, asdict(span))
    for name in {"title", "place"} & data.model_fields_set:
        setattr(meeting, name, getattr(data, name))
    if data.is_cancelled is not None:
        meeting.is_cancelled = data.is_cancelled
    meeting.is_changed = True
    touch(meeting)
    if _plan(meeting) != before and meeting.ends_at > clock.now():
        await telling.emit(session, "event.moved", event.id, actor.person_id)
    await session.flush()
    return MeetingRead.model_validate(meeting)


async def remove(session: Session, meeting_id: UUID, if_match: str) -> None:
    """Delete a meeting that was added by hand; one of a rhythm is cancelled instead."""
    meeting = await tenancy.find(session, Meeting, meeting_id)
    check_version(meeting, if_match)
    if meeting.key != str(meeting.id):
        raise MeetingOfRhythm
    await session.delete(meeting)
    await session.flush()


def _read(row: RowMapping) -> MeetingOfEvent:
    return MeetingOfEvent.model_validate(
        {
            **{name: row[name] for name in (*_PLAIN, "time_zone")},
            "event": {
                "id": row["event_id"],
                "title": row["event_title"],
                "status": row["status"],
            },
        }
    )


def _plan(meeting: Meeting) -> tuple[object, ...]:
    """What somebody who goes there relies on."""
    return meeting.starts_at, meeting.ends_at, meeting.place, meeting.is_cancelled
