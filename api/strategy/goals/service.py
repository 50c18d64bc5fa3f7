"""Rules of goals. Nothing here commits."""

from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, delete

from api.core import clock, tenancy
from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.core.errors import Conflict, NotFound, PeriodInvalid
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import check_version, touch
from api.core.schemas import in_language
from api.identity.principal import Principal
from api.strategy.goals.models import Goal, GoalTopic
from api.strategy.goals.schemas import GoalCreate, GoalRead, GoalUpdate
from api.strategy.topics import service as topics
from api.strategy.topics.models import Topic
from api.strategy.topics.schemas import TopicRef

CLEARABLE = {"baseline", "target", "current"}


class GoalInUse(Conflict):
    detail = "Suggestions refer to this goal. Let its period end instead."


_FIELDS = (
    "id",
    "titles",
    "reasons",
    "contributions",
    "measure",
    "baseline",
    "target",
    "current",
    "priority",
    "starts_on",
    "ends_on",
    "version",
)
_TOPICS = children(
    json_row("id", Topic.id, "names", Topic.names),
    sqlalchemy.join(
        GoalTopic,
        Topic,
        (col(Topic.organization_id) == GoalTopic.organization_id)
        & (col(Topic.id) == GoalTopic.topic_id),
    ),
    GoalTopic.organization_id == Goal.organization_id,
    GoalTopic.goal_id == Goal.id,
).label("topics")
_GOALS = sqlalchemy.select(*columns(Goal, *_FIELDS), _TOPICS)


async def list_all(
    session: Session, actor: Principal, paging: PageParams, include_ended: bool
) -> Page[GoalRead]:
    """Goals by the end of their period."""
    query = _GOALS
    if not include_ended:
        query = query.where(col(Goal.ends_on) >= clock.today(actor.time_zone))
    order = Order((col(Goal.ends_on), col(Goal.id)))
    return await paginate(session, query, paging, order, lambda row: _read(row, actor))


async def get(session: Session, actor: Principal, goal_id: UUID) -> GoalRead:
    rows = await session.rows(_GOALS.where(col(Goal.id) == goal_id))
    if not rows:
        raise NotFound
    return _read(rows[0], actor)


async def create(session: Session, actor: Principal, data: GoalCreate) -> GoalRead:
    goal = Goal(**data.model_dump(exclude={"topic_ids"}))
    _check_period(goal)
    session.add(goal)
    await session.flush()
    await _set_topics(session, goal.id, data.topic_ids)
    return await get(session, actor, goal.id)


async def update(
    session: Session, actor: Principal, goal_id: UUID, data: GoalUpdate, if_match: str
) -> GoalRead:
    """Change what was sent; null clears a number."""
    goal = await tenancy.find(session, Goal, goal_id)
    check_version(goal, if_match)
    for name, value in data.model_dump(exclude_unset=True, exclude={"topic_ids"}).items():
        if value is not None or name in CLEARABLE:
            setattr(goal, name, value)
    _check_period(goal)
    if data.topic_ids is not None:
        await _set_topics(session, goal_id, data.topic_ids)
    touch(goal)
    await session.flush()
    return await get(session, actor, goal_id)


async def remove(session: Session, goal_id: UUID, if_match: str) -> None:
    goal = await tenancy.find(session, Goal, goal_id)
    check_version(goal, if_match)
    await session.delete(goal)
    try:
        await session.flush()
    except IntegrityError:
        raise GoalInUse from None


def _check_period(goal: Goal) -> None:
    if goal.ends_on < goal.starts_on:
        raise PeriodInvalid(pointer="#/ends_on")


async def _set_topics(session: Session, goal_id: UUID, topic_ids: list[UUID]) -> None:
    await topics.check(session, topic_ids)
    await session.exec(delete(GoalTopic).where(col(GoalTopic.goal_id) == goal_id))
    wanted = dict.fromkeys(topic_ids)
    session.add_all(GoalTopic(goal_id=goal_id, topic_id=topic_id) for topic_id in wanted)
    await session.flush()


def _read(row: RowMapping, actor: Principal) -> GoalRead:
    language = actor.language
    topic_refs = [
        TopicRef(id=topic["id"], name=in_language(topic["names"], language))
        for topic in row["topics"] or []
    ]
    return GoalRead(
        **{name: row[name] for name in _FIELDS},
        title=in_language(row["titles"], language),
        reason=in_language(row["reasons"], language),
        contribution=in_language(row["contributions"], language),
        topics=sorted(topic_refs, key=lambda topic: topic.name),
    )
