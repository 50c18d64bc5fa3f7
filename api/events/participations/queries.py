"""The selects behind one's own participations, those in an opening, and having had a part."""

from typing import Any

import sqlalchemy
from sqlalchemy import RowMapping, Select, and_, bindparam, case, func, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import col

from api.core import clock
from api.core.aggregates import columns
from api.events.models import Event
from api.events.openings.models import Opening
from api.events.participations.models import KNOWN, Participation, ParticipationState
from api.events.participations.schemas import (
    MyParticipation,
    Occasion,
    OwnFilters,
    ParticipationRead,
)
from api.events.participations.seats import FIRST_COME
from api.events.queries import CONDITIONS, NEXT_MEETING, bounds
from api.identity.models import Person
from api.identity.principal import Principal
from api.identity.schemas import PersonRef

_EVENT = columns(
    Event,
    *("title", "format", "place", "is_online", "time_zone", "starts_at", "ends_at"),
    *("starts_on", "ends_on", "is_standing", "status"),
)
_other = aliased(Participation)
_WAITING_BEFORE = sqlalchemy.select(func.count()).where(
    col(_other.organization_id) == Participation.organization_id,
    col(_other.opening_id) == Participation.opening_id,
    col(_other.state) == ParticipationState.applied,
    tuple_(col(_other.applied_at), col(_other.id))
    < tuple_(col(Participation.applied_at), col(Participation.id)),
)
_IS_WAITING = and_(
    col(Participation.state) == ParticipationState.applied, col(Opening.part).in_(FIRST_COME)
)
_OWN = (
    sqlalchemy.select(
        *columns(Participation, "opening_id", "state", "note", "applied_at", "created_at"),
        col(Opening.part),
        col(Event.id).label("event_id"),
        *_EVENT,
        NEXT_MEETING.scalar_subquery().label("next_meeting_at"),
        case((_IS_WAITING, _WAITING_BEFORE.correlate(Participation).scalar_subquery() + 1)).label(
            "waiting_place"
        ),
    )
    .join(
        Opening,
        (col(Opening.organization_id) == Participation.organization_id)
        & (col(Opening.id) == Participation.opening_id),
    )
    .join(
        Event,
        (col(Event.organization_id) == Opening.organization_id)
        & (col(Event.id) == Opening.event_id),
    )
)
# A part of the event that is looked at, in whatever state. Its parameter: `person_id`.
HAD_PART = (
    sqlalchemy.select(1)
    .join_from(
        Opening,
        Participation,
        (col(Participation.organization_id) == Opening.organization_id)
        & (col(Participation.opening_id) == Opening.id),
    )
    .where(
        col(Opening.organization_id) == Event.organization_id,
        col(Opening.event_id) == Event.id,
        col(Participation.person_id) == bindparam("person_id"),
    )
)
IN_OPENING = (
    sqlalchemy.select(
        *columns(Participation, "id", "opening_id", "state", "note", "applied_at"),
        *columns(Person, "display_name"),
        col(Person.id).label("person_id"),
    )
    .join(
        Person,
        (col(Person.organization_id) == Participation.organization_id)
        & (col(Person.id) == Participation.person_id),
    )
    .where(col(Participation.state).in_(KNOWN))
)


def own(actor: Principal, filters: OwnFilters) -> Select[*tuple[Any, ...]]:
    """The actor's participations that the filters let through."""
    query = _OWN.where(col(Participation.person_id) == actor.person_id).params(now=clock.now())
    if filters.state:
        query = query.where(col(Participation.state) == filters.state)
    if filters.event_id:
        query = query.where(col(Event.id) == filters.event_id)
    if filters.since:
        query = query.where(CONDITIONS["since"]).params(bounds(actor, filters.since))
    return query


def read_own(row: RowMapping) -> MyParticipation:
    occasion = {str(column.key): row[str(column.key)] for column in _EVENT}
    return MyParticipation(
        event=Occasion(id=row["event_id"], next_meeting_at=row["next_meeting_at"], **occasion),
        **{name: row[name] for name in MyParticipation.model_fields if name != "event"},
    )


def read(row: RowMapping) -> ParticipationRead:
    return ParticipationRead(
        person=PersonRef(id=row["person_id"], display_name=row["display_name"]),
        **{name: row[name] for name in ParticipationRead.model_fields if name != "person"},
    )
