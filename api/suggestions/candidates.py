"""Offers suggestions to the ranking: few of each topic, whatever the number there is."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from itertools import product
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import Select, Subquery, bindparam, func
from sqlmodel import col

from api.core import clock
from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.identity.principal import Principal
from api.matching import candidates as matching
from api.matching import items, profile, ranking, reasons
from api.matching.candidates import Candidate
from api.matching.items import ItemKind, Traits
from api.matching.profile import Profile
from api.matching.ranking import Moment
from api.matching.reactions.models import Reaction
from api.matching.reasons import ReasonRead
from api.suggestions.models import NO_LANGUAGE, Suggestion, SuggestionTopic
from api.suggestions.queries import LISTED, visible_to

NEWEST_AT_MOST = 15

_TOPICS = children(
    json_row("id", SuggestionTopic.topic_id),
    SuggestionTopic,
    SuggestionTopic.organization_id == Suggestion.organization_id,
    SuggestionTopic.suggestion_id == Suggestion.id,
).label("topics")
_DETAILS = sqlalchemy.select(
    *columns(Suggestion, "id", "language", "source_id", "valid_until", "goal_id"),
    func.coalesce(col(Suggestion.approved_at), col(Suggestion.created_at)).label("listed_at"),
    _TOPICS,
)


async def find(
    session: Session, person_id: UUID, known: Profile, *, without: Collection[UUID] = ()
) -> list[Candidate]:
    """The newest of the person's best topics in each of their languages, in one statement.

    What the person has reacted to, and what is named in `without`, does not take up room.
    """
    slots = list(product(ranking.best_topics(known), (*known.languages, NO_LANGUAGE)))
    if not slots:
        return []
    params: dict[str, Any] = {"person_id": person_id, "without": list(without)}
    for place, (topic_id, language) in enumerate(slots):
        params |= {f"topic_{place}": topic_id, f"language_{place}": language}
    rows = await session.rows(_newest_of(len(slots), is_first=not without), params)
    return [_candidate(row) for row in rows]


async def why(session: Session, actor: Principal, suggestion_id: UUID) -> list[ReasonRead]:
    """Why a suggestion fits the actor; nothing where it does not, or where they say nothing of
    themselves."""
    known = await profile.load(session, actor.person_id)
    if not known.topics:
        return []
    rows = await session.rows(_DETAILS.where(col(Suggestion.id) == suggestion_id))
    aims = await matching.aims(session, clock.today(actor.time_zone))
    found = ranking.rank(map(_candidate, rows), known, Moment(clock.now(), aims), 1)
    return [reasons.read(reason, actor.language) for match in found for reason in match.reasons]


@items.register(ItemKind.suggestion)
async def look_up(session: Session, actor: Principal, suggestion_id: UUID) -> Traits | None:
    """The traits of a suggestion the actor may see."""
    one = sqlalchemy.select(col(Suggestion.source_id), _TOPICS).where(
        col(Suggestion.id) == suggestion_id, visible_to(actor)
    )
    rows = await session.rows(one)
    if not rows:
        return None
    return Traits(_topic_ids(rows[0]), rows[0]["source_id"])


@cache
def _newest_of(slots: int, *, is_first: bool) -> Select[*tuple[Any, ...]]:
    """The newest of so many pairs of a topic and a language; built once for each number."""
    each = [_newest(place, is_first=is_first) for place in range(slots)]
    found = sqlalchemy.union_all(*(sqlalchemy.select(slot.c.suggestion_id) for slot in each))
    return _DETAILS.where(col(Suggestion.id).in_(found))


def _newest(place: int, *, is_first: bool) -> Subquery:
    # The index on topic, language and listed_at is read from its end, and only as far as needed.
    listed_at, suggestion_id = col(SuggestionTopic.listed_at), col(SuggestionTopic.suggestion_id)
    newest = (
        sqlalchemy.select(suggestion_id)
        .join(
            Suggestion,
            (col(Suggestion.organization_id) == SuggestionTopic.organization_id)
            & (col(Suggestion.id) == suggestion_id),
        )
        .where(
            col(SuggestionTopic.topic_id) == bindparam(f"topic_{place}"),
            col(SuggestionTopic.language) == bindparam(f"language_{place}"),
            listed_at.is_not(None),
            LISTED,
            ~_REACTED,
        )
        .order_by(listed_at.desc(), suggestion_id.desc())
        .limit(NEWEST_AT_MOST)
    )
    if not is_first:
        newest = newest.where(suggestion_id.not_in(bindparam("without", expanding=True)))
    return newest.subquery()


_REACTED = (
    sqlalchemy.select(1)
    .where(
        col(Reaction.organization_id) == SuggestionTopic.organization_id,
        col(Reaction.person_id) == bindparam("person_id"),
        col(Reaction.kind) == ItemKind.suggestion,
        col(Reaction.item_id) == SuggestionTopic.suggestion_id,
    )
    .exists()
)


def _candidate(row: Any) -> Candidate:
    listed_at: datetime = row["listed_at"]
    return Candidate(
        kind=ItemKind.suggestion,
        id=row["id"],
        topic_ids=_topic_ids(row),
        language=row["language"],
        source_id=row["source_id"],
        listed_at=listed_at,
        valid_until=row["valid_until"],
        goal_id=row["goal_id"],
    )


def _topic_ids(row: Any) -> tuple[UUID, ...]:
    return tuple(sorted(UUID(topic["id"]) for topic in row["topics"] or []))
