"""Rules of likely duplicates: listing them, and saying that two are two. Nothing here commits."""

from uuid import UUID

import sqlalchemy
from sqlmodel import col

from api.core import tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.pagination import Order, Page, PageParams, paginate
from api.events import queries
from api.events.duplicates.models import EventDuplicate
from api.events.duplicates.schemas import DuplicateRead
from api.events.models import Event
from api.events.schemas import EventRead
from api.identity.principal import Principal

_PAIRS = sqlalchemy.select(
    *columns(EventDuplicate, "id", "event_id", "other_id", "likeness", "created_at")
).where(col(EventDuplicate.is_dismissed).is_(False))


async def list_all(session: Session, actor: Principal, paging: PageParams) -> Page[DuplicateRead]:
    """Pairs that nobody has decided about, the latest found first."""
    order = Order((col(EventDuplicate.created_at), col(EventDuplicate.id)), descending=True)
    page = await paginate(session, _PAIRS, paging, order, dict)
    ids = {pair[name] for pair in page.items for name in ("event_id", "other_id")}
    rows = await session.rows(queries.events(actor).where(col(Event.id).in_(ids)))
    events: dict[UUID, EventRead] = {row["id"]: queries.read(row, actor) for row in rows}
    items = [
        DuplicateRead(**pair, event=events[pair["event_id"]], other=events[pair["other_id"]])
        for pair in page.items
    ]
    return Page(items=items, next_cursor=page.next_cursor)


async def dismiss(session: Session, duplicate_id: UUID) -> None:
    """Remember that two events are two."""
    pair = await tenancy.find(session, EventDuplicate, duplicate_id)
    pair.is_dismissed = True
    await session.flush()
