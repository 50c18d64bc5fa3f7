"""Rules of one's own profile: skills and interests, read and changed by the person alone.

Anyone may keep one, ambassador or not. Nothing here commits.
"""

from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, func
from sqlmodel import col, delete, select

from api.ambassadors.profile.models import Attitude, Interest, PersonSkill
from api.ambassadors.profile.schemas import (
    InterestPut,
    InterestRead,
    MySkillPut,
    MySkillRead,
)
from api.core import tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import Conflict
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.schemas import in_language
from api.identity.principal import Principal
from api.strategy.skills.models import Skill
from api.strategy.skills.schemas import SkillRef
from api.strategy.topics.models import Topic
from api.strategy.topics.schemas import TopicRef

MAXIMUM_SKILLS = 100
MAXIMUM_INTERESTS = 100


class TooManySkills(Conflict):
    detail = "A profile holds at most {most} skills. Remove one first."


class TooManyInterests(Conflict):
    detail = "A profile holds at most {most} topics. Remove one first."


_SKILLS = sqlalchemy.select(
    *columns(PersonSkill, "skill_id", "level", "wants_to_learn", "updated_at"),
    col(Skill.labels),
).join(
    Skill,
    (col(Skill.organization_id) == PersonSkill.organization_id)
    & (col(Skill.id) == PersonSkill.skill_id),
)
_INTERESTS = sqlalchemy.select(*columns(Interest, "topic_id", "attitude"), col(Topic.names)).join(
    Topic,
    (col(Topic.organization_id) == Interest.organization_id) & (col(Topic.id) == Interest.topic_id),
)


async def list_skills(session: Session, actor: Principal, paging: PageParams) -> Page[MySkillRead]:
    """The actor's skills, in the order they were added."""
    query = _SKILLS.where(col(PersonSkill.person_id) == actor.person_id)
    order = Order((col(PersonSkill.id),))
    return await paginate(session, query, paging, order, lambda row: _skill(row, actor))


async def set_skill(
    session: Session, actor: Principal, skill_id: UUID, data: MySkillPut
) -> MySkillRead:
    """Add a skill, or say anew how well one knows it."""
    await tenancy.find(session, Skill, skill_id)
    row = (await session.exec(select(PersonSkill).where(*_my_skill(actor, skill_id)))).first()
    if row is None:
        await _room_for_skill(session, actor)
        row = PersonSkill(person_id=actor.person_id, skill_id=skill_id)
    row.level, row.wants_to_learn = data.level, data.wants_to_learn
    session.add(row)
    await session.flush()
    rows = await session.rows(_SKILLS.where(*_my_skill(actor, skill_id)))
    return _skill(rows[0], actor)


async def remove_skill(session: Session, actor: Principal, skill_id: UUID) -> None:
    await session.exec(delete(PersonSkill).where(*_my_skill(actor, skill_id)))


async def list_interests(
    session: Session, actor: Principal, paging: PageParams
) -> Page[InterestRead]:
    """The topics the actor follows or does not want, in the order they were added."""
    query = _INTERESTS.where(col(Interest.person_id) == actor.person_id)
    order = Order((col(Interest.id),))
    return await paginate(session, query, paging, order, lambda row: _interest(row, actor))


async def set_interest(
    session: Session, actor: Principal, topic_id: UUID, data: InterestPut
) -> InterestRead:
    """Follow a topic, or say that one does not want it."""
    await tenancy.find(session, Topic, topic_id)
    await take_attitude(session, actor, topic_id, data.attitude)
    rows = await session.rows(_INTERESTS.where(*_my_interest(actor, topic_id)))
    return _interest(rows[0], actor)


async def take_attitude(
    session: Session, actor: Principal, topic_id: UUID, attitude: Attitude
) -> None:
    """Note an attitude to a topic that is known to exist."""
    row = (await session.exec(select(Interest).where(*_my_interest(actor, topic_id)))).first()
    if row is None:
        await _room_for_interest(session, actor)
        row = Interest(person_id=actor.person_id, topic_id=topic_id, attitude=attitude)
    row.attitude = attitude
    session.add(row)
    await session.flush()


async def remove_interest(session: Session, actor: Principal, topic_id: UUID) -> None:
    await session.exec(delete(Interest).where(*_my_interest(actor, topic_id)))


async def _room_for_skill(session: Session, actor: Principal) -> None:
    kept = select(func.count()).where(col(PersonSkill.person_id) == actor.person_id)
    if (await session.exec(kept)).one() >= MAXIMUM_SKILLS:
        raise TooManySkills(most=MAXIMUM_SKILLS)


async def _room_for_interest(session: Session, actor: Principal) -> None:
    kept = select(func.count()).where(col(Interest.person_id) == actor.person_id)
    if (await session.exec(kept)).one() >= MAXIMUM_INTERESTS:
        raise TooManyInterests(most=MAXIMUM_INTERESTS)


def _my_skill(actor: Principal, skill_id: UUID) -> tuple[sqlalchemy.ColumnElement[bool], ...]:
    return (
        col(PersonSkill.person_id) == actor.person_id,
        col(PersonSkill.skill_id) == skill_id,
    )


def _my_interest(actor: Principal, topic_id: UUID) -> tuple[sqlalchemy.ColumnElement[bool], ...]:
    return (col(Interest.person_id) == actor.person_id, col(Interest.topic_id) == topic_id)


def _skill(row: RowMapping, actor: Principal) -> MySkillRead:
    return MySkillRead(
        skill=SkillRef(id=row["skill_id"], label=in_language(row["labels"], actor.language)),
        level=row["level"],
        wants_to_learn=row["wants_to_learn"],
        updated_at=row["updated_at"],
    )


def _interest(row: RowMapping, actor: Principal) -> InterestRead:
    topic = TopicRef(id=row["topic_id"], name=in_language(row["names"], actor.language))
    return InterestRead(topic=topic, attitude=row["attitude"])
