"""HTTP face of opting in, pausing and leaving, and of what belongs to it."""

from fastapi import Response

from api.ambassadors import service
from api.ambassadors.consents import router as consents
from api.ambassadors.directory import router as directory
from api.ambassadors.profile import router as profile
from api.ambassadors.schemas import (
    AmbassadorshipPatch,
    AmbassadorshipPut,
    AmbassadorshipRead,
    ConsequencesRead,
)
from api.ambassadors.welcome import router as welcome
from api.core.routing import RequestSession, Router, etag, together
from api.identity.access import Me

_own = Router(prefix="/me/ambassadorship", tags=["ambassadors"])


@_own.get("")
async def get_ambassadorship(
    session: RequestSession, actor: Me, response: Response
) -> AmbassadorshipRead:
    """Whether I am an ambassador, and what I have consented to."""
    read = await service.get(session, actor)
    if read.version is not None:
        response.headers["ETag"] = etag(read.version)
    return read


@_own.put("", responses={201: {"model": AmbassadorshipRead}})
async def join_ambassadors(
    session: RequestSession, actor: Me, response: Response, data: AmbassadorshipPut
) -> AmbassadorshipRead:
    """Become an ambassador, with a consent to each purpose named; repeating it is harmless."""
    read, is_new = await service.join(session, actor, data)
    response.status_code = 201 if is_new else 200
    return read


@_own.patch("")
async def update_ambassadorship(
    session: RequestSession, actor: Me, data: AmbassadorshipPatch
) -> AmbassadorshipRead:
    """Say how far I have come, pause until a day or openly, or go on."""
    return await service.update(session, actor, data)


@_own.delete("", status_code=204)
async def leave_ambassadors(session: RequestSession, actor: Me) -> None:
    """Leave in this one step; `GET /me/ambassadorship/consequences` says what follows."""
    await service.leave(session, actor)


@_own.get("/consequences")
async def get_consequences(_session: RequestSession, actor: Me) -> ConsequencesRead:
    """What pausing and leaving lead to, said before I do it."""
    return service.consequences(actor)


router = together(_own, consents.router, welcome.router, profile.router, directory.router)
