"""The selects behind nominations, as those see them who nominate and as the nominee does."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy
from sqlalchemy import RowMapping, Select, and_, or_
from sqlalchemy.orm import aliased
from sqlmodel import col

from api.ambassadors.consents import service as consents
from api.ambassadors.models import Consent, Purpose
from api.core import clock
from api.core.aggregates import columns
from api.events.models import Event, EventStatus
from api.events.nominations.models import Nomination, Nominee, NomineeAnswer
from api.events.nominations.schemas import (
    MyNomination,
    MyNominationState,
    NominationRead,
    NominationState,
)
from api.events.openings.models import Opening
from api.events.participations.models import KNOWN, Participation
from api.events.participations.schemas import Occasion
from api.events.queries import NEXT_MEETING, visible_to
from api.identity.models import Person
from api.identity.principal import Permission, Principal
from api.identity.schemas import PersonRef

_MOMENT = timedelta(microseconds=1)
_EVENT = columns(
    Event,
    *("title", "format", "place", "is_online", "time_zone", "starts_at", "ends_at"),
    *("starts_on", "ends_on", "is_standing", "status"),
)
_nominator = aliased(Person)
# Accepted, and not withdrawn since: to who nominates, the latter looks like no answer.
_IS_ACCEPTED = and_(
    col(Nominee.answer) == NomineeAnswer.accepted,
    sqlalchemy.select(1)
    .where(
        col(Participation.organization_id) == Nominee.organization_id,
        col(Participation.person_id) == Nominee.person_id,
        col(Participation.opening_id) == Nominee.opening_id,
        col(Participation.state).in_(KNOWN),
    )
    .correlate(Nominee)
    .exists(),
)
_NOMINATIONS = (
    sqlalchemy.select(
        *columns(Nomination, "id", "opening_id", "message", "gives_seat", "last_day"),
        *columns(Nomination, "created_at", "nominated_by_id"),
        *columns(Nominee, "person_id", "answer"),
        *columns(Opening, "part", "closes_on"),
        col(Event.id).label("event_id"),
        *_EVENT,
        col(_nominator.display_name).label("nominator"),
        _IS_ACCEPTED.label("is_accepted"),
    )
    .join(
        Nominee,
        (col(Nominee.organization_id) == Nomination.organization_id)
        & (col(Nominee.nomination_id) == Nomination.id),
    )
    .join(
        Opening,
        (col(Opening.organization_id) == Nomination.organization_id)
        & (col(Opening.id) == Nomination.opening_id),
    )
    .join(
        Event,
        (col(Event.organization_id) == Opening.organization_id)
        & (col(Event.id) == Opening.event_id),
    )
    .join(
        _nominator,
        (col(_nominator.organization_id) == Nomination.organization_id)
        & (col(_nominator.id) == Nomination.nominated_by_id),
    )
    .where(col(Nomination.is_taken_back).is_(False))
)
_MADE = _NOMINATIONS.add_columns(col(Person.display_name).label("nominee")).join(
    Person,
    (col(Person.organization_id) == Nominee.organization_id)
    & (col(Person.id) == Nominee.person_id),
)
_RECEIVED = _NOMINATIONS.add_columns(NEXT_MEETING.scalar_subquery().label("next_meeting_at"))


def made(actor: Principal) -> Select[*tuple[Any, ...]]:
    """Curators see all nominations, others those they made."""
    if actor.may(Permission.events_curate):
        return _MADE
    return _MADE.where(col(Nomination.nominated_by_id) == actor.person_id)


def received(actor: Principal) -> Select[*tuple[Any, ...]]:
    """What the actor gets to see: asked of the consent at the moment of reading, so nothing is
    stored that would tell it. What was answered stays theirs."""
    consents_now = sqlalchemy.select(1).where(
        col(Consent.organization_id) == Nominee.organization_id,
        col(Consent.person_id) == Nominee.person_id,
        col(Consent.purpose) == Purpose.proposed,
        consents.in_force(clock.today(actor.time_zone)),
    )
    return _RECEIVED.where(
        col(Nominee.person_id) == actor.person_id,
        visible_to(actor),
        or_(col(Nominee.answer).is_not(None), consents_now.correlate(Nominee).exists()),
    ).params(now=clock.now())


def read_made(row: RowMapping, actor: Principal) -> NominationRead:
    is_mine = row["nominated_by_id"] == actor.person_id
    if row["is_accepted"]:
        state = NominationState.accepted
    else:
        state = NominationState.open if is_open(row, actor) else NominationState.expired
    return NominationRead(
        id=row["id"],
        opening_id=row["opening_id"],
        person=PersonRef(id=row["person_id"], display_name=row["nominee"]),
        nominated_by=PersonRef(id=row["nominated_by_id"], display_name=row["nominator"]),
        message=row["message"] if is_mine else None,
        is_mine=is_mine,
        state=state,
        open_until=_open_until(row, actor),
        created_at=row["created_at"],
    )


def read_received(row: RowMapping, actor: Principal) -> MyNomination:
    can_answer = is_open(row, actor)
    if row["answer"] is not None:
        state = MyNominationState(row["answer"])
    else:
        state = MyNominationState.open if can_answer else MyNominationState.expired
    occasion = {str(column.key): row[str(column.key)] for column in _EVENT}
    shown = ("id", "opening_id", "part", "message", "gives_seat", "created_at")
    return MyNomination(
        **{name: row[name] for name in shown},
        event=Occasion(id=row["event_id"], next_meeting_at=row["next_meeting_at"], **occasion),
        nominated_by=PersonRef(id=row["nominated_by_id"], display_name=row["nominator"]),
        state=state,
        is_open=can_answer,
        open_until=_open_until(row, actor),
    )


def is_open(row: RowMapping, actor: Principal) -> bool:
    is_on = row["status"] in {EventStatus.approved, EventStatus.proposed}
    is_to_come = row["ends_at"] is None or row["ends_at"] > clock.now()
    return is_on and is_to_come and clock.today(actor.time_zone) <= _open_until(row, actor)


def _open_until(row: RowMapping, actor: Principal) -> date:
    """Days are compared, not moments, so no change of the clocks moves the end."""
    days: list[date | None] = [row["last_day"], row["closes_on"]]
    if row["ends_at"] is not None:
        # What lasts whole days ends with the midnight after them.
        days.append((row["ends_at"] - _MOMENT).astimezone(ZoneInfo(actor.time_zone)).date())
    return min(day for day in days if day is not None)
