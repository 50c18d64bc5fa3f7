"""Rules of signing in: a password for a session, a session for a token. Nothing here commits."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlmodel import col, delete, select

from api.core import clock, crypto, tenancy
from api.core.db import Database, Session
from api.core.errors import Forbidden, NotFound, Unauthenticated
from api.core.settings import Settings
from api.core.tokens import TokenKey, TokenKind
from api.identity.models import Password, Person, SignInAddress, SignInSession
from api.identity.principal import Principal
from api.identity.sign_in import passwords
from api.identity.sign_in.schemas import SessionCreate, SignInSessionRead, TokenRead

TOKEN_LIFETIME = timedelta(minutes=10)


class WrongCredentials(Unauthenticated):
    detail = "This address and password do not fit."


class SessionNeeded(Forbidden):
    detail = "A token comes from a signed-in session, not from another token."


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a password was verified for."""

    organization_id: UUID
    person_id: UUID


async def verify(database: Database, data: SessionCreate) -> Known:
    """Check a password before any transaction begins; unknown addresses take as long."""
    address = data.email.strip().casefold()
    stored, known = None, None
    async with database.session(writes=False) as session:
        listed = await session.get(SignInAddress, address)
        if listed:
            await tenancy.bind(session, listed.organization_id)
            known = Known(listed.organization_id, listed.person_id)
            query = select(Password.hash).join(
                Person,
                (col(Person.organization_id) == Password.organization_id)
                & (col(Person.id) == Password.person_id),
            )
            query = query.where(Person.id == listed.person_id, col(Person.is_active))
            stored = (await session.exec(query)).first()
    if not await passwords.matches(data.password, stored) or known is None:
        raise WrongCredentials
    return known


async def open_session(session: Session, settings: Settings, known: Known, user_agent: str) -> str:
    """Sign a browser in; returns what its cookie holds."""
    await tenancy.bind(session, known.organization_id)
    secret = crypto.fresh()
    session.add(
        SignInSession(
            person_id=known.person_id,
            secret_hash=crypto.digest(secret),
            user_agent=user_agent[:200],
            expires_at=clock.now() + timedelta(days=settings.session_days),
        )
    )
    await session.flush()
    return crypto.credential(known.organization_id, secret)


async def close_session(session: Session, actor: Principal, session_id: UUID) -> None:
    """Sign one of the actor's own browsers out; another person's is not there."""
    mine = delete(SignInSession).where(
        col(SignInSession.id) == session_id, col(SignInSession.person_id) == actor.person_id
    )
    if not (await session.exec(mine)).rowcount:
        raise NotFound


async def sessions(session: Session, actor: Principal) -> list[SignInSessionRead]:
    """The browsers the actor is signed in with, newest first."""
    rows = await session.exec(
        select(SignInSession)
        .where(SignInSession.person_id == actor.person_id)
        .where(col(SignInSession.expires_at) > clock.now())
        .order_by(col(SignInSession.created_at).desc())
        .limit(100)
    )
    return [
        SignInSessionRead(
            id=row.id,
            created_at=row.created_at,
            last_seen_at=row.last_seen_at,
            user_agent=row.user_agent,
            is_current=row.id == actor.session_id,
        )
        for row in rows
    ]


def issue_token(key: TokenKey, actor: Principal) -> TokenRead:
    """A short access token for tools and phones, from a signed-in session, which it ends with."""
    if actor.session_id is None:
        raise SessionNeeded
    token = key.issue(
        TokenKind.access,
        actor.organization_id,
        actor.person_id,
        session_id=actor.session_id,
        lifetime=TOKEN_LIFETIME,
    )
    return TokenRead(
        access_token=token,
        token_type="Bearer",  # noqa: S106  the scheme's name, no secret
        expires_in=int(TOKEN_LIFETIME.total_seconds()),
    )
