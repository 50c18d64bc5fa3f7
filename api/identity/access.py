"""Authentication and authorisation of every request: the only place that decides who may."""

from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Header, Request, Security
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from api.core import idempotency
from api.core.db import Session
from api.core.errors import BadRequest, Forbidden, IdempotencyKeyMissing, Unauthenticated
from api.core.limits import RateLimits
from api.core.routing import RequestSession
from api.identity import credentials
from api.identity.principal import Permission, Principal

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
        return await credentials.by_cookie(request, session, cookie)
    if bearer:
        await limits.hit(request, limits.credential, bearer.credentials)
        return await credentials.by_token(request, session, bearer.credentials)
    raise Unauthenticated


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
