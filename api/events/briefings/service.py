"""Rules of briefings: curators write them, who has a seat reads them. Nothing here commits."""

from uuid import UUID

from sqlmodel import col, select

from api.core.db import Session
from api.core.errors import Invalid, NotFound, VersionMissing
from api.core.routing import check_version, touch
from api.events.briefings.models import Briefing
from api.events.briefings.schemas import BriefingPut, BriefingRead
from api.events.openings import service as openings
from api.events.participations import seats
from api.events.participations.models import SEATED
from api.identity.principal import Permission, Principal


class BriefingEmpty(Invalid):
    detail = "Write something down. A briefing with nothing in it helps nobody."


async def get(session: Session, actor: Principal, opening_id: UUID) -> BriefingRead:
    """The briefing, for curators and who has a seat; others find nothing."""
    opening = await openings.get(session, actor, opening_id)
    if not actor.may(Permission.events_curate) and opening.my_state not in SEATED:
        raise NotFound
    return BriefingRead.model_validate(await _stored(session, opening_id))


async def write(
    session: Session, opening_id: UUID, data: BriefingPut, if_match: str | None
) -> BriefingRead:
    """Write it, or all of it anew, which needs the version that was changed."""
    if not any(data.model_dump().values()):
        raise BriefingEmpty(pointer="#/audience")
    await seats.locked(session, opening_id)
    row = await _find(session, opening_id)
    if row is None:
        row = Briefing(opening_id=opening_id, materials=[])
    elif if_match is None:
        raise VersionMissing
    else:
        check_version(row, if_match)
        touch(row)
    for name, value in data.model_dump().items():
        setattr(row, name, value)
    session.add(row)
    await session.flush()
    return BriefingRead.model_validate(row)


async def remove(session: Session, opening_id: UUID, if_match: str) -> None:
    row = await _stored(session, opening_id)
    check_version(row, if_match)
    await session.delete(row)
    await session.flush()


async def _stored(session: Session, opening_id: UUID) -> Briefing:
    row = await _find(session, opening_id)
    if row is None:
        raise NotFound
    return row


async def _find(session: Session, opening_id: UUID) -> Briefing | None:
    query = select(Briefing).where(col(Briefing.opening_id) == opening_id)
    return (await session.exec(query)).first()
