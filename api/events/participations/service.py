"""Rules of taking part: each for themselves, curators give the seats. Nothing here commits."""

from uuid import UUID

from sqlmodel import col, select

from api.core import clock, tenancy
from api.core.db import Session
from api.core.errors import Conflict, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.events.models import Event
from api.events.openings import service as openings
from api.events.openings.models import Opening
from api.events.participations import queries, seats
from api.events.participations.models import KNOWN, OVER, SEATED, Participation, ParticipationState
from api.events.participations.schemas import (
    MyParticipation,
    OwnFilters,
    ParticipationPut,
    ParticipationRead,
)
from api.identity.principal import Principal


class OpeningClosed(Conflict):
    detail = "It is too late to come forward for this part."


class SeatsTaken(Conflict):
    detail = "All seats of this part are taken."


class SeatTakenMeanwhile(Conflict):
    detail = "All seats have been taken meanwhile. You can wait for one: accept with `waits`."


class NotConfirmedYet(Conflict):
    detail = "Only who is confirmed can have been there."


class NotBegunYet(Conflict):
    detail = "This event has not begun yet."


async def list_own(
    session: Session, actor: Principal, paging: PageParams, filters: OwnFilters
) -> Page[MyParticipation]:
    """The actor's participations, by when the event begins."""
    order = Order((col(Event.starts_at), col(Participation.id)))
    return await paginate(session, queries.own(actor, filters), paging, order, queries.read_own)


async def get_own(session: Session, actor: Principal, opening_id: UUID) -> MyParticipation:
    query = queries.own(actor, OwnFilters()).where(col(Participation.opening_id) == opening_id)
    rows = await session.rows(query)
    if not rows:
        raise NotFound
    return queries.read_own(rows[0])


async def take_part(
    session: Session, actor: Principal, opening_id: UUID, data: ParticipationPut
) -> MyParticipation:
    """Note interest, apply, or say that one was there. To apply where one has a seat already
    changes nothing but the note, and takes back that one was there."""
    seen = await openings.get(session, actor, opening_id)
    opening = await seats.locked(session, opening_id)
    row = await _find(session, actor.person_id, opening_id)
    wanted, before = ParticipationState(data.state), row.state if row else None
    if row is None or (wanted in KNOWN and before not in KNOWN):
        row = await _begun(session, actor, opening_id, row)
    row.note = data.note
    if wanted is ParticipationState.applied and before in SEATED:
        row.state = ParticipationState.confirmed
    elif before is not wanted:
        if wanted is ParticipationState.attended:
            await _check_attended(session, opening, before)
        elif not seen.is_open:
            raise OpeningClosed
        _move(row, wanted)
    session.add(row)
    await session.flush()
    await seats.settle(session, opening, actor.person_id)
    return await get_own(session, actor, opening_id)


async def accept(
    session: Session, actor: Principal, opening: Opening, *, gives_seat: bool, waits: bool
) -> None:
    """Take part because one was asked to: with a seat, where that was promised or whoever comes
    first has it. Where none is left, only who says so waits. The opening is `seats.locked`."""
    row = await _find(session, actor.person_id, opening.id)
    if row is not None and row.state in SEATED:
        return
    waits = waits or (row is not None and row.state is ParticipationState.applied)
    wants_seat = gives_seat or opening.part in seats.FIRST_COME
    has_seat = wants_seat and await seats.free(session, opening) > 0
    if wants_seat and not has_seat and not waits:
        raise SeatTakenMeanwhile
    if row is None or row.state is not ParticipationState.applied:
        row = await _begun(session, actor, opening.id, row)
        _move(row, ParticipationState.applied)
    if has_seat:
        row.state = ParticipationState.confirmed
    session.add(row)
    await session.flush()


async def withdraw(session: Session, actor: Principal, opening_id: UUID) -> None:
    """Withdraw at any time; who waits moves up. Nobody else can tell that there was anything."""
    if await _find(session, actor.person_id, opening_id) is None:
        return
    opening = await seats.locked(session, opening_id)
    row = await _find(session, actor.person_id, opening_id)
    if row is not None and row.state not in OVER:
        _end(row, ParticipationState.withdrawn)
        await seats.settle(session, opening)


async def withdraw_all(session: Session, person_id: UUID) -> None:
    """Free the seats of somebody who goes, so that others move up."""
    held = select(Participation.opening_id).where(
        Participation.person_id == person_id, col(Participation.state).in_(SEATED)
    )
    # Always in the same order, lest two who go wait for each other.
    for opening_id in sorted((await session.exec(held)).all()):
        opening = await seats.locked(session, opening_id)
        row = await _find(session, person_id, opening_id)
        if row is not None:
            _end(row, ParticipationState.withdrawn)
            await seats.settle(session, opening)


async def list_all(
    session: Session, actor: Principal, paging: PageParams, opening_id: UUID
) -> Page[ParticipationRead]:
    """Who applied, has a seat or was there; the first who applied first."""
    await openings.get(session, actor, opening_id)
    query = queries.IN_OPENING.where(col(Participation.opening_id) == opening_id)
    order = Order((col(Participation.applied_at), col(Participation.id)))
    return await paginate(session, query, paging, order, queries.read)


async def confirm(session: Session, opening_id: UUID, participation_id: UUID) -> ParticipationRead:
    """Give a seat to somebody who applied; a second time changes nothing."""
    opening = await seats.locked(session, opening_id)
    row = await _known(session, opening_id, participation_id)
    if row.state not in SEATED:
        if not await seats.free(session, opening):
            raise SeatsTaken
        row.state = ParticipationState.confirmed
        await seats.tell(session, row, undoable=True)
        await session.flush()
    rows = await session.rows(queries.IN_OPENING.where(col(Participation.id) == row.id))
    return queries.read(rows[0])


async def take_back_confirmation(
    session: Session, opening_id: UUID, participation_id: UUID
) -> ParticipationRead:
    """Have somebody wait again, at the place they had; who was there already was there."""
    opening = await seats.locked(session, opening_id)
    row = await _known(session, opening_id, participation_id)
    if row.state is ParticipationState.confirmed:
        row.state = ParticipationState.applied
        await seats.tell_undone(session, row)
        await seats.settle(session, opening)
    rows = await session.rows(queries.IN_OPENING.where(col(Participation.id) == row.id))
    return queries.read(rows[0])


async def decline(session: Session, opening_id: UUID, participation_id: UUID) -> None:
    """Say no to somebody; who waits moves up. Only the person is told."""
    opening = await seats.locked(session, opening_id)
    row = await _known(session, opening_id, participation_id)
    _end(row, ParticipationState.declined)
    await seats.tell(session, row)
    await seats.settle(session, opening)


async def _begun(
    session: Session, actor: Principal, opening_id: UUID, former: Participation | None
) -> Participation:
    """A new one in place of the former: its id, which others see, tells a time, and must not tell
    them that there was interest before, or that somebody had withdrawn."""
    if former is not None:
        await session.delete(former)
        await session.flush()
    state = ParticipationState.interested
    return Participation(person_id=actor.person_id, opening_id=opening_id, state=state)


async def _find(session: Session, person_id: UUID, opening_id: UUID) -> Participation | None:
    query = select(Participation).where(
        Participation.person_id == person_id, Participation.opening_id == opening_id
    )
    # As it is under the lock, not as it was read before.
    fresh = query.execution_options(populate_existing=True)
    return (await session.exec(fresh)).first()


async def _known(session: Session, opening_id: UUID, participation_id: UUID) -> Participation:
    query = select(Participation).where(
        Participation.id == participation_id,
        Participation.opening_id == opening_id,
        col(Participation.state).in_(KNOWN),
    )
    row = (await session.exec(query)).first()
    if row is None:
        raise NotFound
    return row


async def _check_attended(
    session: Session, opening: Opening, before: ParticipationState | None
) -> None:
    if before not in SEATED:
        raise NotConfirmedYet
    event = await tenancy.find(session, Event, opening.event_id)
    if event.starts_at > clock.now():
        raise NotBegunYet


def _move(row: Participation, wanted: ParticipationState) -> None:
    row.state, row.ended_at = wanted, None
    if wanted is ParticipationState.applied:
        row.applied_at = clock.now()
    elif wanted is ParticipationState.interested:
        row.applied_at = None


def _end(row: Participation, state: ParticipationState) -> None:
    row.state, row.ended_at, row.note = state, clock.now(), ""
