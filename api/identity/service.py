"""Rules of oneself, and what people, teams and the organization share. Nothing here commits."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import col, select, update

from api.core import tenancy
from api.core.db import Session
from api.core.errors import NotFound
from api.identity.models import Organization, Person, Role, RoleGrant, Team
from api.identity.principal import MEMBER, PERMISSIONS, Permission, Principal
from api.identity.schemas import (
    MeRead,
    MeUpdate,
    OrganizationRead,
    PersonRef,
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


async def principal_of(session: Session, person_id: UUID) -> Principal:
    """Somebody as if they asked now: for what is done for them, outside a request."""
    organization = await organization_of(session)
    language = (await session.exec(select(Person.language).where(Person.id == person_id))).one()
    return Principal(
        organization_id=organization.id,
        person_id=person_id,
        language=language,
        default_language=organization.default_language,
        time_zone=organization.time_zone,
        roles=frozenset(await roles_of(session, person_id)),
        session_id=None,
    )


async def roles_of(session: Session, person_id: UUID) -> set[Role]:
    """The roles granted, and `manager` where somebody reports to the person."""
    rows = await session.exec(select(RoleGrant.role).where(RoleGrant.person_id == person_id))
    granted = {Role(role) for role in rows}
    reports = select(Person.id).where(Person.manager_id == person_id, col(Person.is_active))
    if (await session.exec(reports.limit(1))).first():
        granted.add(Role.manager)
    return granted


async def update_me(session: Session, actor: Principal, data: MeUpdate) -> MeRead:
    """Change one's own languages.

    Past the ORM, so that the version stays: administrators see it, and it would tell them that
    somebody has seen to their profile (rule 1).
    """
    chosen = data.model_dump(exclude_unset=True, exclude_none=True)
    if chosen:
        mine = col(Person.id) == actor.person_id
        await session.exec(update(Person).where(mine).values(**chosen))
    return await me(session, actor.person_id, actor.permissions)


async def organization_of(session: Session) -> Organization:
    organization = await session.get(Organization, tenancy.organization_of(session))
    if organization is None:
        raise NotFound
    return organization


async def in_turn(session: Session) -> None:
    """Let changes that hold for all of an organization's people happen one after the other: two
    at once could each take away the other's administrator, or close a circle of managers."""
    mine = Organization.id == tenancy.organization_of(session)
    # Weaker than FOR UPDATE, which every foreign key to the organization would wait for.
    await session.exec(select(Organization.id).where(mine).with_for_update(key_share=True))


def _same(model: Any, reference: Any) -> Any:
    return (col(model.organization_id) == Person.organization_id) & (col(model.id) == reference)
