"""Who gets a seat: counted under the lock of the opening, so that none is ever given twice."""

from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from api.core import outbox
from api.core.db import Session
from api.core.errors import NotFound
from api.events.openings.models import Opening, Part
from api.events.participations.models import SEATED, Participation, ParticipationState

# Whoever comes first has the seat; elsewhere curators choose among those who applied.
FIRST_COME = (Part.attendee,)


async def locked(session: Session, opening_id: UUID) -> Opening:
    """The opening for a change of who is in it: two at once come one after the other."""
    query = select(Opening).where(Opening.id == opening_id).with_for_update()
    opening = (await session.exec(query.execution_options(populate_existing=True))).first()
    if opening is None:
        raise NotFound
    return opening


async def free(session: Session, opening: Opening) -> int:
    """How many seats are left; none too where there are fewer than people. Ask under the lock."""
    await session.flush()
    taken = select(func.count()).where(
        Participation.opening_id == opening.id, col(Participation.state).in_(SEATED)
    )
    return max(0, opening.seats - (await session.exec(taken)).one())


async def settle(session: Session, opening: Opening, actor_id: UUID | None = None) -> None:
    """Let those who wait longest move up to free seats, where whoever comes first has them. They
    are told, but for who does it: they see it."""
    if opening.part not in FIRST_COME:
        return
    waiting = (
        select(Participation)
        .where(
            Participation.opening_id == opening.id,
            Participation.state == ParticipationState.applied,
        )
        .order_by(col(Participation.applied_at), col(Participation.id))
        .limit(await free(session, opening))
    )
    for row in await session.exec(waiting):
        row.state = ParticipationState.confirmed
        if row.person_id != actor_id:
            await tell(session, row)
    await session.flush()


async def tell(session: Session, row: Participation, *, undoable: bool = False) -> None:
    """Let the person know what was decided: at once, or when it will not be undone any more. The
    message is the same whatever it was."""
    due_at = outbox.undone_by() if undoable else None
    message, row_id = "participation.decided", str(row.id)
    await outbox.emit(session, message, key=_key(row), due_at=due_at, participation_id=row_id)


async def tell_undone(session: Session, row: Participation) -> None:
    """Take back what was decided before the person hears of it, or let them know."""
    if not await outbox.forget(session, _key(row)):
        await tell(session, row)


def _key(row: Participation) -> str:
    return f"participation.decided:{row.id}"
