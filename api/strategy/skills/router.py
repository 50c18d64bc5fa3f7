"""HTTP face of the vocabulary of skills."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router
from api.core.schemas import Storable
from api.identity.access import require
from api.identity.principal import Permission, Principal
from api.strategy.skills import service
from api.strategy.skills.schemas import SkillCreate, SkillRead

router = Router(prefix="/skills", tags=["strategy"])

Reader = Annotated[Principal, require(Permission.skills_read)]
Adder = Annotated[Principal, require(Permission.skills_add)]


@router.get("")
async def list_skills(
    session: RequestSession,
    actor: Reader,
    paging: Paging,
    q: Annotated[str | None, Storable, Query(min_length=1, max_length=100)] = None,
) -> Page[SkillRead]:
    """Search the vocabulary in all languages; what begins with `q` comes first."""
    return await service.search(session, actor, paging, q)


@router.post("", status_code=201)
async def create_skill(
    session: RequestSession, actor: Adder, response: Response, data: SkillCreate
) -> SkillRead:
    """Add a skill that the vocabulary lacks."""
    skill = await service.add(session, actor, data)
    response.headers["Location"] = f"/api/v1/skills/{skill.id}"
    return skill


@router.get("/{skill_id}")
async def get_skill(session: RequestSession, actor: Reader, skill_id: UUID) -> SkillRead:
    """One skill with the topics it belongs to."""
    return await service.get(session, actor, skill_id)
