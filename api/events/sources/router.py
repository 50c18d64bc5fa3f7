"""HTTP face of event sources."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatch, RequestSession, Router, etag
from api.events.sources import service
from api.events.sources.schemas import EventSourceCreate, EventSourceRead, EventSourceUpdate
from api.identity.access import require
from api.identity.principal import Permission, Principal

router = Router(prefix="/event-sources", tags=["events"])

Curator = Annotated[Principal, require(Permission.events_curate)]


@router.get("")
async def list_event_sources(
    session: RequestSession, actor: Curator, paging: Paging
) -> Page[EventSourceRead]:
    """The calendars and lists that events come from, and how the last fetch of each went."""
    return await service.list_all(session, actor, paging)


@router.post("", status_code=201)
async def create_event_source(
    session: RequestSession, actor: Curator, response: Response, data: EventSourceCreate
) -> EventSourceRead:
    """Add a calendar at an address; it is read at once in the background, and again and again."""
    source = await service.add(session, actor, data)
    response.headers["Location"] = f"/api/v1/event-sources/{source.id}"
    return _tagged(response, source)


@router.get("/{event_source_id}")
async def get_event_source(
    session: RequestSession, actor: Curator, response: Response, event_source_id: UUID
) -> EventSourceRead:
    """One source; while it is refreshing, `progress` says how far that is."""
    return _tagged(response, await service.get(session, actor, event_source_id))


@router.patch("/{event_source_id}")
async def update_event_source(
    session: RequestSession,
    actor: Curator,
    response: Response,
    event_source_id: UUID,
    data: EventSourceUpdate,
    if_match: IfMatch,
) -> EventSourceRead:
    """Change a source; another address is read at once."""
    return _tagged(response, await service.change(session, actor, event_source_id, data, if_match))


@router.delete("/{event_source_id}", status_code=204)
async def delete_event_source(
    session: RequestSession, _actor: Curator, event_source_id: UUID, if_match: IfMatch
) -> None:
    """Delete a source with its proposed events; the others stay."""
    await service.remove(session, event_source_id, if_match)


@router.post("/{event_source_id}/refresh", status_code=202)
async def refresh_event_source(
    session: RequestSession, actor: Curator, event_source_id: UUID
) -> EventSourceRead:
    """Read a source now; ask for the source again to see how it went."""
    return await service.refresh(session, actor, event_source_id)


def _tagged(response: Response, source: EventSourceRead) -> EventSourceRead:
    response.headers["ETag"] = etag(source.version)
    return source
