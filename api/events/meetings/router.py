"""HTTP face of meetings."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatch, RequestSession, Router, etag, together
from api.events.meetings import service
from api.events.meetings.schemas import (
    Filters,
    MeetingCreate,
    MeetingOfEvent,
    MeetingRead,
    MeetingUpdate,
)
from api.identity.access import require
from api.identity.principal import Permission, Principal

of_event = Router(prefix="/events/{event_id}/meetings", tags=["events"])
meetings = Router(prefix="/meetings", tags=["events"])

Reader = Annotated[Principal, require(Permission.events_read)]
Curator = Annotated[Principal, require(Permission.events_curate)]


@of_event.get("")
async def list_meetings(
    session: RequestSession, actor: Reader, paging: Paging, event_id: UUID
) -> Page[MeetingRead]:
    """The meetings of a standing engagement: what its rhythm makes two years ahead, and others."""
    return await service.list_all(session, actor, paging, event_id)


@of_event.post("", status_code=201)
async def create_meeting(
    session: RequestSession, actor: Curator, response: Response, event_id: UUID, data: MeetingCreate
) -> MeetingRead:
    """Add a meeting beside those of the rhythm."""
    meeting = await service.add(session, actor, event_id, data)
    response.headers["Location"] = f"/api/v1/events/{event_id}/meetings"
    return _tagged(response, meeting)


@meetings.get("")
async def list_all_meetings(
    session: RequestSession, actor: Reader, paging: Paging, filters: Annotated[Filters, Depends()]
) -> Page[MeetingOfEvent]:
    """The meetings of all standing engagements the caller may see, for a calendar."""
    return await service.list_of_all(session, actor, paging, filters)


@meetings.patch("/{meeting_id}")
async def update_meeting(
    session: RequestSession,
    actor: Curator,
    response: Response,
    meeting_id: UUID,
    data: MeetingUpdate,
    if_match: IfMatch,
) -> MeetingRead:
    """Move, rename or cancel one meeting; imports and the rhythm leave it alone from then on."""
    return _tagged(response, await service.change(session, actor, meeting_id, data, if_match))


@meetings.delete("/{meeting_id}", status_code=204)
async def delete_meeting(
    session: RequestSession, _actor: Curator, meeting_id: UUID, if_match: IfMatch
) -> None:
    """Delete a meeting that was added by hand; one of a rhythm is cancelled instead."""
    await service.remove(session, meeting_id, if_match)


def _tagged(response: Response, meeting: MeetingRead) -> MeetingRead:
    response.headers["ETag"] = etag(meeting.version)
    return meeting


router = together(of_event, meetings)
