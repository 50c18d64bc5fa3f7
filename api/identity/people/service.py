"""Rules of people and their roles. Nothing here commits."""

from uuid import UUID

from sqlmodel import col, delete, select

from api.core import tenancy
from api.core.db import Session
from api.core.errors import Conflict, Forbidden, Invalid, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import check_version, touch
from api.identity.audit import service as audit
from api.identity.audit.models import AuditAction
from api.identity.invitations.models import Invitation
from api.identity.models import Person, Role, RoleGrant, SignInAddress, SignInSession
from api.identity.people import queries
from api.identity.people.schemas import (
    GrantedRole,
    PersonCreate,
    PersonRead,
    PersonStatus,
    PersonUpdate,
)
from api.identity.principal import Permission, Principal
from api.identity.service import in_turn, organization_of
from api.identity.teams import service as teams

MAXIMUM_CHAIN = 50
NULLABLE = {"email", "team_id", "manager_id"}
AUDITED = PersonUpdate.model_fields.keys() - {"is_active"}


class AddressTaken(Conflict):
    detail = "Somebody signs in with this address already."


class LastAdministrator(Conflict):
    detail = "The organization needs an administrator. Make somebody else one first."


class UnknownManager(Invalid):
    detail = "The organization employs no such person."


class ManagerLoop(Invalid):
    detail = "Nobody reports to themselves, not through others either."


async def list_all(
    session: Session,
    actor: Principal,
    paging: PageParams,
    *,
    q: str | None,
    team_id: UUID | None,
    status: PersonStatus,
) -> Page[PersonRead]:
    """People by name; says nothing about who is an ambassador (rule 1)."""
    administered = actor.may(Permission.people_write)
    if status != PersonStatus.active and not administered:
        raise Forbidden
    query = queries.people(status, administered=administered)
    if q:
        query = queries.named(query, q, administered=administered)
    if team_id:
        query = query.where(col(Person.team_id) == team_id)
    order = Order(queries.nearest_first(q) if q else queries.BY_NAME)
    return await paginate(session, query, paging, order, queries.read)


async def get(session: Session, actor: Principal, person_id: UUID) -> PersonRead:
    """One person; who has left is there for administrators alone."""
    administered = actor.may(Permission.people_write)
    status = PersonStatus.all if administered else PersonStatus.active
    query = queries.people(status, administered=administered)
    rows = await session.rows(query.where(col(Person.id) == person_id))
    if not rows:
        raise NotFound
    return queries.read(rows[0])


async def create(session: Session, actor: Principal, data: PersonCreate) -> PersonRead:
    """Provision somebody; that opts them in to nothing (rule 1)."""
    person = await enroll(session, data)
    return await get(session, actor, person.id)


async def enroll(session: Session, data: PersonCreate) -> Person:
    """Store a person with address and roles: also for commands, where nobody is signed in."""
    await teams.check(session, data.team_id, pointer="#/team_id")
    await _check_manager(session, None, data.manager_id)
    language = data.language or (await organization_of(session)).default_language
    person = Person(
        **data.model_dump(exclude={"roles", "language"}),
        display_name=f"{data.given_name} {data.family_name}",
        language=language,
        content_languages=[language],
    )
    session.add(person)
    await session.flush()
    audit.note(session, AuditAction.person_created, audit.Thing.of(person))
    await _set_address(session, person, data.email)
    await _grant(session, person, data.roles)
    return person


async def change(
    session: Session, actor: Principal, person_id: UUID, data: PersonUpdate, if_match: str
) -> PersonRead:
    """Change what was sent; who is no longer active is signed out at once."""
    await in_turn(session)
    person = await tenancy.find(session, Person, person_id)
    check_version(person, if_match)
    before, was_active = audit.told(person, sorted(AUDITED)), person.is_active
    changes = data.model_dump(exclude_unset=True)
    if "team_id" in changes:
        await teams.check(session, data.team_id, pointer="#/team_id")
    if "manager_id" in changes:
        await _check_manager(session, person_id, data.manager_id)
    if "email" in changes:
        await _set_address(session, person, data.email)
    for name, value in changes.items():
        if value is not None or name in NULLABLE:
            setattr(person, name, value)
    person.display_name = f"{person.given_name} {person.family_name}"
    audit.note_changes(session, AuditAction.person_changed, person, before)
    if person.is_active != was_active:
        active = (
            AuditAction.person_reactivated if person.is_active else AuditAction.person_deactivated
        )
        audit.note(session, active, audit.Thing.of(person))
    touch(person)
    await session.flush()
    if not person.is_active:
        await _shut_out(session, person_id)
    return await get(session, actor, person_id)


async def set_roles(
    session: Session, actor: Principal, person_id: UUID, roles: list[GrantedRole]
) -> PersonRead:
    """Give a person these roles and take the others away."""
    await in_turn(session)
    person = await tenancy.find(session, Person, person_id)
    theirs = col(RoleGrant.person_id) == person_id
    held = {str(role) for role in await session.exec(select(RoleGrant.role).where(theirs))}
    withdrawn = sorted(held.difference(roles))
    gone = col(RoleGrant.role).in_([Role(role) for role in withdrawn])
    await session.exec(delete(RoleGrant).where(theirs, gone))
    for role in withdrawn:
        _note_role(session, AuditAction.role_withdrawn, person, before=role)
    await _grant(session, person, [role for role in roles if role not in held])
    await keep_an_administrator(session)
    touch(person)
    await session.flush()
    return await get(session, actor, person_id)


async def keep_an_administrator(session: Session) -> None:
    """Refuse a change after which nobody could administer; `in_turn` comes before the change."""
    administrators = (
        select(RoleGrant.id)
        .join(
            Person,
            (col(Person.organization_id) == RoleGrant.organization_id)
            & (col(Person.id) == RoleGrant.person_id),
        )
        .where(RoleGrant.role == Role.admin, col(Person.is_active))
    )
    if (await session.exec(administrators.limit(1))).first() is None:
        raise LastAdministrator


async def _shut_out(session: Session, person_id: UUID) -> None:
    """End a person's sessions and invitations; tokens are refused by `is_active` itself."""
    await session.exec(delete(SignInSession).where(col(SignInSession.person_id) == person_id))
    await session.exec(delete(Invitation).where(col(Invitation.person_id) == person_id))
    await keep_an_administrator(session)


async def _grant(session: Session, person: Person, roles: list[GrantedRole]) -> None:
    session.add_all(RoleGrant(person_id=person.id, role=Role(role)) for role in roles)
    for role in roles:
        _note_role(session, AuditAction.role_granted, person, after=role)
    await session.flush()


def _note_role(
    session: Session,
    action: AuditAction,
    person: Person,
    *,
    before: str | None = None,
    after: str | None = None,
) -> None:
    change = audit.differences({"role": before}, {"role": after})
    audit.note(session, action, audit.Thing.of(person), change)


async def _set_address(session: Session, person: Person, email: str | None) -> None:
    """Let a person sign in with another address, or none; each address is one person's."""
    address = email.casefold() if email else None
    listed = await session.get(SignInAddress, address) if address else None
    if listed and listed.person_id != person.id:
        raise AddressTaken(pointer="#/email")
    organization_id = tenancy.organization_of(session)
    await session.exec(
        delete(SignInAddress).where(
            col(SignInAddress.organization_id) == organization_id,
            col(SignInAddress.person_id) == person.id,
            col(SignInAddress.address) != (address or ""),
        )
    )
    if address and listed is None:
        session.add(
            SignInAddress(address=address, organization_id=organization_id, person_id=person.id)
        )
        await session.flush()


async def _check_manager(session: Session, person_id: UUID | None, manager_id: UUID | None) -> None:
    seen: set[UUID | None] = {person_id}
    following = manager_id
    while following is not None:
        if following in seen or len(seen) > MAXIMUM_CHAIN:
            raise ManagerLoop(pointer="#/manager_id")
        seen.add(following)
        manager = await session.get(Person, (tenancy.organization_of(session), following))
        if manager is None or (following == manager_id and not manager.is_active):
            raise UnknownManager(pointer="#/manager_id")
        following = manager.manager_id
