"""HTTP face of openings."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatch, RequestSession, Router, etag, together
from api.events.openings import candidates, service
from api.events.openings.candidates import CandidateRead
from api.events.openings.schemas import OpeningCreate, OpeningRead, OpeningUpdate
from api.identity.access import require
from api.identity.principal import Permission, Principal

of_event = Router(prefix="/events/{event_id}/openings", tags=["events"])
openings = Router(prefix="/openings", tags=["events"])

Reader = Annotated[Principal, require(Permission.events_read)]
Curator = Annotated[Principal, require(Permission.events_curate)]


@of_event.get("")
async def list_openings(
    session: RequestSession, actor: Reader, paging: Paging, event_id: UUID
) -> Page[OpeningRead]:
    """The parts wanted at an event, with what the company gives for them."""
    return await service.list_all(session, actor, paging, event_id)


@of_event.post("", status_code=201)
async def create_opening(
    session: RequestSession, actor: Curator, response: Response, event_id: UUID, data: OpeningCreate
) -> OpeningRead:
    """Say which part is wanted at an event, what it takes and what the company gives."""
    opening = await service.add(session, actor, event_id, data)
    response.headers["Location"] = f"/api/v1/openings/{opening.id}"
    return _tagged(response, opening)


@openings.get("/{opening_id}")
async def get_opening(
    session: RequestSession, actor: Reader, response: Response, opening_id: UUID
) -> OpeningRead:
    """One opening."""
    return _tagged(response, await service.get(session, actor, opening_id))


@openings.patch("/{opening_id}")
async def update_opening(
    session: RequestSession,
    actor: Curator,
    response: Response,
    opening_id: UUID,
    data: OpeningUpdate,
    if_match: IfMatch,
) -> OpeningRead:
    """Change an opening."""
    return _tagged(response, await service.change(session, actor, opening_id, data, if_match))


@openings.delete("/{opening_id}", status_code=204)
async def delete_opening(
    session: RequestSession, _actor: Curator, opening_id: UUID, if_match: IfMatch
) -> None:
    """Delete an opening."""
    await service.remove(session, opening_id, if_match)


@openings.get("/{opening_id}/candidates")
async def list_candidates(
    session: RequestSession, actor: Curator, opening_id: UUID
) -> Page[CandidateRead]:
    """Who would fit a part, the best first: the twenty best of those who consented to be proposed,
    in one page."""
    return await candidates.find(session, actor, opening_id)


def _tagged(response: Response, opening: OpeningRead) -> OpeningRead:
    response.headers["ETag"] = etag(opening.version)
    return opening


router = together(of_event, openings)
