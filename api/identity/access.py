"""Authentication and authorisation of every request: the only place that decides who may."""

from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import urlsplit
from uuid import UUID

import sqlalchemy
from fastapi import Depends, Header, Request, Security
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import RowMapping, bindparam, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from api.core import clock, crypto, idempotency, tenancy
from api.core.aggregates import json_list, json_row
from api.core.db import Session
from api.core.errors import BadRequest, Forbidden, IdempotencyKeyMissing, Unauthenticated
from api.core.limits import RateLimits
from api.core.routing import RequestSession
from api.core.tokens import TokenKey, TokenKind, TokenRefused
from api.identity.models import Organization, Person, Role, RoleGrant, SignInSession
from api.identity.principal import Permission, Principal

TOUCH_AFTER = timedelta(minutes=10)
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

_cookie_scheme = APIKeyCookie(
    name="fuersprech",
    scheme_name="session",
    description="The web app's session; named `__Host-fuersprech` on https.",
    auto_error=False,
)
_bearer_scheme = HTTPBearer(
    scheme_name="bearer",
    description="A short-lived access token from `POST /session/token`.",
    auto_error=False,
)


class TwoCredentials(BadRequest):
    detail = "Send a cookie or a bearer token, not both."


class CrossSite(Forbidden):
    detail = "This request came from another site."


def cookie_name(request: Request) -> str:
    return "__Host-fuersprech" if request.app.state.settings.is_https else "fuersprech"


def refuse_cross_site(request: Request) -> None:
    """Fetch Metadata and Origin tell a browser's cross-site request; neither means no browser."""
    if request.method in SAFE_METHODS:
        return
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in {"same-origin", "none"} and not _is_allowed(request):
        raise CrossSite
    own = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if not own and not _is_allowed(request):
        raise CrossSite


def _is_allowed(request: Request) -> bool:
    return request.headers.get("origin") in request.app.state.settings.cors_origins


async def authenticate(
    request: Request,
    session: RequestSession,
    _cookie: Annotated[str | None, Security(_cookie_scheme)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer_scheme)],
    idempotency_key: Annotated[
        str | None,
        Header(min_length=1, max_length=idempotency.MAXIMUM_LENGTH, include_in_schema=False),
    ] = None,
) -> Principal:
    """Turn a cookie or a token into a principal and bind the session to its organization."""
    value = request.cookies.get(cookie_name(request))
    if value and bearer:
        raise TwoCredentials
    if value:
        refuse_cross_site(request)
    limits: RateLimits = request.app.state.limits
    try:
        principal = await _principal_of(request, session, value, bearer)
    except Unauthenticated:
        await limits.hit_address(request)
        raise
    await limits.hit(
        request, limits.person, str(principal.organization_id), str(principal.person_id)
    )
    request.state.principal = principal
    await _claim_key(request, session, principal, idempotency_key)
    return principal


def require(permission: Permission) -> Any:
    """A dependency: the principal, if the roles it has permit this."""

    async def check(principal: Annotated[Principal, Depends(authenticate)]) -> Principal:
        if not principal.may(permission):
            raise Forbidden
        return principal

    return Depends(check)


Me = Annotated[Principal, require(Permission.own)]


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
_BY_SESSION = (
    _BY_PERSON.add_columns(
        col(SignInSession.id).label("session_id"),
        col(SignInSession.last_seen_at),
    )
    .join(
        SignInSession,
        (col(SignInSession.organization_id) == Person.organization_id)
        & (col(SignInSession.person_id) == Person.id),
    )
    .where(
        col(SignInSession.secret_hash) == bindparam("secret_hash"),
        col(SignInSession.expires_at) > bindparam("now"),
        col(SignInSession.last_seen_at) > bindparam("idle_since"),
    )
)
_BY_ID = _BY_PERSON.where(col(Person.id) == bindparam("id"))


async def _principal_of(
    request: Request,
    session: Session,
    cookie: str | None,
    bearer: HTTPAuthorizationCredentials | None,
) -> Principal:
    limits: RateLimits = request.app.state.limits
    # Counted before anything is read: whoever runs wild costs no statement.
    if cookie:
        await limits.hit(request, limits.credential, cookie)
        return await _by_cookie(request, session, cookie)
    if bearer:
        await limits.hit(request, limits.credential, bearer.credentials)
        return await _by_token(request, session, bearer.credentials)
    raise Unauthenticated


async def _by_cookie(request: Request, session: Session, value: str) -> Principal:
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
    if row["last_seen_at"] < clock.now() - TOUCH_AFTER:
        await _touch(request, session, parts[0], row["session_id"])
    return _principal(row, row["session_id"])


async def _by_token(request: Request, session: Session, token: str) -> Principal:
    key: TokenKey = request.app.state.token_key
    try:
        read = key.verify(token, TokenKind.access)
    except TokenRefused:
        raise Unauthenticated from None
    await tenancy.bind(session, read.organization_id)
    params = {"organization_id": read.organization_id, "id": read.subject_id}
    rows = await session.rows(_BY_ID, params)
    if not rows:
        raise Unauthenticated
    return _principal(rows[0], None)


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


async def _touch(
    request: Request, session: Session, organization_id: UUID, session_id: UUID
) -> None:
    """Note that the browser is still in use: in this transaction, or beside one that reads."""
    seen = (
        update(SignInSession)
        .where(col(SignInSession.id) == session_id)
        .values(last_seen_at=clock.now())
    )
    if session.info["writes"]:
        await session.exec(seen)
        return
    async with request.app.state.database.transaction() as beside:
        await tenancy.bind(beside, organization_id)
        await beside.exec(seen)


async def _claim_key(
    request: Request, session: Session, principal: Principal, key: str | None
) -> None:
    extra = request.scope["route"].openapi_extra or {}
    # What stores nothing answers a repeat by itself; an answer that holds a secret is not stored,
    # so that a repeat cannot be given it again.
    if request.method != "POST" or not session.info["writes"] or extra.get("x-secret-answer"):
        return
    if key is None:
        if extra.get("x-idempotency-required"):
            raise IdempotencyKeyMissing
        return
    name = f"{request.method} {request.url.path}"
    body = await request.body()
    request.state.idempotency_claim = await idempotency.claim(
        session, principal.person_id, name, key, body
    )
