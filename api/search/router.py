"""HTTP face of the search."""

from typing import Annotated

from fastapi import Query

from api.core.pagination import Paging
from api.core.routing import RequestSession, Router
from api.identity.access import Me
from api.search import service
from api.search.schemas import Filters, SearchRead

router = Router(prefix="/search", tags=["search"])


# Not for tools: no scope of theirs is as wide as all that a person may see.
@router.get("")
async def search_everything(
    session: RequestSession, actor: Me, paging: Paging, filters: Annotated[Filters, Query()]
) -> SearchRead:
    """Suggestions, events, people who can be found, topics and thanks that I may see. What was
    asked is not stored."""
    return await service.search(session, actor, paging, filters)
