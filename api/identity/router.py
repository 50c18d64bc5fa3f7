"""HTTP face of people, teams and the organization."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router
from api.identity import service
from api.identity.access import Me, require
from api.identity.models import Organization
from api.identity.principal import Permission, Principal
from api.identity.schemas import MeRead, MeUpdate, OrganizationRead, PersonRead, TeamRead

router = Router(tags=["people"])

Reader = Annotated[Principal, require(Permission.people_read)]


@router.get("/me")
async def get_me(session: RequestSession, actor: Me) -> MeRead:
    """Myself, with what I may do."""
    return await service.me(session, actor.person_id, actor.permissions)


@router.patch("/me")
async def update_me(session: RequestSession, actor: Me, data: MeUpdate) -> MeRead:
    """Change my languages."""
    return await service.update_me(session, actor, data)


@router.get("/organization", response_model=OrganizationRead)
async def get_organization(session: RequestSession, _actor: Reader) -> Organization:
    """The organization I belong to."""
    return await service.organization_of(session)


@router.get("/people")
async def list_people(
    session: RequestSession,
    _actor: Reader,
    paging: Paging,
    q: Annotated[str | None, Query(min_length=1, max_length=100)] = None,
    team_id: UUID | None = None,
) -> Page[PersonRead]:
    """Colleagues by name; `q` finds part of a name."""
    return await service.list_people(session, paging, q, team_id)


@router.get("/people/{person_id}")
async def get_person(session: RequestSession, _actor: Reader, person_id: UUID) -> PersonRead:
    """One colleague."""
    return await service.get_person(session, person_id)


@router.get("/teams")
async def list_teams(session: RequestSession, _actor: Reader, paging: Paging) -> Page[TeamRead]:
    """The org units, by name; `parent_id` makes them a tree."""
    return await service.list_teams(session, paging)
