"""Rules of topics. Nothing here commits."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, delete, select

from api.core import tenancy
from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.core.errors import Conflict, Invalid, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import check_version, touch
from api.core.schemas import in_language
from api.identity.principal import Principal
from api.strategy.skills import service as skills
from api.strategy.skills.models import Skill
from api.strategy.skills.schemas import SkillRef
from api.strategy.topics.models import Topic, TopicSkill
from api.strategy.topics.schemas import Fact, TopicCreate, TopicRead, TopicUpdate

MAXIMUM_DEPTH = 5


class TopicInUse(Conflict):
    detail = "This topic is in use. Archive it instead."


class UnknownTopic(Invalid):
    detail = "One of these topics is not the organization's, or is archived."


class TopicRequired(Conflict):
    detail = "Choose at least one topic first."

    def __init__(self) -> None:
        super().__init__(pointer="#/topic_ids")


class TopicLoop(Invalid):
    detail = "A topic cannot be below itself, and the tree has at most five levels."


_SKILLS = children(
    json_row("id", Skill.id, "labels", Skill.labels),
    sqlalchemy.join(
        TopicSkill,
        Skill,
        (col(Skill.organization_id) == TopicSkill.organization_id)
        & (col(Skill.id) == TopicSkill.skill_id),
    ),
    TopicSkill.organization_id == Topic.organization_id,
    TopicSkill.topic_id == Topic.id,
).label("skills")
_FIELDS = (
    "id",
    "parent_id",
    "names",
    "keywords",
    "stance",
    "facts",
    "avoid",
    "position",
    "is_archived",
    "version",
    "updated_at",
)
_TOPICS = sqlalchemy.select(*columns(Topic, *_FIELDS), _SKILLS)


async def list_all(
    session: Session, actor: Principal, paging: PageParams, include_archived: bool
) -> Page[TopicRead]:
    """Topics in their order; `parent_id` makes them a tree."""
    query = _TOPICS if include_archived else _TOPICS.where(col(Topic.is_archived).is_(False))
    order = Order((col(Topic.position), col(Topic.id)))
    return await paginate(session, query, paging, order, lambda row: _read(row, actor))


async def get(session: Session, actor: Principal, topic_id: UUID) -> TopicRead:
    rows = await session.rows(_TOPICS.where(col(Topic.id) == topic_id))
    if not rows:
        raise NotFound
    return _read(rows[0], actor)


async def create(session: Session, actor: Principal, data: TopicCreate) -> TopicRead:
    """Add a topic; its parent and skills must be the organization's."""
    await _check_place(session, None, data.parent_id)
    topic = Topic(**data.model_dump(exclude={"skill_ids", "facts"}), facts=_facts(data.facts))
    session.add(topic)
    await session.flush()
    await _set_skills(session, topic.id, data.skill_ids)
    return await get(session, actor, topic.id)


async def update(
    session: Session, actor: Principal, topic_id: UUID, data: TopicUpdate, if_match: str
) -> TopicRead:
    """Change what was sent; several people edit topics, so the version must be the stored one."""
    topic = await tenancy.find(session, Topic, topic_id)
    check_version(topic, if_match)
    changes = data.model_dump(exclude_unset=True, exclude={"skill_ids", "facts"})
    if "parent_id" in changes:
        await _check_place(session, topic_id, data.parent_id)
    for name, value in changes.items():
        if value is not None or name == "parent_id":
            setattr(topic, name, value)
    if data.facts is not None:
        topic.facts = _facts(data.facts)
    if data.skill_ids is not None:
        await _set_skills(session, topic_id, data.skill_ids)
    touch(topic)
    await session.flush()
    return await get(session, actor, topic_id)


async def remove(session: Session, topic_id: UUID, if_match: str) -> None:
    """Delete a topic that nothing refers to; one in use is archived instead."""
    topic = await tenancy.find(session, Topic, topic_id)
    check_version(topic, if_match)
    await session.delete(topic)
    try:
        await session.flush()
    except IntegrityError:
        raise TopicInUse from None


async def check(session: Session, topic_ids: list[UUID], *, pointer: str = "#/topic_ids") -> None:
    """Raise unless all of these are the organization's topics and not archived."""
    wanted = set(topic_ids)
    known = select(Topic.id).where(col(Topic.id).in_(wanted), col(Topic.is_archived).is_(False))
    if wanted - set((await session.exec(known)).all()):
        raise UnknownTopic(pointer=pointer)


class TopicLink(Protocol):
    """What says that something is about a topic: proposed by a machine, or confirmed."""

    is_proposed: bool


async def confirm(
    session: Session, links: Mapping[UUID, TopicLink], topic_ids: Sequence[UUID]
) -> list[UUID]:
    """Confirm the links to these topics, drop the others, and say which topics have none yet."""
    added = [topic_id for topic_id in dict.fromkeys(topic_ids) if topic_id not in links]
    await check(session, added)
    for topic_id, link in links.items():
        if topic_id in topic_ids:
            link.is_proposed = False
        else:
            await session.delete(link)
    return added


async def _check_place(session: Session, topic_id: UUID | None, parent_id: UUID | None) -> None:
    seen: set[UUID | None] = {topic_id}
    while parent_id is not None:
        if parent_id in seen or len(seen) > MAXIMUM_DEPTH:
            raise TopicLoop(pointer="#/parent_id")
        seen.add(parent_id)
        parent = await session.get(Topic, (tenancy.organization_of(session), parent_id))
        if parent is None:
            raise UnknownTopic(pointer="#/parent_id")
        parent_id = parent.parent_id


async def _set_skills(session: Session, topic_id: UUID, skill_ids: list[UUID]) -> None:
    await skills.check(session, skill_ids)
    await session.exec(delete(TopicSkill).where(col(TopicSkill.topic_id) == topic_id))
    wanted = dict.fromkeys(skill_ids)
    session.add_all(TopicSkill(topic_id=topic_id, skill_id=skill_id) for skill_id in wanted)
    await session.flush()


def _facts(facts: list[Fact]) -> list[dict[str, Any]]:
    return [fact.model_dump(mode="json") for fact in facts]


def _read(row: RowMapping, actor: Principal) -> TopicRead:
    skill_refs = [
        SkillRef(id=skill["id"], label=in_language(skill["labels"], actor.language))
        for skill in row["skills"] or []
    ]
    fields = {name: row[name] for name in _FIELDS}
    return TopicRead(
        **fields,
        name=in_language(row["names"], actor.language),
        skills=sorted(skill_refs, key=lambda skill: skill.label),
    )
