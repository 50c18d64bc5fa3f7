"""HTTP face of debriefs."""

from typing import Annotated
from uuid import UUID

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, together
from api.events.debriefs import service
from api.events.debriefs.schemas import DebriefPut, DebriefRead, MyDebrief
from api.identity.access import Me, require
from api.identity.principal import Permission, Principal

_me = Router(prefix="/me/debriefs", tags=["events"])
_opening = Router(prefix="/openings/{opening_id:uuid}/debriefs", tags=["events"])

Curator = Annotated[Principal, require(Permission.events_curate)]


@_me.get("")
async def list_my_debriefs(session: RequestSession, actor: Me, paging: Paging) -> Page[MyDebrief]:
    """What I noted after parts I had."""
    return await service.list_own(session, actor, paging)


@_me.put("/{opening_id:uuid}")
async def set_debrief(
    session: RequestSession, actor: Me, opening_id: UUID, data: DebriefPut
) -> MyDebrief:
    """Note how it was, once I was there. Nobody else reads it unless I show it to curators."""
    return await service.write(session, actor, opening_id, data)


@_me.delete("/{opening_id:uuid}", status_code=204)
async def delete_debrief(session: RequestSession, actor: Me, opening_id: UUID) -> None:
    """Delete what I noted."""
    await service.remove(session, actor, opening_id)


@_opening.get("")
async def list_debriefs(
    session: RequestSession, actor: Curator, paging: Paging, opening_id: UUID
) -> Page[DebriefRead]:
    """What people who were there show to curators. Who shows nothing is not in here."""
    return await service.list_shown(session, actor, paging, opening_id)


router = together(_me, _opening)
