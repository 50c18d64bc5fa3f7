"""The demo's frame (topics, goals) and its suggestions."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from api.core import clock
from api.core.db import Session
from api.core.links import url_hash
from api.core.polling import SourceStatus
from api.demo import tables
from api.demo.people import Ids, Suggested, days_ago
from api.demo.tables import Row
from api.strategy.goals.models import Goal, GoalTopic
from api.strategy.skills import service as skills
from api.strategy.topics.models import Topic, TopicSkill
from api.suggestions.models import (
    NO_LANGUAGE,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    SuggestionTopic,
    Wording,
)
from api.suggestions.sources.models import Source, SourceTopic


async def load_frame(session: Session) -> Ids:
    """Topics with their skills, and goals."""
    skill_ids = await skills.keys(session)
    topic_ids: Ids = {row["key"]: uuid7() for row in tables.rows("topic")}
    for position, row in enumerate(tables.rows("topic")):
        session.add(_topic(row, position, topic_ids))
        await session.flush()
        session.add_all(
            TopicSkill(topic_id=topic_ids[row["key"]], skill_id=skill_ids[f"shipped:{key}"])
            for key in row["skills"]
        )
    for row in tables.rows("goal"):
        goal = _goal(row)
        session.add(goal)
        await session.flush()
        session.add_all(
            GoalTopic(goal_id=goal.id, topic_id=topic_ids[key]) for key in row["topics"]
        )
    await session.flush()
    return topic_ids


async def load_suggestions(
    session: Session, person_ids: Ids, topic_ids: Ids
) -> dict[str, Suggested]:
    """Sources, and what they and people suggested in the last two weeks."""
    source_ids = await _load_sources(session, topic_ids)
    suggested: dict[str, Suggested] = {}
    children: list[SuggestionTopic | Wording] = []
    for place, row in enumerate(tables.rows("suggestion")):
        suggestion = _suggestion(row, place, source_ids, person_ids)
        session.add(suggestion)
        own_topic_ids = [topic_ids[key] for key in row["topics"]]
        children += _topics_of(suggestion, own_topic_ids)
        suggested[row["key"]] = Suggested(suggestion.id, own_topic_ids, suggestion.source_id)
        children += [
            Wording(
                suggestion_id=suggestion.id,
                language=row["language"],
                text=text,
                position=position,
            )
            for position, text in enumerate(row.get("wordings", []))
        ]
    await session.flush()
    session.add_all(children)
    await session.flush()
    return suggested


def _topic(row: Row, position: int, topic_ids: Ids) -> Topic:
    facts = [{"source": None, "source_url": None, **fact} for fact in row["facts"]]
    return Topic(
        id=topic_ids[row["key"]],
        parent_id=topic_ids[row["parent"]] if "parent" in row else None,
        names=row["names"],
        keywords=row["keywords"],
        stance=row["stance"],
        facts=[fact | {"date": fact["date"].isoformat()} for fact in facts],
        avoid=row["avoid"],
        position=position,
    )


def _goal(row: Row) -> Goal:
    day = clock.now().date()
    return Goal(
        titles=row["title"],
        reasons=row["reason"],
        contributions=row["contribution"],
        measure=row["measure"],
        priority=row["priority"],
        starts_on=day + timedelta(days=row["starts_in_days"]),
        ends_on=day + timedelta(days=row["ends_in_days"]),
        baseline=_amount(row, "baseline"),
        target=_amount(row, "target"),
        current=_amount(row, "current"),
    )


def _amount(row: Row, name: str) -> Decimal | None:
    return Decimal(str(row[name])) if name in row else None


async def _load_sources(session: Session, topic_ids: Ids) -> Ids:
    source_ids: Ids = {}
    for row in tables.rows("source"):
        source = Source(
            name=row["name"],
            is_name_given=True,
            url=row["url"],
            url_hash=url_hash(row["url"]),
            feed_url=row["url"],
            language=row["language"],
            status=SourceStatus.ok,
            last_fetched_at=days_ago(0, hours=2),
            last_success_at=days_ago(0, hours=2),
        )
        session.add(source)
        await session.flush()
        session.add_all(
            SourceTopic(source_id=source.id, topic_id=topic_ids[key]) for key in row["topics"]
        )
        source_ids[row["key"]] = source.id
    return source_ids


def _suggestion(row: Row, place: int, source_ids: Ids, person_ids: Ids) -> Suggestion:
    # Apart by some minutes, so that lists have an order a person would expect.
    created = days_ago(row["age_days"], hours=1 + place % 7)
    status = SuggestionStatus(row["status"])
    extra: dict[str, Any] = {}
    if "valid_for_days" in row:
        extra["valid_until"] = created + timedelta(days=row["valid_for_days"])
    return Suggestion(
        kind=SuggestionKind(row["kind"]),
        title=row["title"],
        summary=row["summary"],
        url=row.get("url"),
        url_hash=url_hash(row["url"]) if "url" in row else None,
        author=row.get("author"),
        language=row["language"],
        minutes=row["minutes"],
        status=status,
        source_id=source_ids[row["source"]] if "source" in row else None,
        proposed_by_id=person_ids[row["proposed_by"]] if "proposed_by" in row else None,
        created_at=created,
        published_at=created,
        approved_at=created if status is SuggestionStatus.approved else None,
        **extra,
    )


def _topics_of(suggestion: Suggestion, topic_ids: list[UUID]) -> list[SuggestionTopic]:
    return [
        SuggestionTopic(
            suggestion_id=suggestion.id,
            topic_id=topic_id,
            words=[],
            is_proposed=suggestion.status is SuggestionStatus.proposed,
            language=suggestion.language or NO_LANGUAGE,
            listed_at=suggestion.approved_at,
        )
        for topic_id in topic_ids
    ]
