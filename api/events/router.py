"""HTTP face of events."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatch, IfMatchWhereKnown, RequestSession, Router, etag, together
from api.events import fitting, service
from api.events.briefings import router as briefings
from api.events.debriefs import router as debriefs
from api.events.duplicates import router as duplicates
from api.events.feeds import router as feeds
from api.events.fitting import FittingEvent
from api.events.imports import router as imports
from api.events.lifecycle import Action
from api.events.meetings import router as meetings
from api.events.nominations import router as nominations
from api.events.openings import router as openings
from api.events.participations import router as participations
from api.events.schemas import (
    EventApproval,
    EventCounts,
    EventCreate,
    EventDetail,
    EventRead,
    EventUpdate,
    Filters,
    OccasionFilters,
)
from api.events.sources import router as sources
from api.identity.access import Me, require
from api.identity.principal import Permission, Principal

events = Router(prefix="/events", tags=["events"])
me = Router(prefix="/me/events", tags=["events"])

Reader = Annotated[Principal, require(Permission.events_read)]
Proposer = Annotated[Principal, require(Permission.events_propose)]
Curator = Annotated[Principal, require(Permission.events_curate)]

AS_IT_STANDS = EventApproval()


@events.get("")
async def list_events(
    session: RequestSession, actor: Reader, paging: Paging, filters: Annotated[Filters, Depends()]
) -> Page[EventRead]:
    """What is approved or cancelled, and what the caller proposed; curators see all."""
    return await service.list_all(session, actor, paging, filters)


@events.post("", status_code=201)
async def create_event(
    session: RequestSession, actor: Proposer, response: Response, data: EventCreate
) -> EventRead:
    """Propose an event, or a standing engagement such as an expert group or a lecture series."""
    event = await service.propose(session, actor, data)
    response.headers["Location"] = f"/api/v1/events/{event.id}"
    return _tagged(response, event)


@events.get("/counts")
async def count_events(session: RequestSession, actor: Curator) -> EventCounts:
    """How many events are proposed, approved, archived and cancelled."""
    return await service.count(session, actor)


@events.get("/{event_id:uuid}")
async def get_event(
    session: RequestSession, actor: Reader, response: Response, event_id: UUID
) -> EventDetail:
    """One event, with why it fits the caller."""
    event = await fitting.look_at(session, actor, event_id)
    response.headers["ETag"] = etag(event.version)
    return event


@events.patch("/{event_id:uuid}")
async def update_event(
    session: RequestSession,
    actor: Proposer,
    response: Response,
    event_id: UUID,
    data: EventUpdate,
    if_match: IfMatch,
) -> EventRead:
    """Change an event: curators any, others their own until it is curated."""
    return _tagged(response, await service.change(session, actor, event_id, data, if_match))


@events.delete("/{event_id:uuid}", status_code=204)
async def delete_event(
    session: RequestSession, actor: Proposer, event_id: UUID, if_match: IfMatch
) -> None:
    """Delete an event: curators any, others their own until it is curated."""
    await service.remove(session, actor, event_id, if_match)


@events.put("/{event_id}/approval")
async def approve_event(
    session: RequestSession,
    actor: Curator,
    response: Response,
    event_id: UUID,
    data: EventApproval = AS_IT_STANDS,
    if_match: IfMatchWhereKnown = None,
) -> EventRead:
    """Approve an event; it needs at least one topic."""
    return _tagged(response, await service.approve(session, actor, event_id, data, if_match))


@events.delete("/{event_id}/approval")
async def reopen_event(
    session: RequestSession,
    actor: Curator,
    response: Response,
    event_id: UUID,
    if_match: IfMatchWhereKnown = None,
) -> EventRead:
    """Undo an approval: the event is proposed again."""
    done = await service.act(session, actor, event_id, Action.reopen, if_match)
    return _tagged(response, done)


@events.put("/{event_id}/cancellation")
async def cancel_event(
    session: RequestSession,
    actor: Curator,
    response: Response,
    event_id: UUID,
    if_match: IfMatchWhereKnown = None,
) -> EventRead:
    """Note that an event does not take place; who could see it still sees that."""
    done = await service.act(session, actor, event_id, Action.cancel, if_match)
    return _tagged(response, done)


@events.delete("/{event_id}/cancellation")
async def reinstate_event(
    session: RequestSession,
    actor: Curator,
    response: Response,
    event_id: UUID,
    if_match: IfMatchWhereKnown = None,
) -> EventRead:
    """Undo a cancellation: the event takes place after all."""
    done = await service.act(session, actor, event_id, Action.reinstate, if_match)
    return _tagged(response, done)


@events.put("/{event_id}/archival")
async def archive_event(
    session: RequestSession,
    actor: Curator,
    response: Response,
    event_id: UUID,
    if_match: IfMatchWhereKnown = None,
) -> EventRead:
    """Put an event away."""
    done = await service.act(session, actor, event_id, Action.archive, if_match)
    return _tagged(response, done)


@events.delete("/{event_id}/archival")
async def restore_event(
    session: RequestSession,
    actor: Curator,
    response: Response,
    event_id: UUID,
    if_match: IfMatchWhereKnown = None,
) -> EventRead:
    """Bring an event back to where it stood before it was put away."""
    done = await service.act(session, actor, event_id, Action.restore, if_match)
    return _tagged(response, done)


@me.get("")
async def list_my_events(
    session: RequestSession, actor: Me, filters: Annotated[OccasionFilters, Depends()]
) -> Page[FittingEvent]:
    """The events to come that fit me best, with the reasons; the fifty best, in one page. What I
    dismissed stays away."""
    return await fitting.find(session, actor, filters)


def _tagged(response: Response, event: EventRead) -> EventRead:
    response.headers["ETag"] = etag(event.version)
    return event


router = together(
    events,
    me,
    briefings.router,
    debriefs.router,
    duplicates.router,
    feeds.router,
    imports.router,
    meetings.router,
    nominations.router,
    openings.router,
    participations.router,
    sources.router,
)
