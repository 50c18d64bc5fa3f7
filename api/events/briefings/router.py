"""HTTP face of briefings."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.routing import IfMatch, IfMatchWhereKnown, RequestSession, Router, etag
from api.events.briefings import service
from api.events.briefings.schemas import BriefingPut, BriefingRead
from api.identity.access import Me, require
from api.identity.principal import Permission, Principal

router = Router(prefix="/openings/{opening_id:uuid}/briefing", tags=["events"])

Curator = Annotated[Principal, require(Permission.events_curate)]


@router.get("")
async def get_briefing(
    session: RequestSession, actor: Me, response: Response, opening_id: UUID
) -> BriefingRead:
    """What to know beforehand: for who has a seat, and for curators. Others find nothing."""
    return _tagged(response, await service.get(session, actor, opening_id))


@router.put("")
async def set_briefing(
    session: RequestSession,
    _actor: Curator,
    response: Response,
    opening_id: UUID,
    data: BriefingPut,
    if_match: IfMatchWhereKnown = None,
) -> BriefingRead:
    """Write the briefing of a part; where there is one, say which version was changed."""
    return _tagged(response, await service.write(session, opening_id, data, if_match))


@router.delete("", status_code=204)
async def delete_briefing(
    session: RequestSession, _actor: Curator, opening_id: UUID, if_match: IfMatch
) -> None:
    """Delete the briefing of a part."""
    await service.remove(session, opening_id, if_match)


def _tagged(response: Response, briefing: BriefingRead) -> BriefingRead:
    response.headers["ETag"] = etag(briefing.version)
    return briefing
