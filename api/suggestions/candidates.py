"""Offers suggestions to the ranking: few of each topic, whatever the number there is."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from itertools import product
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import Executable, Select, Text, Uuid, bindparam, column, func
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased
from sqlmodel import col

from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.identity.principal import Principal
from api.matching import explaining, items, ranking
from api.matching.candidates import Candidate
from api.matching.items import ItemKind, Traits
from api.matching.profile import Profile
from api.matching.reactions.models import Reaction
from api.matching.reasons import ReasonRead
from api.suggestions.models import NO_LANGUAGE, Suggestion, SuggestionTopic
from api.suggestions.queries import LISTED, visible_to

NEWEST_AT_MOST = 15

# Under a name of its own, for where the topics are also what is looked through.
_Topic = aliased(SuggestionTopic)
_TOPICS = children(
    json_row("id", _Topic.topic_id),
    _Topic,
    _Topic.organization_id == Suggestion.organization_id,
    _Topic.suggestion_id == Suggestion.id,
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
    if session.info["is_sqlite"]:
        statement = _newest_one_by_one(len(slots), is_first=not without)
        for place, (topic_id, language) in enumerate(slots):
            params |= {f"topic_{place}": topic_id, f"language_{place}": language}
    else:
        statement = _newest_of_each(is_first=not without)
        params["topics"], params["languages"] = map(list, zip(*slots, strict=True))
    # One that is about several topics is found for each of them.
    found = {row["id"]: row for row in await session.rows(statement, params)}
    return [_candidate(row) for row in found.values()]


async def why(session: Session, actor: Principal, suggestion_id: UUID) -> list[ReasonRead]:
    """Why a suggestion fits the actor; nothing where it does not, or where they say nothing of
    themselves."""
    rows = await session.rows(_DETAILS.where(col(Suggestion.id) == suggestion_id))
    return await explaining.why(session, actor, map(_candidate, rows))


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


@items.register_titles(ItemKind.suggestion)
async def titles(
    session: Session, actor: Principal, suggestion_ids: Collection[UUID]
) -> dict[UUID, str]:
    """The titles of those suggestions that the actor may see."""
    seen = sqlalchemy.select(*columns(Suggestion, "id", "title")).where(
        col(Suggestion.id).in_(suggestion_ids), visible_to(actor)
    )
    return {row["id"]: row["title"] for row in await session.rows(seen)}


@cache
def _newest_of_each(*, is_first: bool) -> Select[*tuple[Any, ...]]:
    """The newest of each pair of a topic and a language, as PostgreSQL looks them up."""
    named = (column("topic_id", Uuid()), column("language", Text()))
    pairs = (
        func.unnest(
            bindparam("topics", type_=ARRAY(Uuid())), bindparam("languages", type_=ARRAY(Text()))
        )
        .table_valued(*named, name="pair")
        .render_derived()
    )
    newest = _newest(pairs.c.topic_id, pairs.c.language, is_first=is_first).lateral("newest")
    return sqlalchemy.select(newest).select_from(pairs).join(newest, sqlalchemy.true())


@cache
def _newest_one_by_one(pairs: int, *, is_first: bool) -> Executable:
    """The same for SQLite, which has no LATERAL: a branch for each of so many pairs."""
    branches = [
        _newest(bindparam(f"topic_{place}"), bindparam(f"language_{place}"), is_first=is_first)
        for place in range(pairs)
    ]
    return sqlalchemy.union_all(*(sqlalchemy.select(each.subquery()) for each in branches))


def _newest(topic_id: Any, language: Any, *, is_first: bool) -> Select[*tuple[Any, ...]]:
    # The index on topic, language and listed_at is read from its end, and only as far as needed.
    listed_at, suggestion_id = col(SuggestionTopic.listed_at), col(SuggestionTopic.suggestion_id)
    newest = (
        _DETAILS.join(
            SuggestionTopic,
            (col(SuggestionTopic.organization_id) == Suggestion.organization_id)
            & (suggestion_id == Suggestion.id),
        )
        .where(
            col(SuggestionTopic.topic_id) == topic_id,
            col(SuggestionTopic.language) == language,
            listed_at.is_not(None),
            LISTED,
            ~_REACTED,
        )
        .order_by(listed_at.desc(), suggestion_id.desc())
        .limit(NEWEST_AT_MOST)
    )
    if not is_first:
        newest = newest.where(suggestion_id.not_in(bindparam("without", expanding=True)))
    return newest


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
