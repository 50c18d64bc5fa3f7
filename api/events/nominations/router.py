"""HTTP face of nominations."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, together
from api.events.nominations import service
from api.events.nominations.schemas import (
    MyNomination,
    NominationAnswer,
    NominationCreate,
    NominationRead,
)
from api.identity.access import Me, require
from api.identity.principal import Permission, Principal

_me = Router(prefix="/me/nominations", tags=["events"])
_opening = Router(prefix="/openings/{opening_id:uuid}/nominations", tags=["events"])

Nominator = Annotated[Principal, require(Permission.nominations_make)]


@_opening.get("")
async def list_nominations(
    session: RequestSession, actor: Nominator, paging: Paging, opening_id: UUID
) -> Page[NominationRead]:
    """Whom I nominated for a part; curators see all nominations. One that is not accepted expires
    by itself, and looks the same until then."""
    return await service.list_made(session, actor, paging, opening_id)


@_opening.post("", status_code=201)
async def nominate(
    session: RequestSession,
    actor: Nominator,
    response: Response,
    opening_id: UUID,
    data: NominationCreate,
) -> NominationRead:
    """Nominate somebody for a part, once. Whether they get to see it follows their own choices,
    which the answer does not tell."""
    nomination = await service.nominate(session, actor, opening_id, data)
    response.headers["Location"] = f"/api/v1/openings/{opening_id}/nominations"
    return nomination


@_opening.delete("/{nomination_id:uuid}", status_code=204)
async def take_back_nomination(
    session: RequestSession, actor: Nominator, opening_id: UUID, nomination_id: UUID
) -> None:
    """Take back a nomination of mine. Who accepted it keeps their place."""
    await service.take_back(session, actor, opening_id, nomination_id)


@_me.get("")
async def list_my_nominations(
    session: RequestSession, actor: Me, paging: Paging
) -> Page[MyNomination]:
    """What I was nominated for, the newest first. I get to see it while I consent to be proposed;
    what I answered stays."""
    return await service.list_received(session, actor, paging)


@_me.put("/{nomination_id:uuid}/answer")
async def answer_nomination(
    session: RequestSession, actor: Me, nomination_id: UUID, data: NominationAnswer
) -> MyNomination:
    """Accept, which makes a participation, or decline, which nobody else ever learns of."""
    return await service.answer(session, actor, nomination_id, data)


@_me.delete("/{nomination_id:uuid}/answer", status_code=204)
async def take_back_answer(session: RequestSession, actor: Me, nomination_id: UUID) -> None:
    """Take the answer back; what was accepted is withdrawn."""
    await service.take_back_answer(session, actor, nomination_id)


router = together(_me, _opening)
