"""HTTP face of goals."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatch, RequestSession, Router, etag
from api.identity.access import require
from api.identity.principal import Permission, Principal
from api.strategy.goals import service
from api.strategy.goals.schemas import GoalCreate, GoalRead, GoalUpdate

router = Router(prefix="/goals", tags=["strategy"])

Reader = Annotated[Principal, require(Permission.goals_read)]
Writer = Annotated[Principal, require(Permission.goals_write)]


@router.get("")
async def list_goals(
    session: RequestSession, actor: Reader, paging: Paging, include_ended: bool = False
) -> Page[GoalRead]:
    """What the organization wants to reach with its communication; running goals at first."""
    return await service.list_all(session, actor, paging, include_ended)


@router.post("", status_code=201)
async def create_goal(
    session: RequestSession, actor: Writer, response: Response, data: GoalCreate
) -> GoalRead:
    """Add a goal."""
    goal = await service.create(session, actor, data)
    response.headers["Location"] = f"/api/v1/goals/{goal.id}"
    response.headers["ETag"] = etag(goal.version)
    return goal


@router.get("/{goal_id}")
async def get_goal(
    session: RequestSession, actor: Reader, response: Response, goal_id: UUID
) -> GoalRead:
    """One goal with its reason and what each of us can add."""
    goal = await service.get(session, actor, goal_id)
    response.headers["ETag"] = etag(goal.version)
    return goal


@router.patch("/{goal_id}")
async def update_goal(
    session: RequestSession,
    actor: Writer,
    response: Response,
    goal_id: UUID,
    data: GoalUpdate,
    if_match: IfMatch,
) -> GoalRead:
    """Change a goal."""
    goal = await service.update(session, actor, goal_id, data, if_match)
    response.headers["ETag"] = etag(goal.version)
    return goal


@router.delete("/{goal_id}", status_code=204)
async def delete_goal(
    session: RequestSession, _actor: Writer, goal_id: UUID, if_match: IfMatch
) -> None:
    """Delete a goal that no suggestion refers to."""
    await service.remove(session, goal_id, if_match)
