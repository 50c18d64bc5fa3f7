"""Rules of the vocabulary of skills. Nothing here commits."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, case, func
from sqlmodel import col, select
from uuid_utils.compat import uuid7

from api.core.aggregates import children, json_row
from api.core.db import Session
from api.core.errors import Conflict, NotFound
from api.core.folding import begins_word, folded
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.records import LanguageMap
from api.core.schemas import in_language
from api.identity.principal import Principal
from api.strategy.skills.models import Skill, SkillLabel, SkillOrigin
from api.strategy.skills.schemas import SkillCreate, SkillRead, TopicName
from api.strategy.topics.models import Topic, TopicSkill


class SkillExists(Conflict):
    detail = "The vocabulary has this skill already."


class UnknownSkill(NotFound):
    detail = "One of these skills is not in the vocabulary."


_TOPICS = children(
    json_row("id", Topic.id, "names", Topic.names),
    sqlalchemy.join(
        TopicSkill,
        Topic,
        (col(Topic.organization_id) == TopicSkill.organization_id)
        & (col(Topic.id) == TopicSkill.topic_id),
    ),
    TopicSkill.organization_id == Skill.organization_id,
    TopicSkill.skill_id == Skill.id,
    col(Topic.is_archived).is_(False),
).label("topics")
_SKILLS = sqlalchemy.select(col(Skill.id), col(Skill.labels), col(Skill.origin), _TOPICS)


async def search(
    session: Session, actor: Principal, paging: PageParams, q: str | None
) -> Page[SkillRead]:
    """Skills whose name in any language has `q` in it: first those that begin with it, then those
    with a word that does."""
    wanted, label = folded(q or ""), col(SkillLabel.folded)
    begins = case(
        (label.startswith(wanted, autoescape=True), 0), (begins_word(label, wanted), 1), else_=2
    )
    matches = (
        sqlalchemy.select(
            col(SkillLabel.organization_id),
            col(SkillLabel.skill_id),
            func.min(begins).label("rank"),
            func.min(col(SkillLabel.folded)).label("folded"),
        )
        .where(col(SkillLabel.folded).contains(wanted, autoescape=True))
        .group_by(col(SkillLabel.organization_id), col(SkillLabel.skill_id))
        .subquery()
    )
    query = _SKILLS.join(
        matches,
        (matches.c.organization_id == Skill.organization_id) & (matches.c.skill_id == Skill.id),
    )
    order = Order((matches.c.rank, matches.c.folded, col(Skill.id)))
    return await paginate(session, query, paging, order, lambda row: _read(row, actor))


async def get(session: Session, actor: Principal, skill_id: UUID) -> SkillRead:
    rows = await session.rows(_SKILLS.where(col(Skill.id) == skill_id))
    if not rows:
        raise NotFound
    return _read(rows[0], actor)


async def add(session: Session, actor: Principal, data: SkillCreate) -> SkillRead:
    """Add a skill of the organization's own; anyone may, since people know what they can do."""
    wanted = {folded(label) for label in data.labels.values()}
    existing = select(SkillLabel.skill_id).where(col(SkillLabel.folded).in_(wanted)).limit(1)
    found = (await session.exec(existing)).first()
    if found:
        raise SkillExists(pointer="#/labels", existing_id=str(found))
    skill_id = uuid7()
    await store(
        session, [(skill_id, f"organization:{skill_id}", data.labels)], SkillOrigin.organization
    )
    return await get(session, actor, skill_id)


async def store(
    session: Session, skills: Iterable[tuple[UUID, str, LanguageMap]], origin: SkillOrigin
) -> None:
    """Write skills `(id, key, labels)` with their search labels."""
    rows = list(skills)
    session.add_all(
        Skill(id=skill_id, key=key, labels=labels, origin=origin) for skill_id, key, labels in rows
    )
    await session.flush()
    session.add_all(
        SkillLabel(skill_id=skill_id, language=language, folded=folded(label)[:300])
        for skill_id, _key, labels in rows
        for language, label in labels.items()
    )
    await session.flush()


async def check(session: Session, skill_ids: Iterable[UUID]) -> None:
    """Raise `UnknownSkill` unless all of these skills are the organization's."""
    wanted = set(skill_ids)
    found = await session.exec(select(Skill.id).where(col(Skill.id).in_(wanted)))
    if wanted - set(found.all()):
        raise UnknownSkill(pointer="#/skill_ids")


def _read(row: RowMapping, actor: Principal) -> SkillRead:
    topics = [
        TopicName(id=topic["id"], name=in_language(topic["names"], actor.language))
        for topic in row["topics"] or []
    ]
    return SkillRead(
        id=row["id"],
        label=in_language(row["labels"], actor.language),
        labels=row["labels"],
        origin=row["origin"],
        topics=sorted(topics, key=lambda topic: topic.name),
    )


async def keys(session: Session) -> dict[str, UUID]:
    """All skills of the organization by key: for imports."""
    rows = await session.exec(select(Skill.key, Skill.id))
    return dict(rows.all())
