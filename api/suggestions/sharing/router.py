"""HTTP face of sharing: checking one's words, noting what one passed on, and short links."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import Header, Request, Response
from fastapi.responses import RedirectResponse

from api.core.db import Session
from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, together
from api.identity.access import Me
from api.suggestions.sharing import pages, service
from api.suggestions.sharing.schemas import (
    MyShare,
    ShareCreate,
    ShareStatement,
    WordingCheck,
    WordingChecked,
)
from api.suggestions.sharing.service import LinkEnded

_suggestion = Router(prefix="/suggestions/{suggestion_id:uuid}", tags=["suggestions"])
_me = Router(prefix="/me/shares", tags=["suggestions"])
# Outside the prefix: every sign of it is one less in a post.
_short = Router(base="/s", tags=["suggestions"])

# Where a link was seen is nobody's business, and it is counted anew each time.
UNSEEN = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
# Networks add parameters of their own to addresses.
PUBLIC = {"security": [], "x-any-query": True}


@_suggestion.post("/wording-check", openapi_extra={"x-writes": False})
async def check_wording(
    session: RequestSession, actor: Me, suggestion_id: UUID, data: WordingCheck
) -> WordingChecked:
    """How my words stand: are they nearly those of colleagues or a proposed wording, do they say
    where I work, do they fit each network? Nothing is stored."""
    return await service.check(session, actor, suggestion_id, data.text)


@_suggestion.post("/shares", status_code=201, openapi_extra={"x-idempotency-required": True})
async def create_share(
    request: Request,
    session: RequestSession,
    actor: Me,
    response: Response,
    suggestion_id: UUID,
    data: ShareCreate,
) -> MyShare:
    """Begin to pass something on, with a short link; or note that I did, in which channel. Only I
    ever see it."""
    settings = request.app.state.settings
    share = await service.share(session, actor, settings, suggestion_id, data)
    response.headers["Location"] = f"/api/v1/me/shares/{share.id}"
    return share


@_me.get("")
async def list_my_shares(
    request: Request, session: RequestSession, actor: Me, paging: Paging
) -> Page[MyShare]:
    """What I passed on or began to, with the clicks on my links. Only I see it."""
    return await service.list_own(session, actor, request.app.state.settings, paging)


@_me.get("/{share_id:uuid}")
async def get_my_share(
    request: Request, session: RequestSession, actor: Me, share_id: UUID
) -> MyShare:
    """One thing that I passed on."""
    return await service.get(session, actor, request.app.state.settings, share_id)


@_me.put("/{share_id:uuid}/statement")
async def state_share(
    request: Request, session: RequestSession, actor: Me, share_id: UUID, data: ShareStatement
) -> MyShare:
    """Say that I shared it, and where. The suggestion is then done for me."""
    return await service.state(session, actor, request.app.state.settings, share_id, data)


@_me.delete("/{share_id:uuid}", status_code=204)
async def delete_share(session: RequestSession, actor: Me, share_id: UUID) -> None:
    """Forget it: I did not share it, or do not want it kept. Its short link ends."""
    await service.remove(session, actor, share_id)


@_short.get(
    "/{short_code}",
    status_code=302,
    response_class=Response,
    openapi_extra=PUBLIC,
    responses={302: {"description": "Where the link leads, in `Location`."}},
)
async def follow_short_link(
    request: Request,
    session: RequestSession,
    short_code: str,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
    accept_language: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> Response:
    """Lead on to the page that a short link was made for. It counts the click, and keeps nothing of
    whoever clicked."""
    try:
        return await _led_on(session, short_code, request.headers)
    except LinkEnded as ended:
        if "text/html" not in accept:
            raise
        return pages.ended(ended, accept_language)


@_short.head("/{short_code}", openapi_extra=PUBLIC, include_in_schema=False)
async def look_at_short_link(session: RequestSession, short_code: str) -> Response:
    """The same for whoever only wants to know: nothing is counted."""
    return await _led_on(session, short_code, None)


async def _led_on(session: Session, code: str, headers: Mapping[str, str] | None) -> Response:
    try:
        url = await service.follow(session, code, headers)
    except LinkEnded as ended:
        ended.headers |= UNSEEN
        raise
    return RedirectResponse(url, 302, UNSEEN)


router = together(_suggestion, _me, _short)
