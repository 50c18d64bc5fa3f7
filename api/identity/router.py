"""HTTP face of identity: myself, people, teams, the organization, invitations."""

from fastapi import APIRouter

from api.core.routing import RequestSession, Router
from api.identity import service
from api.identity.access import Me
from api.identity.invitations import router as invitations
from api.identity.organizations import router as organizations
from api.identity.people import router as people
from api.identity.schemas import MeRead, MeUpdate
from api.identity.teams import router as teams

me = Router(tags=["people"])


@me.get("/me")
async def get_me(session: RequestSession, actor: Me) -> MeRead:
    """Myself, with what I may do."""
    return await service.me(session, actor.person_id, actor.permissions)


@me.patch("/me")
async def update_me(session: RequestSession, actor: Me, data: MeUpdate) -> MeRead:
    """Change my languages."""
    return await service.update_me(session, actor, data)


router = APIRouter()
router.include_router(me)
router.include_router(organizations.router)
router.include_router(people.router)
router.include_router(teams.router)
router.include_router(invitations.router)
