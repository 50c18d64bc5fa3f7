"""Rules of invitations: a one-time link for a password. Nothing here commits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, delete, select

from api.core import clock, crypto, tenancy
from api.core.db import Database, Session
from api.core.errors import Conflict, Gone
from api.core.settings import Settings
from api.identity.audit import service as audit
from api.identity.audit.models import AuditAction
from api.identity.invitations.models import Invitation
from api.identity.invitations.schemas import InvitationCreated, InvitationRead
from api.identity.models import Organization, Password, Person, SignInSession
from api.identity.sign_in import passwords, strength
from api.identity.sign_in.service import Known

LIFETIME = timedelta(days=7)


class InvitationGone(Gone):
    detail = "This link has been used, has expired or never was. Ask for a new one."


class PersonInactive(Conflict):
    detail = "This person is not active."


class AddressMissing(Conflict):
    detail = "This person has no e-mail address to sign in with."


@dataclass(frozen=True, slots=True)
class Open:
    """An invitation that can be used, and what it says."""

    id: UUID
    known: Known
    organization_name: str
    person: Person
    expires_at: datetime

    def read(self) -> InvitationRead:
        return InvitationRead(
            organization_name=self.organization_name,
            person_name=self.person.display_name,
            expires_at=self.expires_at,
        )


async def invite(session: Session, settings: Settings, person_id: UUID) -> InvitationCreated:
    """Make a link for somebody; earlier ones end. It also replaces a forgotten password."""
    person = await tenancy.find(session, Person, person_id)
    if not person.is_active:
        raise PersonInactive
    if not person.email:
        raise AddressMissing
    await session.exec(delete(Invitation).where(col(Invitation.person_id) == person_id))
    secret = crypto.fresh()
    invitation = Invitation(
        person_id=person_id,
        secret_hash=crypto.digest(secret),
        expires_at=clock.now() + LIFETIME,
    )
    session.add(invitation)
    audit.note(session, AuditAction.sign_in_link_issued, audit.Thing.of(person))
    await session.flush()
    token = crypto.credential(tenancy.organization_of(session), secret)
    # Behind `#`, the secret reaches no server log and no other site.
    url = f"{settings.public_url}/invitation#{token}"
    return InvitationCreated(url=url, expires_at=invitation.expires_at)


async def look_up(database: Database, token: str) -> Open:
    """What a link leads to; `InvitationGone` for every reason that it cannot be used."""
    parts = crypto.split_credential(token)
    if parts is None:
        raise InvitationGone
    organization_id, secret = parts
    query = (
        select(Invitation, Person, Organization.name)
        .join(
            Person,
            (col(Person.organization_id) == Invitation.organization_id)
            & (col(Person.id) == Invitation.person_id),
        )
        .join(Organization, col(Organization.id) == Invitation.organization_id)
        .where(Invitation.secret_hash == crypto.digest(secret), col(Person.is_active))
        .where(col(Invitation.used_at).is_(None), Invitation.expires_at > clock.now())
    )
    async with database.session(writes=False) as session:
        await tenancy.bind(session, organization_id)
        found = (await session.exec(query)).first()
    if found is None:
        raise InvitationGone
    invitation, person, name = found
    known = Known(organization_id, person.id)
    return Open(invitation.id, known, name, person, invitation.expires_at)


async def hash_for(invited: Open, password: str) -> str:
    """Check and hash a password, before any transaction begins."""
    person = invited.person
    strength.check(password, [invited.organization_name, person.display_name, person.email or ""])
    return await passwords.make_hash(password)


async def accept(session: Session, invited: Open, password_hash: str) -> None:
    """Use an invitation up: the password is the person's, their earlier sessions end."""
    await tenancy.bind(session, invited.known.organization_id)
    used = await session.exec(
        update(Invitation)
        .where(col(Invitation.id) == invited.id, col(Invitation.used_at).is_(None))
        .values(used_at=clock.now())
    )
    if not used.rowcount:
        raise InvitationGone
    person_id = invited.known.person_id
    await session.exec(delete(Password).where(col(Password.person_id) == person_id))
    await session.exec(delete(SignInSession).where(col(SignInSession.person_id) == person_id))
    session.add(Password(person_id=person_id, hash=password_hash))
    await session.flush()
