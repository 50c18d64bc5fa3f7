"""HTTP face of Today and of what is saved."""

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router
from api.identity.access import Me
from api.today import service
from api.today.schemas import SavedItem, TodayRead

router = Router(prefix="/me", tags=["today"])


@router.get("/today", openapi_extra={"x-writes": True})
async def get_today(session: RequestSession, actor: Me) -> TodayRead:
    """Five things for today that fit me, each with its reasons; the same all day."""
    return await service.look(session, actor)


@router.post("/today/more")
async def show_more(session: RequestSession, actor: Me) -> TodayRead:
    """Add up to five more to my day, for when I want them."""
    return await service.more(session, actor)


@router.get("/saved")
async def list_saved(session: RequestSession, actor: Me, paging: Paging) -> Page[SavedItem]:
    """What I have saved, newest first."""
    return await service.saved(session, actor, paging)
