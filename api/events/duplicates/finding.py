"""Finds events that seem to be one: the same link, or nearly the same title, day and place."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy
from rapidfuzz import fuzz
from sqlmodel import col, select

from api.core.aggregates import columns
from api.core.db import Session
from api.events.duplicates.models import EventDuplicate, Likeness
from api.events.models import Event, EventStatus

NEARLY, SAME_PLACE = 88, 75
DAY = timedelta(days=1)
# The next edition of an event has its link and its title too, months later.
MOVED_AT_MOST = timedelta(days=31)

_NEIGHBORS = sqlalchemy.select(
    *columns(Event, "id", "title_folded", "place_folded", "url_hash", "starts_at", "is_online")
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What of an event tells whether another is the same."""

    id: UUID
    title_folded: str
    place_folded: str
    url_hash: str | None
    starts_at: datetime
    is_online: bool


def likeness(one: Occasion, other: Occasion) -> Likeness | None:
    """Why two events seem to be one, or None."""
    apart = abs(one.starts_at - other.starts_at)
    is_same_link = one.url_hash is not None and one.url_hash == other.url_hash
    if apart > (MOVED_AT_MOST if is_same_link else DAY):
        return None
    if is_same_link and apart < DAY:
        return Likeness.same_link
    if fuzz.token_sort_ratio(one.title_folded, other.title_folded) < NEARLY:
        return None
    if is_same_link:
        return Likeness.same_link
    return Likeness.same_occasion if _is_same_place(one, other) else None


async def like(session: Session, occasions: Sequence[Occasion]) -> dict[UUID, UUID]:
    """Of occasions that are not stored: the event that each seems to be, where there is one."""
    if not occasions:
        return {}
    neighbors = await _neighbors(session, occasions)
    seeming = (
        (occasion.id, next((each.id for each in neighbors if likeness(occasion, each)), None))
        for occasion in occasions
    )
    return {occasion_id: event_id for occasion_id, event_id in seeming if event_id}


async def note(session: Session, rows: Sequence[Event]) -> None:
    """Look for likely duplicates of events that came in or have changed, and keep the pairs."""
    if not rows:
        return
    ids = {row.id for row in rows}
    neighbors = await _neighbors(session, rows)
    found = dict(_pairs(ids, neighbors))
    stored = select(EventDuplicate).where(
        col(EventDuplicate.event_id).in_(ids) | col(EventDuplicate.other_id).in_(ids)
    )
    for pair in await session.exec(stored):
        known = found.pop((pair.event_id, pair.other_id), None)
        if known is None and not pair.is_dismissed:
            await session.delete(pair)
    session.add_all(
        EventDuplicate(event_id=first, other_id=second, likeness=why)
        for (first, second), why in found.items()
    )
    await session.flush()


async def _neighbors(session: Session, rows: Sequence[Event | Occasion]) -> list[Occasion]:
    """These events, those around the same days, and those with the same links."""
    starts = [row.starts_at for row in rows]
    links = [row.url_hash for row in rows if row.url_hash]
    around = col(Event.starts_at).between(min(starts) - DAY, max(starts) + DAY)
    query = _NEIGHBORS.where(
        col(Event.status) != EventStatus.archived, around | col(Event.url_hash).in_(links)
    )
    found = await session.rows(query.order_by(col(Event.created_at), col(Event.id)))
    return [Occasion(**row) for row in found]


def _pairs(
    ids: Collection[UUID], neighbors: Sequence[Occasion]
) -> Iterator[tuple[tuple[UUID, UUID], Likeness]]:
    """Pairs with one of these events, the older one first."""
    for place, event in enumerate(neighbors):
        if event.id not in ids:
            continue
        for other_place, other in enumerate(neighbors):
            # Of two that both came in the second one does not look back.
            if other_place == place or (other_place < place and other.id in ids):
                continue
            why = likeness(event, other)
            if why:
                older, younger = (event, other) if place < other_place else (other, event)
                yield (older.id, younger.id), why


def _is_same_place(one: Occasion, other: Occasion) -> bool:
    """Where either says no place, both have to be online, or neither."""
    if one.place_folded and other.place_folded:
        return fuzz.token_set_ratio(one.place_folded, other.place_folded) >= SAME_PLACE
    return one.is_online == other.is_online
