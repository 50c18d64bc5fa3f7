"""One box over everything that the reader may see. Nothing here writes, or remembers a question."""

from collections.abc import Awaitable, Callable

from api.core import stems
from api.core.db import Session
from api.core.errors import InvalidCursor
from api.core.pagination import Page, PageParams
from api.identity.principal import Principal
from api.search import people, thanks, things, topics
from api.search.asking import Asked
from api.search.schemas import Filters, SearchHit, SearchKind, SearchRead

Finder = Callable[[Asked, PageParams], Awaitable[Page[SearchHit]]]

AT_FIRST = 5
# In this order they are shown, as far as they are equally near.
FINDERS: dict[SearchKind, Finder] = {
    SearchKind.topic: topics.find,
    SearchKind.ambassador: people.find,
    SearchKind.suggestion: things.find_suggestions,
    SearchKind.event: things.find_events,
    SearchKind.kudos: thanks.find,
}


async def search(
    session: Session, actor: Principal, paging: PageParams, filters: Filters
) -> SearchRead:
    """The first of each kind, or a page of one kind."""
    if filters.kind is None and paging.cursor:
        raise InvalidCursor(parameter="cursor")
    asked = await Asked.of(session, actor, stems.asked(filters.q))
    if not asked.terms:
        return SearchRead(items=[], next_cursor=None, more=[])
    if filters.kind:
        page = await FINDERS[filters.kind](asked, paging)
        return SearchRead(**dict(page), more=[])
    pages = {kind: await find(asked, paging.beginning(AT_FIRST)) for kind, find in FINDERS.items()}
    groups = sorted((page.items for page in pages.values()), key=_is_named, reverse=True)
    return SearchRead(
        items=[hit for group in groups for hit in group],
        next_cursor=None,
        more=[kind for kind, page in pages.items() if page.next_cursor],
    )


def _is_named(group: list[SearchHit]) -> bool:
    """Whether the best of a kind bears what was looked for in its name: such kinds come first."""
    return any(part.is_match for hit in group[:1] for part in hit.title)
