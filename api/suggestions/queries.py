"""The selects behind lists of suggestions and single ones, written once."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping, Select, and_, bindparam, or_
from sqlmodel import col

from api.core import clock
from api.core.aggregates import children, columns, json_row
from api.core.schemas import in_language
from api.identity.models import Person
from api.identity.principal import Permission, Principal
from api.strategy.goals.models import Goal
from api.strategy.topics.models import Topic
from api.suggestions.models import Suggestion, SuggestionStatus, SuggestionTopic, Wording
from api.suggestions.schemas import (
    CompanyView,
    QuotableFact,
    SuggestionRead,
)
from api.suggestions.sources.models import Source

_TOPIC_LINK = sqlalchemy.join(
    SuggestionTopic,
    Topic,
    (col(Topic.organization_id) == SuggestionTopic.organization_id)
    & (col(Topic.id) == SuggestionTopic.topic_id),
)
_TOPICS = children(
    json_row(
        *("id", Topic.id, "names", Topic.names),
        *("words", SuggestionTopic.words, "is_proposed", SuggestionTopic.is_proposed),
    ),
    _TOPIC_LINK,
    SuggestionTopic.organization_id == Suggestion.organization_id,
    SuggestionTopic.suggestion_id == Suggestion.id,
).label("topics")
_WORDINGS = children(
    json_row(
        *("id", Wording.id, "language", Wording.language),
        *("text", Wording.text, "position", Wording.position),
    ),
    Wording,
    Wording.organization_id == Suggestion.organization_id,
    Wording.suggestion_id == Suggestion.id,
).label("wordings")
_PLAIN = (
    *("id", "kind", "title", "summary", "url", "author", "language", "minutes", "status"),
    *("published_at", "created_at", "approved_at", "valid_from", "valid_until", "version"),
)
SUGGESTIONS = (
    sqlalchemy.select(
        *columns(Suggestion, *_PLAIN),
        *columns(Suggestion, "image_key", "note", "source_id", "proposed_by_id", "goal_id"),
        col(Source.name).label("source_name"),
        col(Person.display_name).label("proposed_by_name"),
        col(Goal.titles).label("goal_titles"),
        _TOPICS,
        _WORDINGS,
    )
    .outerjoin(
        Source,
        (col(Source.organization_id) == Suggestion.organization_id)
        & (col(Source.id) == Suggestion.source_id),
    )
    .outerjoin(
        Person,
        (col(Person.organization_id) == Suggestion.organization_id)
        & (col(Person.id) == Suggestion.proposed_by_id),
    )
    .outerjoin(
        Goal,
        (col(Goal.organization_id) == Suggestion.organization_id)
        & (col(Goal.id) == Suggestion.goal_id),
    )
)
# The time is read when a statement runs, so that statements can be written once.
_NOW: ColumnElement[datetime] = bindparam("now", callable_=clock.now)
_VALID_FROM, _VALID_UNTIL = col(Suggestion.valid_from), col(Suggestion.valid_until)
# What is approved and valid now.
LISTED: ColumnElement[bool] = and_(
    col(Suggestion.status) == SuggestionStatus.approved,
    or_(_VALID_FROM.is_(None), _VALID_FROM <= _NOW),
    or_(_VALID_UNTIL.is_(None), _VALID_UNTIL > _NOW),
)
COMPANY_VIEW = (
    sqlalchemy.select(col(Topic.stance), col(Topic.facts), col(Topic.avoid))
    .join(
        SuggestionTopic,
        (col(SuggestionTopic.organization_id) == Topic.organization_id)
        & (col(SuggestionTopic.topic_id) == Topic.id),
    )
    .order_by(col(Topic.position), col(Topic.id))
)


def has_topic(topic_id: Any) -> ColumnElement[bool]:
    return (
        sqlalchemy.select(1)
        .where(
            col(SuggestionTopic.organization_id) == Suggestion.organization_id,
            col(SuggestionTopic.suggestion_id) == Suggestion.id,
            col(SuggestionTopic.topic_id) == topic_id,
        )
        .exists()
    )


_FILTERS: dict[str, ColumnElement[bool]] = {
    **{
        name: getattr(Suggestion, name) == bindparam(name)
        for name in ("status", "source_id", "kind", "language")
    },
    "topic_id": has_topic(bindparam("topic_id")),
    "proposed_by": col(Suggestion.proposed_by_id) == bindparam("reader_id"),
}


@cache
def listing(given: frozenset[str], *, is_curator: bool) -> Select[*tuple[Any, ...]]:
    """What a reader (`reader_id`) may see, narrowed to the filters that are given."""
    visible = or_(LISTED, col(Suggestion.proposed_by_id) == bindparam("reader_id"))
    query = SUGGESTIONS if is_curator else SUGGESTIONS.where(visible)
    return query.where(*(_FILTERS[name] for name in sorted(given)))


def visible_to(actor: Principal) -> ColumnElement[bool]:
    """Curators see all; others what is approved and valid now, and what they proposed."""
    if actor.may(Permission.suggestions_curate):
        return sqlalchemy.true()
    return or_(LISTED, col(Suggestion.proposed_by_id) == actor.person_id)


def read(row: RowMapping, actor: Principal) -> SuggestionRead:
    """Shape a row of `SUGGESTIONS` for its reader."""
    language = actor.language
    knows_proposer = row["proposed_by_id"] and (
        row["proposed_by_id"] == actor.person_id or actor.may(Permission.suggestions_curate)
    )
    # Plain values down to the leaves: to make each part an object first costs several times more.
    return SuggestionRead.model_validate(
        {
            **{name: row[name] for name in _PLAIN},
            "image_url": f"/media/{row['image_key']}" if row["image_key"] else None,
            "source": row["source_id"] and {"id": row["source_id"], "name": row["source_name"]},
            "proposed_by": {"id": row["proposed_by_id"], "display_name": row["proposed_by_name"]}
            if knows_proposer
            else None,
            "note": row["note"] if knows_proposer else None,
            "topics": _topics(row["topics"] or [], language),
            "goal": row["goal_id"]
            and {"id": row["goal_id"], "title": in_language(row["goal_titles"], language)},
            "wordings": sorted(row["wordings"] or [], key=itemgetter("position")),
        }
    )


def company_view(rows: Sequence[RowMapping], actor: Principal) -> CompanyView:
    """What the organization says about several topics, put together."""
    facts = [
        QuotableFact(
            text=in_language(fact["text"], actor.language),
            source=fact["source"],
            source_url=fact["source_url"],
            date=fact["date"],
        )
        for row in rows
        for fact in row["facts"]
    ]
    return CompanyView(
        stance=_joined([in_language(row["stance"], actor.language) for row in rows]),
        facts=facts,
        avoid=_joined([in_language(row["avoid"], actor.language) for row in rows]),
    )


def _topics(topics: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    named = [
        {
            "id": topic["id"],
            "name": in_language(topic["names"], language),
            "words": topic["words"],
            "is_proposed": bool(topic["is_proposed"]),
        }
        for topic in topics
    ]
    return sorted(named, key=itemgetter("name"))


def _joined(texts: list[str]) -> str:
    return "\n\n".join(dict.fromkeys(text for text in texts if text))
