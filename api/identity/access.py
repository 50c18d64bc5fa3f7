"""Authentication and authorisation of every request: the only place that decides who may."""

from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request

from api.core import idempotency
from api.core.db import Session
from api.core.errors import BadRequest, Forbidden, IdempotencyKeyMissing, Unauthenticated
from api.core.limits import RateLimits
from api.identity import credentials
from api.identity.principal import Permission, Principal
from api.identity.service_accounts import keys

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


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


async def authenticate(request: Request) -> Principal:
    """Turn a cookie, a token or a key into a principal and bind the session to its organization."""
    session: Session = request.state.session
    known: Principal | None = session.info.get("principal")
    if known:
        return known
    cookie, token = request.cookies.get(cookie_name(request)), _token(request)
    if cookie and token:
        raise TwoCredentials
    if cookie:
        refuse_cross_site(request)
    limits: RateLimits = request.app.state.limits
    try:
        principal = await _principal_of(request, session, cookie, token)
    except Unauthenticated:
        await limits.hit_address(request)
        raise
    await limits.hit(
        request, limits.person, str(principal.organization_id), str(principal.person_id)
    )
    # A key only reads, whatever a permission to read allows people besides: to react, for one.
    if principal.is_tool and request.method not in SAFE_METHODS:
        raise Forbidden
    session.info["principal"] = principal
    await _claim_key(request, session, principal)
    return principal


async def is_signed_in_still(request: Request, session: Session) -> bool:
    """Whether what an open stream began with still holds. To ask is no use of it: else a tab left
    open would keep its session alive."""
    cookie, token = request.cookies.get(cookie_name(request)), _token(request)
    try:
        if cookie:
            await credentials.by_cookie(request, session, cookie, is_use=False)
        else:
            await credentials.by_token(request, session, token or "")
    except Unauthenticated:
        return False
    return True


def require(permission: Permission) -> Any:
    """A dependency: the principal, if the roles it has permit this."""

    async def check(request: Request) -> Principal:
        principal = await authenticate(request)
        if not principal.may(permission):
            raise Forbidden
        return principal

    return Depends(check)


Me = Annotated[Principal, require(Permission.own)]


def _token(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else None


async def _principal_of(
    request: Request,
    session: Session,
    cookie: str | None,
    token: str | None,
) -> Principal:
    limits: RateLimits = request.app.state.limits
    # Counted before anything is read: whoever runs wild costs no statement.
    if cookie:
        await limits.hit(request, limits.credential, cookie)
        return await credentials.by_cookie(request, session, cookie)
    if token:
        await limits.hit(request, limits.credential, token)
        if token.startswith(keys.PREFIX):
            return await credentials.by_key(request, session, token)
        return await credentials.by_token(request, session, token)
    raise Unauthenticated


async def _claim_key(request: Request, session: Session, principal: Principal) -> None:
    extra = request.scope["route"].openapi_extra or {}
    # What stores nothing answers a repeat by itself; an answer that holds a secret is not stored,
    # so that a repeat cannot be given it again.
    if request.method != "POST" or not session.info["writes"] or extra.get("x-secret-answer"):
        return
    key = request.headers.get(idempotency.HEADER)
    if key is None:
        if extra.get("x-idempotency-required"):
            raise IdempotencyKeyMissing
        return
    name = f"{request.method} {request.url.path}"
    body = await request.body()
    request.state.idempotency_claim = await idempotency.claim(
        session, principal.person_id, name, key, body
    )
