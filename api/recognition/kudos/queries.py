"""The selects behind the wall, and who may see whom thanked on it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping, Select, String, and_, case, cast, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import col

from api.ambassadors.consents.service import in_force
from api.ambassadors.models import Consent, Purpose
from api.core import clock
from api.core.aggregates import children, columns, json_list, json_row
from api.identity.models import Person
from api.identity.principal import Principal
from api.identity.schemas import PersonRef
from api.recognition.kudos.models import Kudos, KudosReaction, KudosReceiver, Visibility
from api.recognition.kudos.schemas import AboutRead, Filters, GestureRead, KudosRead

_Mine = aliased(KudosReceiver)
_Thanked = aliased(Person)
_Me = aliased(Person)

Wall = Select[*tuple[Any, ...]]


def wall(actor: Principal) -> Wall:
    """All thanks that the actor may see, each with whom the actor may see thanked."""
    day = clock.today(actor.time_zone)
    return (
        sqlalchemy.select(
            *columns(Kudos, "id", "giver_id", "text", "visibility", "value_keys", "created_at"),
            *columns(Kudos, "about_kind", "about_id"),
            col(Person.display_name).label("giver_name"),
            _receivers(actor, day).label("receivers"),
            _own_visibility(actor).label("my_visibility"),
            _gestures(actor).label("gestures"),
        )
        .join(
            Person,
            (col(Person.organization_id) == Kudos.organization_id)
            & (col(Person.id) == Kudos.giver_id),
        )
        .where(or_(_is_party(actor), _receiver(_is_shown(actor, day))))
    )


def narrowed(query: Wall, actor: Principal, filters: Filters) -> Wall:
    """The wall with a value, a topic, or thanks to a person alone."""
    if filters.value:
        query = query.where(_has(Kudos.value_keys, filters.value))
    if filters.topic_id:
        query = query.where(_has(Kudos.topic_ids, str(filters.topic_id)))
    if filters.person_id:
        day = clock.today(actor.time_zone)
        theirs = col(KudosReceiver.person_id) == filters.person_id
        known = _receiver(and_(theirs, _is_shown(actor, day)))
        query = query.where(_received_by(filters.person_id), or_(_is_party(actor), known))
    return query


def given_by(actor: Principal) -> ColumnElement[bool]:
    return col(Kudos.giver_id) == actor.person_id


def received_by(actor: Principal) -> ColumnElement[bool]:
    return _received_by(actor.person_id)


def names(actor: Principal, people: Sequence[UUID]) -> ColumnElement[bool]:
    """Whether the actor sees one of these people named on thanks, as giver or as receiver."""
    seen = or_(_is_party(actor), _is_shown(actor, clock.today(actor.time_zone)))
    received = _receiver(and_(col(KudosReceiver.person_id).in_(people), seen))
    return or_(col(Kudos.giver_id).in_(people), received)


def read(row: RowMapping, actor: Principal, titles: dict[UUID, str]) -> KudosRead:
    """Shape a row of the wall for its reader; `titles` has what the reader may see of things."""
    receivers = row["receivers"] or []
    is_mine, mine = row["giver_id"] == actor.person_id, row["my_visibility"]
    title = titles.get(row["about_id"])
    return KudosRead(
        **{name: row[name] for name in ("id", "text", "created_at")},
        giver=PersonRef(id=row["giver_id"], display_name=row["giver_name"]),
        receivers=sorted(
            (PersonRef(id=each["id"], display_name=each["name"]) for each in receivers),
            key=lambda person: (person.display_name, person.id),
        ),
        values=row["value_keys"],
        about=title and AboutRead(kind=row["about_kind"], id=row["about_id"], title=title),
        # Of those who are seen alone: a mark for somebody hidden would tell that there is one.
        is_by_manager=any(each["is_by_manager"] for each in receivers),
        is_mine=is_mine,
        visibility=row["visibility"] if is_mine or mine else None,
        my_visibility=mine,
        reactions=sorted(
            (
                GestureRead(
                    gesture=each["gesture"], count=each["count"], is_mine=bool(each["is_mine"])
                )
                for each in row["gestures"] or []
            ),
            key=lambda gesture: gesture.gesture,
        ),
    )


def _received_by(person_id: UUID) -> ColumnElement[bool]:
    received = sqlalchemy.select(col(_Mine.kudos_id)).where(col(_Mine.person_id) == person_id)
    return col(Kudos.id).in_(received)


def _there_is(query: Select[*tuple[Any, ...]]) -> ColumnElement[bool]:
    """An EXISTS that is asked for each row. PostgreSQL may answer EXISTS for all rows of the table
    beforehand, however few of them are shown."""
    return query.limit(1).scalar_subquery().is_not(None)


def _receiver(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether thanks have a receiver for whom a condition holds."""
    return _there_is(
        sqlalchemy.select(col(KudosReceiver.id)).where(_OF_KUDOS, condition).correlate(Kudos)
    )


def _is_party(actor: Principal) -> ColumnElement[bool]:
    """Giver and receivers see thanks with all its receivers."""
    own = sqlalchemy.select(col(_Mine.id)).where(
        col(_Mine.organization_id) == Kudos.organization_id,
        col(_Mine.kudos_id) == Kudos.id,
        col(_Mine.person_id) == actor.person_id,
    )
    return or_(given_by(actor), _there_is(own.correlate(Kudos)))


def _is_shown(actor: Principal, day: date) -> ColumnElement[bool]:
    """Whether others see a receiver thanked: everybody whom consents to be named and has not
    narrowed it, else those of the same team if it is for the team. Who has not consented looks
    like who keeps it private."""
    is_named = sqlalchemy.select(col(Consent.id)).where(
        col(Consent.organization_id) == KudosReceiver.organization_id,
        col(Consent.person_id) == KudosReceiver.person_id,
        col(Consent.purpose) == Purpose.named,
        in_force(day),
    )
    my_team = sqlalchemy.select(col(_Me.team_id)).where(col(_Me.id) == actor.person_id)
    is_of_my_team = sqlalchemy.select(col(_Thanked.id)).where(
        col(_Thanked.organization_id) == KudosReceiver.organization_id,
        col(_Thanked.id) == KudosReceiver.person_id,
        col(_Thanked.team_id) == my_team.scalar_subquery(),
    )
    visibility = col(KudosReceiver.visibility)
    return or_(
        and_(visibility == Visibility.public, _there_is(is_named.correlate(KudosReceiver))),
        and_(visibility == Visibility.team, _there_is(is_of_my_team.correlate(KudosReceiver))),
    )


def _receivers(actor: Principal, day: date) -> ColumnElement[Any]:
    return children(
        json_row(
            *("id", Person.id, "name", Person.display_name),
            *("is_by_manager", KudosReceiver.is_by_manager),
        ),
        sqlalchemy.join(
            KudosReceiver,
            Person,
            (col(Person.organization_id) == KudosReceiver.organization_id)
            & (col(Person.id) == KudosReceiver.person_id),
        ),
        _OF_KUDOS,
        or_(_is_party(actor), _is_shown(actor, day)),
    )


def _own_visibility(actor: Principal) -> ColumnElement[Any]:
    return (
        sqlalchemy.select(col(KudosReceiver.visibility))
        .where(_OF_KUDOS, col(KudosReceiver.person_id) == actor.person_id)
        .correlate(Kudos)
        .scalar_subquery()
    )


def _gestures(actor: Principal) -> ColumnElement[Any]:
    is_mine = case((col(KudosReaction.person_id) == actor.person_id, 1), else_=0)
    counted = (
        sqlalchemy.select(
            col(KudosReaction.gesture).label("gesture"),
            func.count().label("count"),
            func.max(is_mine).label("is_mine"),
        )
        .where(
            col(KudosReaction.organization_id) == Kudos.organization_id,
            col(KudosReaction.kudos_id) == Kudos.id,
        )
        .group_by(col(KudosReaction.gesture))
        .correlate(Kudos)
        .subquery()
    )
    names = [(name, counted.c[name]) for name in ("gesture", "count", "is_mine")]
    row = json_row(*(part for pair in names for part in pair))
    return sqlalchemy.select(json_list(row)).scalar_subquery()


def _has(column: Any, word: str) -> ColumnElement[bool]:
    """Whether a JSON list holds a word. PostgreSQL takes what is LIKE something for rare and would
    gather it all before it sorts; this leaves it in the order of the index."""
    listed = cast(col(column), String)
    return func.replace(listed, f'"{word}"', "") != listed


_OF_KUDOS = and_(
    col(KudosReceiver.organization_id) == Kudos.organization_id,
    col(KudosReceiver.kudos_id) == Kudos.id,
)
