"""Rules of nominations: what others see of one never depends on a "no". Nothing here commits."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, func, update
from sqlmodel import col, delete, select

from api.core import clock, outbox
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import Conflict, Invalid, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.events.nominations import queries
from api.events.nominations.models import Nomination, Nominee, NomineeAnswer
from api.events.nominations.schemas import (
    MyNomination,
    NominationAnswer,
    NominationCreate,
    NominationRead,
)
from api.events.openings import service as openings
from api.events.participations import seats
from api.events.participations import service as participations
from api.events.participations.service import OpeningClosed
from api.identity.models import Person
from api.identity.principal import Permission, Principal

OPEN_FOR = timedelta(days=14)
MOST = 50
_IN_ORDER = Order((col(Nomination.created_at), col(Nomination.id)))
_NEWEST_FIRST = Order(_IN_ORDER.columns, descending=True)


class NominatedOneself(Invalid):
    detail = "Apply yourself: a nomination is for somebody else."


class UnknownNominee(Invalid):
    detail = "This person is not employed here."


class AlreadyNominated(Conflict):
    detail = "This person has been nominated for this part already."


class TooManyNominations(Conflict):
    detail = "At most {most} people can be nominated for a part."


class NominationExpired(Conflict):
    detail = "It is too late to answer."


async def list_made(
    session: Session, actor: Principal, paging: PageParams, opening_id: UUID
) -> Page[NominationRead]:
    """The nominations for an opening: curators see all, others their own."""
    await openings.get(session, actor, opening_id)
    query = queries.made(actor).where(col(Nomination.opening_id) == opening_id)
    return await paginate(
        session, query, paging, _IN_ORDER, lambda row: queries.read_made(row, actor)
    )


async def nominate(
    session: Session, actor: Principal, opening_id: UUID, data: NominationCreate
) -> NominationRead:
    """Nominate somebody, whoever it is: the answer is the same. Each can be nominated once for an
    opening, whatever came of it; who took a nomination back can renew it."""
    seen = await openings.get(session, actor, opening_id)
    await seats.locked(session, opening_id)
    if data.person_id == actor.person_id:
        raise NominatedOneself(pointer="#/person_id")
    if not seen.is_open:
        raise OpeningClosed
    await _check_employed(session, data.person_id)
    row = await _of(session, opening_id, data.person_id)
    if row is None:
        row = await _first(session, actor, opening_id, data)
    elif not row.is_taken_back:
        raise AlreadyNominated
    elif row.nominated_by_id != actor.person_id:
        await _ask_anew(session, row.id)
    row.nominated_by_id, row.message = actor.person_id, data.message
    row.gives_seat, row.is_taken_back = actor.may(Permission.events_curate), False
    row.last_day, row.created_at = _last_day(actor), clock.now()
    await outbox.emit(session, "nomination.made", nomination_id=str(row.id))
    await session.flush()
    (made,) = await session.rows(queries.made(actor).where(col(Nomination.id) == row.id))
    return queries.read_made(made, actor)


async def _ask_anew(session: Session, nomination_id: UUID) -> None:
    """Who accepted did so to whoever asked then; a "no" said once holds for all."""
    accepted = (
        update(Nominee)
        .where(
            col(Nominee.nomination_id) == nomination_id,
            col(Nominee.answer) == NomineeAnswer.accepted,
        )
        .values(answer=None, answered_at=None)
    )
    await session.exec(accepted)


async def take_back(
    session: Session, actor: Principal, opening_id: UUID, nomination_id: UUID
) -> None:
    """Take back a nomination one made. Who accepted it keeps their place."""
    await seats.locked(session, opening_id)
    query = select(Nomination).where(
        Nomination.id == nomination_id,
        Nomination.opening_id == opening_id,
        Nomination.nominated_by_id == actor.person_id,
        col(Nomination.is_taken_back).is_(False),
    )
    row = (await session.exec(query)).first()
    if row is None:
        raise NotFound
    row.is_taken_back, row.message = True, ""
    await session.flush()


async def list_received(
    session: Session, actor: Principal, paging: PageParams
) -> Page[MyNomination]:
    """What the actor was nominated for, the newest first."""
    query = queries.received(actor)
    return await paginate(
        session, query, paging, _NEWEST_FIRST, lambda row: queries.read_received(row, actor)
    )


async def awaits_answer(session: Session, actor: Principal, nomination_id: UUID) -> bool:
    """Whether the actor sees it now, and has not answered."""
    query = queries.received(actor).where(
        col(Nomination.id) == nomination_id, col(Nominee.answer).is_(None)
    )
    return bool(await session.rows(query))


async def titles(
    session: Session, actor: Principal, nomination_ids: Collection[UUID]
) -> dict[UUID, str]:
    """The titles of the events for which the actor is asked, by nomination: of those they see."""
    seen = queries.received(actor).where(col(Nomination.id).in_(nomination_ids))
    return {row["id"]: row["title"] for row in await session.rows(seen)}


async def answer(
    session: Session, actor: Principal, nomination_id: UUID, data: NominationAnswer
) -> MyNomination:
    """Accept or decline. Accepting makes a participation, which curators see; declining leaves
    nothing that others could see, and no message."""
    opening_id = (await _received(session, actor, nomination_id))["opening_id"]
    opening = await seats.locked(session, opening_id)
    # As it is under the lock.
    row = await _received(session, actor, nomination_id)
    if not queries.is_open(row, actor):
        raise NominationExpired
    if data.answer is NomineeAnswer.accepted:
        await participations.accept(
            session, actor, opening, gives_seat=row["gives_seat"], waits=data.waits
        )
    elif row["answer"] is NomineeAnswer.accepted:
        await participations.withdraw(session, actor, opening_id)
    await _note(session, actor, nomination_id, data.answer)
    return queries.read_received(await _received(session, actor, nomination_id), actor)


async def take_back_answer(session: Session, actor: Principal, nomination_id: UUID) -> None:
    """As if not answered yet; what was accepted is withdrawn."""
    query = queries.received(actor).where(col(Nomination.id) == nomination_id)
    for row in await session.rows(query):
        if row["answer"] is NomineeAnswer.accepted:
            await participations.withdraw(session, actor, row["opening_id"])
        await _note(session, actor, nomination_id, None)


async def drop_those_of(session: Session, person_id: UUID) -> None:
    """Delete what somebody who goes was nominated for."""
    theirs = select(Nominee.nomination_id).where(Nominee.person_id == person_id)
    ids = list(await session.exec(theirs))
    await session.exec(delete(Nomination).where(col(Nomination.id).in_(ids)))


async def _check_employed(session: Session, person_id: UUID) -> None:
    query = sqlalchemy.select(*columns(Person, "id")).where(
        col(Person.id) == person_id, col(Person.is_active)
    )
    if not await session.rows(query):
        raise UnknownNominee(pointer="#/person_id")


async def _of(session: Session, opening_id: UUID, person_id: UUID) -> Nomination | None:
    query = (
        select(Nomination)
        .join(
            Nominee,
            (col(Nominee.organization_id) == Nomination.organization_id)
            & (col(Nominee.nomination_id) == Nomination.id),
        )
        .where(Nominee.opening_id == opening_id, Nominee.person_id == person_id)
    )
    return (await session.exec(query)).first()


async def _first(
    session: Session, actor: Principal, opening_id: UUID, data: NominationCreate
) -> Nomination:
    counted = select(func.count()).where(Nomination.opening_id == opening_id)
    if (await session.exec(counted)).one() >= MOST:
        raise TooManyNominations(most=MOST)
    row = Nomination(
        nominated_by_id=actor.person_id,
        opening_id=opening_id,
        gives_seat=False,
        last_day=_last_day(actor),
    )
    session.add(row)
    await session.flush()
    session.add(Nominee(nomination_id=row.id, person_id=data.person_id, opening_id=opening_id))
    return row


def _last_day(actor: Principal) -> date:
    return clock.today(actor.time_zone) + OPEN_FOR


async def _received(session: Session, actor: Principal, nomination_id: UUID) -> RowMapping:
    rows = await session.rows(queries.received(actor).where(col(Nomination.id) == nomination_id))
    if not rows:
        raise NotFound
    return rows[0]


async def _note(
    session: Session, actor: Principal, nomination_id: UUID, answer: NomineeAnswer | None
) -> None:
    query = select(Nominee).where(
        Nominee.nomination_id == nomination_id, Nominee.person_id == actor.person_id
    )
    row = (await session.exec(query)).one()
    row.answer, row.answered_at = answer, clock.now() if answer else None
    await session.flush()
