"""Offers events to the ranking of the day: the soonest of what is to come in a person's topics."""

from collections.abc import Collection
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, Select, bindparam, or_
from sqlmodel import col
from sqlmodel.sql.sqltypes import UTCDateTime

from api.core import clock
from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.events.models import Event, EventStatus, EventTopic
from api.events.participations.queries import HAD_PART
from api.matching import ranking
from api.matching.candidates import Candidate
from api.matching.items import ItemKind
from api.matching.profile import Profile
from api.matching.reactions.models import Reaction

SOONEST_AT_MOST = 60

# Its parameter: `topics`.
ABOUT = sqlalchemy.select(1).where(
    col(EventTopic.organization_id) == Event.organization_id,
    col(EventTopic.event_id) == Event.id,
    col(EventTopic.topic_id).in_(bindparam("topics", expanding=True)),
)
# Its parameter: `person_id`.
REACTED = sqlalchemy.select(1).where(
    col(Reaction.organization_id) == Event.organization_id,
    col(Reaction.person_id) == bindparam("person_id"),
    col(Reaction.kind) == ItemKind.event,
    col(Reaction.item_id) == Event.id,
)
_NOW = bindparam("now", type_=UTCDateTime)


async def find(
    session: Session, person_id: UUID, known: Profile, *, without: Collection[UUID] = ()
) -> list[Candidate]:
    """Events to come in the person's best topics and languages, in one statement; without those
    that they reacted to or had a part in, and without what is named in `without`."""
    topic_ids = ranking.best_topics(known)
    if not topic_ids:
        return []
    params: dict[str, Any] = {
        "person_id": person_id,
        "now": clock.now(),
        "topics": topic_ids,
        "languages": list(known.languages),
        "without": list(without),
    }
    rows = await session.rows(_soonest(is_first=not without), params)
    return [candidate(row) for row in rows]


def candidate(row: RowMapping) -> Candidate:
    """A row with the facts of an event as the ranking weighs it."""
    return Candidate(
        kind=ItemKind.event,
        id=row["id"],
        topic_ids=tuple(sorted(UUID(topic["id"]) for topic in row["topics"] or [])),
        language=row["language"],
        source_id=None,
        listed_at=row["approved_at"] or row["created_at"],
        # What goes on is never in haste.
        valid_until=None if row["is_standing"] else row["starts_at"],
    )


@cache
def _soonest(*, is_first: bool) -> Select[*tuple[Any, ...]]:
    language, ends_at = col(Event.language), col(Event.ends_at)
    soonest = (
        sqlalchemy.select(
            *columns(Event, "id", "language", "starts_at", "is_standing"),
            *columns(Event, "approved_at", "created_at"),
            children(
                json_row("id", EventTopic.topic_id),
                EventTopic,
                EventTopic.organization_id == Event.organization_id,
                EventTopic.event_id == Event.id,
            ).label("topics"),
        )
        .where(
            col(Event.status) == EventStatus.approved,
            or_(
                col(Event.starts_at) > _NOW,
                col(Event.is_standing) & or_(ends_at.is_(None), ends_at > _NOW),
            ),
            or_(language.is_(None), language.in_(bindparam("languages", expanding=True))),
            *(ABOUT.exists(), ~REACTED.exists()),
            # However it ended: what somebody withdrew from is not put before them again.
            ~HAD_PART.exists(),
        )
        .order_by(col(Event.starts_at), col(Event.id))
        .limit(SOONEST_AT_MOST)
    )
    if is_first:
        return soonest
    return soonest.where(col(Event.id).not_in(bindparam("without", expanding=True)))
