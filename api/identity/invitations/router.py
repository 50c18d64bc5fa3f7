"""HTTP face of invitations: made by administrators, accepted by whoever has the link."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from api.core.routing import RequestSession, Router
from api.identity.access import refuse_cross_site, require
from api.identity.invitations import service
from api.identity.invitations.schemas import (
    InvitationAcceptance,
    InvitationCreated,
    InvitationLookup,
    InvitationRead,
)
from api.identity.principal import Permission, Principal
from api.identity.sign_in.guesses import slow_down
from api.identity.sign_in.router import enter
from api.identity.sign_in.schemas import SessionRead

router = Router()

Writer = Annotated[Principal, require(Permission.people_write)]


@router.post(
    "/people/{person_id}/invitations",
    status_code=201,
    tags=["people"],
    openapi_extra={"x-secret-answer": True},
)
async def create_invitation(
    request: Request,
    session: RequestSession,
    _actor: Writer,
    response: Response,
    person_id: UUID,
) -> InvitationCreated:
    """A link for setting a password, to be handed over; earlier ones end. It is shown this once:
    a repeat makes another, whatever its `Idempotency-Key`."""
    response.headers["Location"] = f"/api/v1/people/{person_id}"
    return await service.invite(session, request.app.state.settings, person_id)


@router.post(
    "/invitations/lookup",
    tags=["session"],
    dependencies=[Depends(refuse_cross_site)],
    openapi_extra={"security": []},
)
async def look_up_invitation(request: Request, data: InvitationLookup) -> InvitationRead:
    """Who is invited where; 410 for a link that cannot be used, whatever the reason."""
    await slow_down(request, data.token)
    return (await service.look_up(request.app.state.database, data.token)).read()


@router.post(
    "/invitations/acceptance",
    status_code=201,
    tags=["session"],
    dependencies=[Depends(refuse_cross_site)],
    openapi_extra={"security": []},
)
async def accept_invitation(
    request: Request, response: Response, session: RequestSession, data: InvitationAcceptance
) -> SessionRead:
    """Set the password and sign in; the link is used up by it."""
    await slow_down(request, data.token)
    invited = await service.look_up(request.app.state.database, data.token)
    password_hash = await service.hash_for(invited, data.password)
    await service.accept(session, invited, password_hash)
    return await enter(request, response, session, invited.known)
