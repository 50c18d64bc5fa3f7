"""What the ranking weighs: things that may fit, whatever their kind, and the goals of the day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy
from sqlmodel import col

from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.matching.items import ItemKind
from api.matching.reasons import Named
from api.strategy.goals.models import Goal, GoalTopic


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may fit; `language` is None where it is unknown."""

    kind: ItemKind
    id: UUID
    topic_ids: tuple[UUID, ...]
    language: str | None
    source_id: UUID | None
    listed_at: datetime
    valid_until: datetime | None = None
    goal_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal that runs today, and what it is about."""

    goal: Named
    priority: int
    topic_ids: frozenset[UUID]


_AIMS = sqlalchemy.select(
    *columns(Goal, "id", "titles", "priority"),
    children(
        json_row("id", GoalTopic.topic_id),
        GoalTopic,
        GoalTopic.organization_id == Goal.organization_id,
        GoalTopic.goal_id == Goal.id,
    ).label("topics"),
)


async def aims(session: Session, day: date) -> list[Aim]:
    """The goals that run on a day, the most important first."""
    running = _AIMS.where(col(Goal.starts_on) <= day, col(Goal.ends_on) >= day)
    rows = await session.rows(running.order_by(col(Goal.priority).desc(), col(Goal.id)))
    return [
        Aim(
            goal=Named(id=row["id"], names=row["titles"]),
            priority=row["priority"],
            topic_ids=frozenset(UUID(topic["id"]) for topic in row["topics"] or []),
        )
        for row in rows
    ]
