"""HTTP face of event imports."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router
from api.events.imports import service
from api.events.imports.models import Outcome
from api.events.imports.schemas import (
    MOST_BYTES,
    EventImportCreate,
    EventImportItemRead,
    EventImportRead,
)
from api.identity.access import require
from api.identity.principal import Permission, Principal

router = Router(prefix="/event-imports", tags=["events"])

Curator = Annotated[Principal, require(Permission.events_curate)]


@router.get("")
async def list_event_imports(
    session: RequestSession, actor: Curator, paging: Paging
) -> Page[EventImportRead]:
    """The imports of the last 30 days, the latest first."""
    return await service.list_all(session, actor, paging)


@router.post("", status_code=202, openapi_extra={"x-max-bytes": MOST_BYTES})
async def create_event_import(
    session: RequestSession, actor: Curator, response: Response, data: EventImportCreate
) -> EventImportRead:
    """Have a calendar or a list read; ask again until its status is `ready`: a preview, no more."""
    row = await service.begin(session, actor, data)
    response.headers["Location"] = f"/api/v1/event-imports/{row.id}"
    return row


@router.get("/{event_import_id}")
async def get_event_import(
    session: RequestSession, actor: Curator, event_import_id: UUID
) -> EventImportRead:
    """One import; `counts` says what is new, changed, unchanged and refused."""
    return await service.get(session, actor, event_import_id)


@router.get("/{event_import_id}/items")
async def list_event_import_items(
    session: RequestSession,
    actor: Curator,
    paging: Paging,
    event_import_id: UUID,
    outcome: Outcome | None = None,
) -> Page[EventImportItemRead]:
    """What was read, entry by entry, and what becomes of each."""
    return await service.items(session, actor, paging, event_import_id, outcome)


@router.post("/{event_import_id}/application", status_code=202)
async def apply_event_import(
    session: RequestSession, actor: Curator, event_import_id: UUID
) -> EventImportRead:
    """Take over what was read; new events are proposed. The same again changes nothing."""
    return await service.apply(session, actor, event_import_id)


@router.delete("/{event_import_id}", status_code=204)
async def delete_event_import(
    session: RequestSession, _actor: Curator, event_import_id: UUID
) -> None:
    """Throw a preview away; events that were taken over stay."""
    await service.remove(session, event_import_id)
