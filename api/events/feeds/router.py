"""HTTP face of calendar feeds: one's own address, and what calendars read there."""

from fastapi import Request, Response

from api.core.routing import RequestSession, Router, together
from api.events.feeds import service
from api.events.feeds.schemas import FeedCreated, FeedRead
from api.identity.access import Me

_me = Router(prefix="/me/calendar-feed", tags=["events"])
_calendar = Router(base="", prefix="/calendar", tags=["events"])

PUBLIC = {"security": [], "x-any-query": True}
# An address that holds a secret is not told to other sites, nor kept by search engines.
PRIVATE = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex", "Cache-Control": "private"}


@_me.get("")
async def get_calendar_feed(session: RequestSession, actor: Me) -> FeedRead:
    """Since when I have a calendar feed, and when it was last read."""
    return await service.get_own(session, actor)


@_me.put("")
async def renew_calendar_feed(request: Request, session: RequestSession, actor: Me) -> FeedCreated:
    """Make an address that my calendars subscribe to, for what I take part in. An earlier one ends;
    the new one is shown this once."""
    return await service.renew(session, actor, request.app.state.settings)


@_me.delete("", status_code=204)
async def revoke_calendar_feed(session: RequestSession, actor: Me) -> None:
    """End my calendar feed."""
    await service.revoke(session, actor)


@_calendar.head("/{token}.ics", openapi_extra={**PUBLIC, "x-polled": True}, include_in_schema=False)
@_calendar.get(
    "/{token}.ics",
    openapi_extra={**PUBLIC, "x-polled": True},
    response_class=Response,
    responses={200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}},
)
async def get_calendar(request: Request, session: RequestSession, token: str) -> Response:
    """What a person takes part in, as iCalendar: titles, times and links."""
    body = await service.read(session, token, request.app.state.settings)
    return Response(body, media_type="text/calendar; charset=utf-8", headers=PRIVATE)


router = together(_me, _calendar)
