"""HTTP face of the welcome."""

from api.ambassadors.welcome import service
from api.ambassadors.welcome.schemas import WelcomePut, WelcomeRead
from api.core.routing import RequestSession, Router
from api.identity.access import Me

router = Router(prefix="/me/welcome", tags=["ambassadors"])


@router.get("")
async def get_welcome(session: RequestSession, actor: Me) -> WelcomeRead:
    """What I answered when I was asked. Only I see it."""
    return await service.get(session, actor)


@router.put("")
async def set_welcome(session: RequestSession, actor: Me, data: WelcomePut) -> WelcomeRead:
    """Answer yes, no or later. After a no I am not asked again, and nobody learns of it."""
    return await service.answer(session, actor, data)
