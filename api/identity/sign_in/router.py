"""HTTP face of signing in: the session cookie, the caller's sessions, short tokens."""

from uuid import UUID

from fastapi import Depends, Request, Response

from api.core.errors import Unauthenticated
from api.core.pagination import Page
from api.core.routing import RequestSession, Router
from api.identity import service as people
from api.identity.access import Me, cookie_name, refuse_cross_site
from api.identity.sign_in import service
from api.identity.sign_in.browsers import forget_browser
from api.identity.sign_in.guesses import slow_down
from api.identity.sign_in.schemas import SessionCreate, SessionRead, SignInSessionRead, TokenRead

router = Router(tags=["session"])


@router.post(
    "/session",
    status_code=201,
    dependencies=[Depends(refuse_cross_site)],
    openapi_extra={"security": []},
)
async def create_session(
    request: Request, response: Response, session: RequestSession, data: SessionCreate
) -> SessionRead:
    """Sign in with e-mail and password; the answer sets the session cookie."""
    await slow_down(request, data.email.strip().casefold())
    known = await service.verify(request.app.state.database, data)
    return await enter(request, response, session, known)


@router.get("/session")
async def get_session(session: RequestSession, actor: Me) -> SessionRead:
    """Who is signed in; 401 when nobody is."""
    return SessionRead(person=await people.me(session, actor.person_id, actor.permissions))


@router.delete("/session", status_code=204)
async def delete_session(
    request: Request, response: Response, session: RequestSession, actor: Me
) -> None:
    """Sign out: the session ends on the server, the cookie is cleared."""
    if actor.session_id is None:
        raise Unauthenticated
    await service.close_session(session, actor, actor.session_id)
    forget_browser(request, response)


@router.post("/session/token")
async def create_token(request: Request, actor: Me) -> TokenRead:
    """Exchange the session for a bearer token of ten minutes."""
    return service.issue_token(request.app.state.token_key, actor)


@router.get("/sessions")
async def list_sessions(session: RequestSession, actor: Me) -> Page[SignInSessionRead]:
    """The browsers I am signed in with."""
    return Page(items=await service.sessions(session, actor), next_cursor=None)


@router.delete("/sessions/{session_id}", status_code=204)
async def end_session(session: RequestSession, actor: Me, session_id: UUID) -> None:
    """Sign one of my browsers out."""
    await service.close_session(session, actor, session_id)


async def enter(
    request: Request,
    response: Response,
    session: RequestSession,
    known: service.Known,
) -> SessionRead:
    """Open a session for somebody verified and hand the browser its cookie."""
    settings = request.app.state.settings
    value = await service.open_session(
        session, settings, known, request.headers.get("user-agent", "")
    )
    response.set_cookie(
        cookie_name(request),
        value,
        max_age=settings.session_days * 24 * 3600,
        path="/",
        secure=settings.is_https,
        httponly=True,
        samesite="lax",
    )
    response.headers["Location"] = "/api/v1/session"
    return SessionRead(person=await people.signed_in(session, known.person_id))
