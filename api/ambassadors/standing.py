"""How somebody stands on a day; the one place that knows when a pause is over."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select

from api.ambassadors.models import Ambassadorship, AmbassadorStatus
from api.ambassadors.schemas import Standing
from api.core.db import Session
from api.core.errors import Forbidden

# A day, or the parameter of a statement that is one.
Day = date | ColumnElement[date]


class AmbassadorsOnly(Forbidden):
    detail = "This is for ambassadors. Joining takes one step, and so does leaving."


def on(day: date, status: AmbassadorStatus | None, paused_until: date | None) -> Standing:
    """A pause ends by itself on its day, without a job: nothing could come late or be seen."""
    if status is None or status is AmbassadorStatus.left:
        return Standing.none
    if status is AmbassadorStatus.paused and (paused_until is None or paused_until > day):
        return Standing.paused
    return Standing.active


def is_active(day: Day) -> ColumnElement[bool]:
    """The same as `on`, for queries over `Ambassadorship`."""
    return or_(
        col(Ambassadorship.status) == AmbassadorStatus.active,
        and_(
            col(Ambassadorship.status) == AmbassadorStatus.paused,
            col(Ambassadorship.paused_until) <= day,
        ),
    )


def is_paused(day: Day) -> ColumnElement[bool]:
    """The same for who pauses."""
    until = col(Ambassadorship.paused_until)
    return and_(
        col(Ambassadorship.status) == AmbassadorStatus.paused, or_(until.is_(None), until > day)
    )


async def find(session: Session, person_id: UUID) -> Ambassadorship | None:
    """The row of who has joined, also of who has left since."""
    return (
        await session.exec(select(Ambassadorship).where(Ambassadorship.person_id == person_id))
    ).first()


async def joined(session: Session, person_id: UUID) -> Ambassadorship:
    """The row of an ambassador, active or paused; refuses for anybody else."""
    row = await find(session, person_id)
    if row is None or row.status is AmbassadorStatus.left:
        raise AmbassadorsOnly
    return row
