"""Rules of people, teams and the organization. Nothing here commits."""

from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from api.core import tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.identity.models import Organization, Person, Role, RoleGrant, Team
from api.identity.principal import MEMBER, PERMISSIONS, Permission, Principal
from api.identity.schemas import (
    MeRead,
    MeUpdate,
    OrganizationRead,
    PersonRead,
    PersonRef,
    TeamRead,
    TeamRef,
)

_Manager = aliased(Person)


async def me(session: Session, person_id: UUID, permissions: frozenset[Permission]) -> MeRead:
    """One person as they see themselves, with the organization: three statements."""
    organization = await organization_of(session)
    row = (
        await session.exec(
            select(Person, Team, _Manager)
            .join(Team, _same(Team, Person.team_id), isouter=True)
            .join(_Manager, _same(_Manager, Person.manager_id), isouter=True)
            .where(Person.id == person_id)
        )
    ).one()
    person, team, manager = row
    roles = await roles_of(session, person_id)
    return MeRead(
        **person.model_dump(include=set(MeRead.model_fields)),
        team=TeamRef.model_validate(team) if team else None,
        manager=PersonRef.model_validate(manager) if manager else None,
        roles=sorted(roles),
        permissions=sorted(permissions),
        organization=OrganizationRead.model_validate(organization),
    )


async def signed_in(session: Session, person_id: UUID) -> MeRead:
    """The same right after signing in, when no principal exists yet."""
    roles = await roles_of(session, person_id)
    return await me(session, person_id, MEMBER.union(*(PERMISSIONS[role] for role in roles)))


async def roles_of(session: Session, person_id: UUID) -> set[Role]:
    """The roles granted, and `manager` where somebody reports to the person."""
    rows = await session.exec(select(RoleGrant.role).where(RoleGrant.person_id == person_id))
    granted = {Role(role) for role in rows}
    reports = select(Person.id).where(Person.manager_id == person_id, col(Person.is_active))
    if (await session.exec(reports.limit(1))).first():
        granted.add(Role.manager)
    return granted


async def update_me(session: Session, actor: Principal, data: MeUpdate) -> MeRead:
    """Change one's own languages."""
    person = await tenancy.find(session, Person, actor.person_id)
    for name, value in data.model_dump(exclude_unset=True, exclude_none=True).items():
        setattr(person, name, value)
    await session.flush()
    return await me(session, actor.person_id, actor.permissions)


async def organization_of(session: Session) -> Organization:
    organization = await session.get(Organization, tenancy.organization_of(session))
    if organization is None:
        raise NotFound
    return organization


_PEOPLE = (
    sqlalchemy.select(
        *columns(Person, "id", "display_name", "job_title"),
        col(Team.id).label("team_id"),
        col(Team.name).label("team_name"),
    )
    .join(
        Team,
        (col(Team.organization_id) == Person.organization_id) & (col(Team.id) == Person.team_id),
        isouter=True,
    )
    .where(col(Person.is_active))
)


async def list_people(
    session: Session, paging: PageParams, q: str | None, team_id: UUID | None
) -> Page[PersonRead]:
    """Everybody employed, by name; says nothing about who is an ambassador (rule 1)."""
    query = _PEOPLE
    if q:
        query = query.where(col(Person.display_name).icontains(q, autoescape=True))
    if team_id:
        query = query.where(col(Person.team_id) == team_id)
    order = Order((col(Person.display_name), col(Person.id)))
    return await paginate(session, query, paging, order, _person)


async def get_person(session: Session, person_id: UUID) -> PersonRead:
    rows = await session.rows(_PEOPLE.where(col(Person.id) == person_id))
    if not rows:
        raise NotFound
    return _person(rows[0])


async def list_teams(session: Session, paging: PageParams) -> Page[TeamRead]:
    query = sqlalchemy.select(*columns(Team, "id", "name", "parent_id"))
    order = Order((col(Team.name), col(Team.id)))
    return await paginate(session, query, paging, order, TeamRead.model_validate)


def _person(row: RowMapping) -> PersonRead:
    team = TeamRef(id=row["team_id"], name=row["team_name"]) if row["team_id"] else None
    return PersonRead(
        id=row["id"], display_name=row["display_name"], job_title=row["job_title"], team=team
    )


def _same(model: Any, reference: Any) -> Any:
    return (col(model.organization_id) == Person.organization_id) & (col(model.id) == reference)
