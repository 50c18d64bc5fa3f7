"""The selects behind the wall, and who may see whom thanked on it; written once."""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    RowMapping,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    func,
    or_,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from api.ambassadors import texts
from api.ambassadors.consents.service import in_force
from api.ambassadors.models import Consent, Purpose
from api.core import clock
from api.core.aggregates import children, columns, json_list, json_row
from api.identity.models import Person
from api.identity.principal import Principal
from api.recognition.kudos.models import Kudos, KudosReaction, KudosReceiver, Visibility
from api.recognition.kudos.schemas import KudosRead

_Mine = aliased(KudosReceiver)
_Thanked = aliased(Person)
_Me = aliased(Person)

Wall = Select[*tuple[Any, ...]]
Params = dict[str, Any]
Condition = ColumnElement[bool]


def wall(actor: Principal, **wanted: Any) -> tuple[Wall, Params]:
    """All thanks that the actor may see, each with whom the actor may see thanked; and its
    parameters.

    `wanted` narrows it, where it is not null: `id`; `value`, a key; `topic_id`; `person_id`, who is
    seen thanked; `giver_id` and `receiver_id`, whose the thanks are.
    """
    given = {name: value for name, value in wanted.items() if value is not None}
    query = _narrowed(texts.edition().version, frozenset(given))
    now: Params = {"reader_id": actor.person_id, "today": clock.today(actor.time_zone)}
    return query, given | now


def names(people: Sequence[UUID]) -> Condition:
    """Whether the reader of a wall sees one of these people named on thanks, as giver or as
    receiver."""
    received = and_(col(KudosReceiver.person_id).in_(people), or_(_is_party(), _is_shown()))
    return or_(col(Kudos.giver_id).in_(people), _receiver(received))


_PLAIN = ("id", "text", "created_at")


def read(row: RowMapping, actor: Principal, titles: dict[UUID, str]) -> KudosRead:
    """Shape a row of the wall for its reader; `titles` has what the reader may see of things."""
    receivers = row["receivers"] or []
    is_mine, mine = row["giver_id"] == actor.person_id, row["my_visibility"]
    title = titles.get(row["about_id"])
    people = [{"id": each["id"], "display_name": each["name"]} for each in receivers]
    gestures = [{**each, "is_mine": bool(each["is_mine"])} for each in row["gestures"] or []]
    # Plain values down to the leaves: to make each part an object first costs several times more.
    return KudosRead.model_validate(
        {
            **{name: row[name] for name in _PLAIN},
            "giver": {"id": row["giver_id"], "display_name": row["giver_name"]},
            "receivers": sorted(people, key=itemgetter("display_name", "id")),
            "values": row["value_keys"],
            "about": title and {"kind": row["about_kind"], "id": row["about_id"], "title": title},
            # Of those who are seen alone: a mark for somebody hidden would tell that there is one.
            "is_by_manager": any(each["is_by_manager"] for each in receivers),
            "is_mine": is_mine,
            "visibility": row["visibility"] if is_mine or mine else None,
            "my_visibility": mine,
            "reactions": sorted(gestures, key=itemgetter("gesture")),
        }
    )


@cache
def _narrowed(_edition: str, given: frozenset[str]) -> Wall:
    """Consents count in the words of an edition, so that another one has statements of its own."""
    person_id = _id("person_id")
    is_seen = and_(col(KudosReceiver.person_id) == person_id, _is_shown())
    conditions: dict[str, Condition] = {
        "id": col(Kudos.id) == _id("id"),
        "value": _has(Kudos.value_keys, "value"),
        "topic_id": _has(Kudos.topic_ids, "topic_id"),
        "person_id": and_(_received_by(person_id), or_(_is_party(), _receiver(is_seen))),
        "giver_id": col(Kudos.giver_id) == _id("giver_id"),
        "receiver_id": _received_by(_id("receiver_id")),
    }
    return _all().where(*(conditions[name] for name in sorted(given)))


def _all() -> Wall:
    return (
        sqlalchemy.select(
            *columns(Kudos, "id", "giver_id", "text", "visibility", "value_keys", "created_at"),
            *columns(Kudos, "about_kind", "about_id"),
            col(Person.display_name).label("giver_name"),
            _receivers().label("receivers"),
            _own_visibility().label("my_visibility"),
            _gestures().label("gestures"),
        )
        .join(
            Person,
            (col(Person.organization_id) == Kudos.organization_id)
            & (col(Person.id) == Kudos.giver_id),
        )
        .where(or_(_is_party(), _receiver(_is_shown())))
    )


def _id(name: str) -> BindParameter[UUID]:
    return bindparam(name, type_=Uuid)


def _received_by(person_id: BindParameter[UUID]) -> Condition:
    received = sqlalchemy.select(col(_Mine.kudos_id)).where(col(_Mine.person_id) == person_id)
    return col(Kudos.id).in_(received)


def _there_is(query: Select[*tuple[Any, ...]]) -> Condition:
    """An EXISTS that is asked for each row. PostgreSQL may answer EXISTS for all rows of the table
    beforehand, however few of them are shown."""
    return query.limit(1).scalar_subquery().is_not(None)


def _receiver(condition: Condition) -> Condition:
    """Whether thanks have a receiver for whom a condition holds."""
    return _there_is(
        sqlalchemy.select(col(KudosReceiver.id)).where(_OF_KUDOS, condition).correlate(Kudos)
    )


def _is_party() -> Condition:
    """Giver and receivers see thanks with all its receivers."""
    own = sqlalchemy.select(col(_Mine.id)).where(
        col(_Mine.organization_id) == Kudos.organization_id,
        col(_Mine.kudos_id) == Kudos.id,
        col(_Mine.person_id) == _READER,
    )
    return or_(col(Kudos.giver_id) == _READER, _there_is(own.correlate(Kudos)))


def _is_shown() -> Condition:
    """Whether others see a receiver thanked: everybody whom consents to be named and has not
    narrowed it, else those of the same team if it is for the team. Who has not consented looks
    like who keeps it private."""
    is_named = sqlalchemy.select(col(Consent.id)).where(
        col(Consent.organization_id) == KudosReceiver.organization_id,
        col(Consent.person_id) == KudosReceiver.person_id,
        col(Consent.purpose) == Purpose.named,
        in_force(bindparam("today", type_=Date)),
    )
    my_team = sqlalchemy.select(col(_Me.team_id)).where(col(_Me.id) == _READER)
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


def _receivers() -> ColumnElement[Any]:
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
        or_(_is_party(), _is_shown()),
    )


def _own_visibility() -> ColumnElement[Any]:
    return (
        sqlalchemy.select(col(KudosReceiver.visibility))
        .where(_OF_KUDOS, col(KudosReceiver.person_id) == _READER)
        .correlate(Kudos)
        .scalar_subquery()
    )


def _gestures() -> ColumnElement[Any]:
    is_mine = case((col(KudosReaction.person_id) == _READER, 1), else_=0)
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


def _has(column: Any, word: str) -> Condition:
    """Whether a JSON list holds the word of this parameter. PostgreSQL takes what is LIKE something
    for rare and would gather it all before it sorts; this leaves it in the order of the index."""
    listed = cast(col(column), String)
    quoted = sqlalchemy.literal('"').concat(bindparam(word, type_=String)).concat('"')
    return func.replace(listed, quoted, "") != listed


_READER = _id("reader_id")
_OF_KUDOS = and_(
    col(KudosReceiver.organization_id) == Kudos.organization_id,
    col(KudosReceiver.kudos_id) == Kudos.id,
)
