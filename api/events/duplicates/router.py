"""HTTP face of likely duplicates, and of merging."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatchWhereKnown, RequestSession, Router, etag, together
from api.events.duplicates import merging, service
from api.events.duplicates.schemas import DuplicateRead, MergeCreate
from api.events.schemas import EventRead
from api.identity.access import require
from api.identity.principal import Permission, Principal

duplicates = Router(prefix="/event-duplicates", tags=["events"])
merges = Router(prefix="/events/{event_id}/merge", tags=["events"])

Curator = Annotated[Principal, require(Permission.events_curate)]


@duplicates.get("")
async def list_event_duplicates(
    session: RequestSession, actor: Curator, paging: Paging
) -> Page[DuplicateRead]:
    """Events that seem to be one: the same link, or nearly the same title, day and place."""
    return await service.list_all(session, actor, paging)


@duplicates.put("/{duplicate_id}/dismissal", status_code=204)
async def dismiss_event_duplicate(
    session: RequestSession, _actor: Curator, duplicate_id: UUID
) -> None:
    """Say that two events are two: the pair is not offered again."""
    await service.dismiss(session, duplicate_id)


@merges.put("")
async def merge_events(
    session: RequestSession,
    actor: Curator,
    response: Response,
    event_id: UUID,
    data: MergeCreate,
    if_match: IfMatchWhereKnown = None,
) -> EventRead:
    """Take over what hangs on another event (openings, topics, sources), and delete that one."""
    event = await merging.merge(session, actor, event_id, data.other_id, if_match)
    response.headers["ETag"] = etag(event.version)
    return event


router = together(duplicates, merges)
