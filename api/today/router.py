"""HTTP face of Today, of what is saved, and of the try-out."""

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router, together
from api.identity.access import Me
from api.today import service, try_out
from api.today.schemas import SavedItem, TodayRead, TryOut, TryOutRead

_me = Router(prefix="/me", tags=["today"])
_try_out = Router(prefix="/try-out", tags=["today"])


@_me.get("/today")
async def get_today(session: RequestSession, actor: Me) -> TodayRead:
    """Five things for today that fit me, each with its reasons; the same all day."""
    return await service.look(session, actor)


@_me.post("/today/more")
async def show_more(session: RequestSession, actor: Me) -> TodayRead:
    """Add up to five more to my day, for when I want them."""
    return await service.more(session, actor)


@_me.get("/saved")
async def list_saved(session: RequestSession, actor: Me, paging: Paging) -> Page[SavedItem]:
    """What I have saved, newest first."""
    return await service.saved(session, actor, paging)


@_try_out.post("", openapi_extra={"x-writes": False})
async def try_out_topics(session: RequestSession, actor: Me, data: TryOut) -> TryOutRead:
    """Three real suggestions on the topics I pick, with their reasons. Nothing of it is stored."""
    return await try_out.show(session, actor, data)


router = together(_me, _try_out)
