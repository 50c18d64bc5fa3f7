"""HTTP face of opting in, consents and one's own profile."""

from fastapi import APIRouter, Response

from api.ambassadors import service
from api.ambassadors.models import Purpose
from api.ambassadors.profile import router as profile
from api.ambassadors.schemas import (
    AmbassadorshipPatch,
    AmbassadorshipPut,
    AmbassadorshipRead,
    ConsentPut,
    ConsentRead,
)
from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, etag
from api.identity.access import Me

_me = Router(prefix="/me", tags=["ambassadors"])


@_me.get("/ambassadorship")
async def get_ambassadorship(
    session: RequestSession, actor: Me, response: Response
) -> AmbassadorshipRead:
    """Whether I am an ambassador, and what I have consented to."""
    read = await service.get(session, actor)
    if read.version is not None:
        response.headers["ETag"] = etag(read.version)
    return read


@_me.put("/ambassadorship", responses={201: {"model": AmbassadorshipRead}})
async def join_ambassadors(
    session: RequestSession, actor: Me, response: Response, data: AmbassadorshipPut
) -> AmbassadorshipRead:
    """Become an ambassador, with a consent to each purpose named; repeating it is harmless."""
    read, is_new = await service.join(session, actor, data)
    response.status_code = 201 if is_new else 200
    return read


@_me.patch("/ambassadorship")
async def update_ambassadorship(
    session: RequestSession, actor: Me, data: AmbassadorshipPatch
) -> AmbassadorshipRead:
    """Say how far I have come."""
    return await service.update(session, actor, data)


@_me.delete("/ambassadorship", status_code=204)
async def leave_ambassadors(session: RequestSession, actor: Me) -> None:
    """Leave in this one step; every consent is taken back."""
    await service.leave(session, actor)


@_me.get("/consents")
async def list_consents(session: RequestSession, actor: Me, paging: Paging) -> Page[ConsentRead]:
    """All purposes, and whether I consent to each."""
    return await service.list_consents(session, actor, paging)


@_me.put("/consents/{purpose}")
async def set_consent(
    session: RequestSession, actor: Me, purpose: Purpose, data: ConsentPut
) -> ConsentRead:
    """Give a consent, or take it back."""
    return await service.set_consent(session, actor, purpose, data.granted)


router = APIRouter()
router.include_router(_me)
router.include_router(profile.router)
