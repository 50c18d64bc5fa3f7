"""Rules of debriefs: written by who was there, for themselves. Nothing here commits."""

from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping
from sqlmodel import col, delete, select

from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import Conflict
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import touch
from api.events.debriefs.models import Debrief, DebriefVisibility
from api.events.debriefs.schemas import DebriefPut, DebriefRead, MyDebrief
from api.events.openings import service as openings
from api.events.participations.models import Participation, ParticipationState
from api.identity.models import Person
from api.identity.principal import Principal
from api.identity.schemas import PersonRef

_ORDER = Order((col(Debrief.created_at), col(Debrief.id)))
_MINE = columns(
    Debrief,
    *("opening_id", "went", "learned", "audience_size", "again", "visibility"),
    *("created_at", "updated_at"),
)
# Shown, and by somebody who is still said to have been there.
_SHOWN = (
    sqlalchemy.select(
        *columns(Debrief, "opening_id", "went", "learned", "audience_size", "again"),
        col(Person.id).label("person_id"),
        col(Person.display_name),
    )
    .join(
        Person,
        (col(Person.organization_id) == Debrief.organization_id)
        & (col(Person.id) == Debrief.person_id),
    )
    .join(
        Participation,
        (col(Participation.organization_id) == Debrief.organization_id)
        & (col(Participation.person_id) == Debrief.person_id)
        & (col(Participation.opening_id) == Debrief.opening_id),
    )
    .where(
        col(Debrief.visibility) == DebriefVisibility.program,
        col(Participation.state) == ParticipationState.attended,
    )
)


class NotThereYet(Conflict):
    detail = "Say first that you were there."


async def list_own(session: Session, actor: Principal, paging: PageParams) -> Page[MyDebrief]:
    """What the actor noted, the first first."""
    query = sqlalchemy.select(*_MINE).where(col(Debrief.person_id) == actor.person_id)
    return await paginate(session, query, paging, _ORDER, MyDebrief.model_validate)


async def list_shown(
    session: Session, actor: Principal, paging: PageParams, opening_id: UUID
) -> Page[DebriefRead]:
    """What people show to curators of how it was."""
    await openings.get(session, actor, opening_id)
    query = _SHOWN.where(col(Debrief.opening_id) == opening_id)
    return await paginate(session, query, paging, _ORDER, _read)


async def write(
    session: Session, actor: Principal, opening_id: UUID, data: DebriefPut
) -> MyDebrief:
    """Note how it was; again, to say it anew."""
    opening = await openings.get(session, actor, opening_id)
    if opening.my_state is not ParticipationState.attended:
        raise NotThereYet
    query = select(Debrief).where(
        Debrief.person_id == actor.person_id, Debrief.opening_id == opening_id
    )
    row = (await session.exec(query.with_for_update())).first()
    if row is None:
        row = Debrief(person_id=actor.person_id, opening_id=opening_id)
    else:
        touch(row)
    for name, value in data.model_dump().items():
        setattr(row, name, value)
    session.add(row)
    await session.flush()
    return MyDebrief.model_validate(row)


async def remove(session: Session, actor: Principal, opening_id: UUID) -> None:
    mine = (col(Debrief.person_id) == actor.person_id, col(Debrief.opening_id) == opening_id)
    await session.exec(delete(Debrief).where(*mine))


def _read(row: RowMapping) -> DebriefRead:
    return DebriefRead(
        person=PersonRef(id=row["person_id"], display_name=row["display_name"]),
        **{name: row[name] for name in DebriefRead.model_fields if name != "person"},
    )
