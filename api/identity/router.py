"""HTTP face of identity: myself, people, teams, the organization, invitations."""

from api.core.routing import RequestSession, Router, together
from api.identity import service
from api.identity.access import Me
from api.identity.audit import router as audit
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


router = together(
    me, organizations.router, people.router, teams.router, invitations.router, audit.router
)
