"""HTTP face of one's own skills and interests."""

from uuid import UUID

from api.ambassadors.profile import service
from api.ambassadors.profile.schemas import (
    InterestPut,
    InterestRead,
    MySkillPut,
    MySkillRead,
)
from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router
from api.identity.access import Me

router = Router(prefix="/me", tags=["ambassadors"])


@router.get("/skills")
async def list_my_skills(session: RequestSession, actor: Me, paging: Paging) -> Page[MySkillRead]:
    """What I can do and what I want to learn. Others see of it what the directory shows of me."""
    return await service.list_skills(session, actor, paging)


@router.put("/skills/{skill_id}")
async def set_my_skill(
    session: RequestSession, actor: Me, skill_id: UUID, data: MySkillPut
) -> MySkillRead:
    """Add a skill of the vocabulary to mine, or change its level."""
    return await service.set_skill(session, actor, skill_id, data)


@router.delete("/skills/{skill_id}", status_code=204)
async def remove_my_skill(session: RequestSession, actor: Me, skill_id: UUID) -> None:
    """Take a skill off my profile."""
    await service.remove_skill(session, actor, skill_id)


@router.get("/interests")
async def list_my_interests(
    session: RequestSession, actor: Me, paging: Paging
) -> Page[InterestRead]:
    """The topics I follow, and those I do not want to see. The directory may show the former."""
    return await service.list_interests(session, actor, paging)


@router.put("/interests/{topic_id}")
async def set_my_interest(
    session: RequestSession, actor: Me, topic_id: UUID, data: InterestPut
) -> InterestRead:
    """Follow a topic, or mute it."""
    return await service.set_interest(session, actor, topic_id, data)


@router.delete("/interests/{topic_id}", status_code=204)
async def remove_my_interest(session: RequestSession, actor: Me, topic_id: UUID) -> None:
    """Be neutral to a topic again."""
    await service.remove_interest(session, actor, topic_id)
