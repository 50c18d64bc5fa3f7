"""Whom a cookie, a token or a key stands for, in one statement."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy
from fastapi import Request
from sqlalchemy import RowMapping, Update, bindparam, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from api.core import addresses, clock, crypto, tenancy
from api.core.aggregates import columns, json_list, json_row
from api.core.db import Session
from api.core.errors import Forbidden, Unauthenticated
from api.core.tokens import TokenKey, TokenKind, TokenRefused
from api.identity.models import Organization, Person, Role, RoleGrant, SignInSession
from api.identity.principal import Principal
from api.identity.service_accounts import keys
from api.identity.service_accounts.models import ServiceAccount, ServiceKey

TOUCH_AFTER = timedelta(minutes=10)


class NetworkNotAllowed(Forbidden):
    detail = "This key does not work from here."


_Report = aliased(Person)
_ROLES = (
    select(json_list(json_row("role", RoleGrant.role)))
    .where(
        RoleGrant.organization_id == Person.organization_id,
        RoleGrant.person_id == Person.id,
    )
    .correlate(Person)
    .scalar_subquery()
)
_HAS_REPORTS = (
    select(1)
    .where(
        _Report.organization_id == Person.organization_id,
        _Report.manager_id == Person.id,
        col(_Report.is_active),
    )
    .correlate(Person)
    .exists()
)
# Written once: one statement tells all about the caller.
_BY_PERSON = (
    sqlalchemy.select(
        col(Person.organization_id),
        col(Person.id).label("person_id"),
        col(Person.language),
        col(Organization.default_language),
        col(Organization.time_zone),
        _ROLES.label("roles"),
        _HAS_REPORTS.label("has_reports"),
    )
    .join(Organization, col(Organization.id) == Person.organization_id)
    .where(
        col(Person.organization_id) == bindparam("organization_id"),
        col(Person.is_active),
    )
)
_SIGNED_IN = _BY_PERSON.join(
    SignInSession,
    (col(SignInSession.organization_id) == Person.organization_id)
    & (col(SignInSession.person_id) == Person.id),
).where(col(SignInSession.expires_at) > bindparam("now"))
_BY_SESSION = _SIGNED_IN.add_columns(
    col(SignInSession.id).label("session_id"),
    col(SignInSession.last_seen_at),
).where(
    col(SignInSession.secret_hash) == bindparam("secret_hash"),
    col(SignInSession.last_seen_at) > bindparam("idle_since"),
)
_BY_TOKEN = _SIGNED_IN.where(
    col(SignInSession.id) == bindparam("session_id"), col(Person.id) == bindparam("id")
)
_BY_KEY = (
    sqlalchemy.select(
        *columns(ServiceKey, "id", "account_id", "scopes", "last_used_at"),
        col(Organization.default_language),
        col(Organization.time_zone),
        col(ServiceAccount.networks),
    )
    .join(Organization, col(Organization.id) == ServiceKey.organization_id)
    .join(
        ServiceAccount,
        (col(ServiceAccount.organization_id) == ServiceKey.organization_id)
        & (col(ServiceAccount.id) == ServiceKey.account_id),
    )
    .where(
        col(ServiceKey.organization_id) == bindparam("organization_id"),
        col(ServiceKey.secret_hash) == bindparam("secret_hash"),
        col(ServiceKey.revoked_at).is_(None),
        col(ServiceKey.expires_at) > bindparam("now"),
    )
)


async def by_cookie(
    request: Request, session: Session, value: str, *, is_use: bool = True
) -> Principal:
    """Bind the session and read who is signed in with a browser, while that lasts."""
    parts = crypto.split_credential(value)
    if parts is None:
        raise Unauthenticated
    await tenancy.bind(session, parts[0])
    idle = timedelta(hours=request.app.state.settings.session_idle_hours)
    rows = await session.rows(
        _BY_SESSION,
        {
            "organization_id": parts[0],
            "secret_hash": crypto.digest(parts[1]),
            "now": clock.now(),
            "idle_since": clock.now() - idle,
        },
    )
    if not rows:
        raise Unauthenticated
    row = rows[0]
    if is_use and row["last_seen_at"] < clock.now() - TOUCH_AFTER:
        mine = col(SignInSession.id) == row["session_id"]
        used = update(SignInSession).where(mine).values(last_seen_at=clock.now())
        await _note(request, session, parts[0], used)
    return _principal(row, row["session_id"])


async def by_token(request: Request, session: Session, token: str) -> Principal:
    """Bind the session and read whom a tool acts for, while they stay signed in."""
    key: TokenKey = request.app.state.token_key
    try:
        read = key.verify(token, TokenKind.access)
    except TokenRefused:
        raise Unauthenticated from None
    await tenancy.bind(session, read.organization_id)
    params = {
        "organization_id": read.organization_id,
        "id": read.subject_id,
        "session_id": read.session_id,
        "now": clock.now(),
    }
    rows = await session.rows(_BY_TOKEN, params)
    if not rows:
        raise Unauthenticated
    return _principal(rows[0], None)


async def by_key(request: Request, session: Session, text: str) -> Principal:
    """Bind the session and read what a tool's key allows, as long as it lasts."""
    key = keys.read(text)
    if key is None:
        raise Unauthenticated
    await tenancy.bind(session, key.organization_id)
    params = {
        "organization_id": key.organization_id,
        "secret_hash": crypto.digest(key.secret),
        "now": clock.now(),
    }
    rows = await session.rows(_BY_KEY, params)
    if not rows:
        raise Unauthenticated
    row = rows[0]
    _check_network(request, row["networks"])
    if row["last_used_at"] is None or row["last_used_at"] < clock.now() - TOUCH_AFTER:
        mine = col(ServiceKey.id) == row["id"]
        used = update(ServiceKey).where(mine).values(last_used_at=clock.now())
        await _note(request, session, key.organization_id, used)
    return Principal(
        organization_id=key.organization_id,
        person_id=row["account_id"],
        language=row["default_language"],
        default_language=row["default_language"],
        time_zone=row["time_zone"],
        roles=frozenset(),
        session_id=None,
        scopes=frozenset(row["scopes"]),
    )


def _check_network(request: Request, networks: list[str]) -> None:
    """Refuse a key that comes from elsewhere. The address is the server's word: it believes what
    trusted proxies pass on, and nobody else (`FUERSPRECH_TRUSTED_PROXIES`)."""
    host = request.client.host if request.client else ""
    if networks and not addresses.is_within(host, networks):
        raise NetworkNotAllowed


def _principal(row: RowMapping, session_id: UUID | None) -> Principal:
    roles = {Role(granted["role"]) for granted in row["roles"] or []}
    if row["has_reports"]:
        roles.add(Role.manager)
    return Principal(
        organization_id=row["organization_id"],
        person_id=row["person_id"],
        language=row["language"],
        default_language=row["default_language"],
        time_zone=row["time_zone"],
        roles=frozenset(roles),
        session_id=session_id,
    )


async def _note(request: Request, session: Session, organization_id: UUID, used: Update) -> None:
    """Store that a credential is in use: in this transaction, or beside one that reads."""
    if session.info["writes"]:
        await session.exec(used)
        return
    async with request.app.state.database.transaction() as beside:
        await tenancy.bind(beside, organization_id)
        await beside.exec(used)
