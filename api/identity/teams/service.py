"""Rules of teams. Nothing here commits."""

from uuid import UUID

import sqlalchemy
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from api.core import tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import Conflict, Invalid
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import check_version
from api.identity.audit import service as audit
from api.identity.audit.models import AuditAction
from api.identity.models import Team
from api.identity.service import in_turn
from api.identity.teams.schemas import TeamCreate, TeamRead, TeamUpdate

MAXIMUM_DEPTH = 10


class TeamInUse(Conflict):
    detail = "People or teams still belong to this team. Move them first."


class UnknownTeam(Invalid):
    detail = "The organization has no such team."


class TeamLoop(Invalid):
    detail = "A team cannot be below itself, and the tree has at most ten levels."


async def list_all(session: Session, paging: PageParams) -> Page[TeamRead]:
    query = sqlalchemy.select(*columns(Team, "id", "name", "parent_id", "version"))
    order = Order((col(Team.name), col(Team.id)))
    return await paginate(session, query, paging, order, TeamRead.model_validate)


async def create(session: Session, data: TeamCreate) -> Team:
    await _check_place(session, None, data.parent_id)
    team = Team(**data.model_dump())
    session.add(team)
    audit.note(session, AuditAction.team_created, audit.Thing.of(team))
    await session.flush()
    return team


async def change(session: Session, team_id: UUID, data: TeamUpdate, if_match: str) -> Team:
    """Rename a team, or move it with everything below it."""
    await in_turn(session)
    team = await tenancy.find(session, Team, team_id)
    check_version(team, if_match)
    before = audit.told(team, TeamUpdate.model_fields)
    if data.name is not None:
        team.name = data.name
    if "parent_id" in data.model_fields_set:
        await _check_place(session, team_id, data.parent_id)
        team.parent_id = data.parent_id
    audit.note_changes(session, AuditAction.team_changed, team, before)
    await session.flush()
    return team


async def remove(session: Session, team_id: UUID, if_match: str) -> None:
    """Delete a team that nobody belongs to."""
    team = await tenancy.find(session, Team, team_id)
    check_version(team, if_match)
    audit.note(session, AuditAction.team_deleted, audit.Thing.of(team))
    await session.delete(team)
    try:
        await session.flush()
    except IntegrityError:
        raise TeamInUse from None


async def check(session: Session, team_id: UUID | None, *, pointer: str) -> None:
    """Raise unless this is a team of the organization, or none at all."""
    if team_id is None:
        return
    if await session.get(Team, (tenancy.organization_of(session), team_id)) is None:
        raise UnknownTeam(pointer=pointer)


async def _check_place(session: Session, team_id: UUID | None, parent_id: UUID | None) -> None:
    seen: set[UUID | None] = {team_id}
    while parent_id is not None:
        if parent_id in seen or len(seen) > MAXIMUM_DEPTH:
            raise TeamLoop(pointer="#/parent_id")
        seen.add(parent_id)
        parent = await session.get(Team, (tenancy.organization_of(session), parent_id))
        if parent is None:
            raise UnknownTeam(pointer="#/parent_id")
        parent_id = parent.parent_id
