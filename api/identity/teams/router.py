"""HTTP face of teams."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.routing import IfMatch, RequestSession, Router, etag
from api.identity.access import require
from api.identity.models import Team
from api.identity.principal import Permission, Principal
from api.identity.teams import service
from api.identity.teams.schemas import TeamCreate, TeamRead, TeamUpdate

router = Router(prefix="/teams", tags=["people"])

Reader = Annotated[Principal, require(Permission.people_read)]
Writer = Annotated[Principal, require(Permission.people_write)]


@router.get("")
async def list_teams(session: RequestSession, _actor: Reader, paging: Paging) -> Page[TeamRead]:
    """The org units, by name; `parent_id` makes them a tree."""
    return await service.list_all(session, paging)


@router.post("", status_code=201, response_model=TeamRead)
async def create_team(
    session: RequestSession, _actor: Writer, response: Response, data: TeamCreate
) -> Team:
    """Add a team."""
    team = await service.create(session, data)
    response.headers["Location"] = "/api/v1/teams"
    response.headers["ETag"] = etag(team.version)
    return team


@router.patch("/{team_id}", response_model=TeamRead)
async def update_team(
    session: RequestSession,
    _actor: Writer,
    response: Response,
    team_id: UUID,
    data: TeamUpdate,
    if_match: IfMatch,
) -> Team:
    """Rename a team, or move it with everything below it."""
    team = await service.change(session, team_id, data, if_match)
    response.headers["ETag"] = etag(team.version)
    return team


@router.delete("/{team_id}", status_code=204)
async def delete_team(
    session: RequestSession, _actor: Writer, team_id: UUID, if_match: IfMatch
) -> None:
    """Delete a team; one that people or teams belong to answers 409."""
    await service.remove(session, team_id, if_match)
