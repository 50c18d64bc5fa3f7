"""HTTP face of taking part."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, together
from api.events.participations import service
from api.events.participations.schemas import (
    MyParticipation,
    OwnFilters,
    ParticipationPut,
    ParticipationRead,
)
from api.identity.access import Me, require
from api.identity.principal import Permission, Principal

_me = Router(prefix="/me/participations", tags=["events"])
_opening = Router(prefix="/openings/{opening_id:uuid}/participations", tags=["events"])

Curator = Annotated[Principal, require(Permission.events_curate)]


@_me.get("")
async def list_my_participations(
    session: RequestSession, actor: Me, paging: Paging, filters: Annotated[OwnFilters, Depends()]
) -> Page[MyParticipation]:
    """What I am interested in, applied for, take part in or took part in, by when it begins. Of
    interest, and of what is withdrawn or declined, only I know."""
    return await service.list_own(session, actor, paging, filters)


@_me.get("/{opening_id:uuid}")
async def get_my_participation(
    session: RequestSession, actor: Me, opening_id: UUID
) -> MyParticipation:
    """How I stand to one opening."""
    return await service.get_own(session, actor, opening_id)


@_me.put("/{opening_id:uuid}")
async def take_part(
    session: RequestSession, actor: Me, opening_id: UUID, data: ParticipationPut
) -> MyParticipation:
    """Note my interest, apply, or say that I was there. Attendees have a seat at once while there
    are any, then they wait; for other parts curators choose."""
    return await service.take_part(session, actor, opening_id, data)


@_me.delete("/{opening_id:uuid}", status_code=204)
async def withdraw_participation(session: RequestSession, actor: Me, opening_id: UUID) -> None:
    """Withdraw, at any time and without a reason; nothing of it is left for others to see."""
    await service.withdraw(session, actor, opening_id)


@_opening.get("")
async def list_participations(
    session: RequestSession, actor: Curator, paging: Paging, opening_id: UUID
) -> Page[ParticipationRead]:
    """Who applied for a part, has a seat or was there; the first who applied first."""
    return await service.list_all(session, actor, paging, opening_id)


@_opening.put("/{participation_id:uuid}/confirmation")
async def confirm_participation(
    session: RequestSession, _actor: Curator, opening_id: UUID, participation_id: UUID
) -> ParticipationRead:
    """Give a seat to somebody who applied; refused when all are taken."""
    return await service.confirm(session, opening_id, participation_id)


@_opening.delete("/{participation_id:uuid}/confirmation")
async def take_back_confirmation(
    session: RequestSession, _actor: Curator, opening_id: UUID, participation_id: UUID
) -> ParticipationRead:
    """Undo that: they have applied again, as before."""
    return await service.take_back_confirmation(session, opening_id, participation_id)


@_opening.delete("/{participation_id:uuid}", status_code=204)
async def decline_participation(
    session: RequestSession, _actor: Curator, opening_id: UUID, participation_id: UUID
) -> None:
    """Decline somebody, who alone learns of it; the next one waiting moves up."""
    await service.decline(session, opening_id, participation_id)


router = together(_me, _opening)
