"""The select behind the directory, and the conditions that narrow it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping, String, and_, func, or_
from sqlmodel import col

from api.ambassadors.consents import service as consents
from api.ambassadors.directory.models import DirectoryEntry
from api.ambassadors.directory.schemas import AmbassadorRead, AmbassadorSkill
from api.ambassadors.models import Ambassadorship, Consent, Purpose
from api.ambassadors.profile.models import Attitude, Interest, PersonSkill
from api.core.aggregates import children, columns, json_row
from api.core.folding import begins_word, fold, folded, has_word
from api.core.records import TenantRecord
from api.core.schemas import in_language
from api.identity.models import Person, Team
from api.identity.principal import Principal
from api.identity.schemas import TeamRef
from api.strategy.skills.models import Skill, SkillLabel
from api.strategy.topics.models import Topic, TopicSkill
from api.strategy.topics.schemas import TopicRef


def _of(model: type[TenantRecord], person_id: Any) -> ColumnElement[bool]:
    return and_(col(model.organization_id) == Person.organization_id, person_id == Person.id)


def _shows(part: str) -> ColumnElement[bool]:
    return func.coalesce(getattr(DirectoryEntry, f"shows_{part}"), sqlalchemy.true())


_PLACE = func.coalesce(col(DirectoryEntry.place), "")
_PARTS = ("stage", "skills", "topics", "languages")
# What somebody wants to learn is nothing to come to them for.
_IS_KNOWN = or_(col(PersonSkill.level).is_not(None), col(PersonSkill.wants_to_learn).is_(False))
_HAS_SKILL = and_(_of(PersonSkill, PersonSkill.person_id), _IS_KNOWN)
_FOLLOWS = and_(_of(Interest, Interest.person_id), col(Interest.attitude) == Attitude.follows)
_SKILLS = children(
    json_row("id", Skill.id, "labels", Skill.labels, "level", PersonSkill.level),
    sqlalchemy.join(
        PersonSkill,
        Skill,
        (col(Skill.organization_id) == PersonSkill.organization_id)
        & (col(Skill.id) == PersonSkill.skill_id),
    ),
    _HAS_SKILL,
).label("skills")
_TOPICS = children(
    json_row("id", Topic.id, "names", Topic.names),
    sqlalchemy.join(
        Interest,
        Topic,
        (col(Topic.organization_id) == Interest.organization_id)
        & (col(Topic.id) == Interest.topic_id),
    ),
    _FOLLOWS,
    col(Topic.is_archived).is_(False),
).label("topics")
PEOPLE = (
    sqlalchemy.select(
        *columns(Person, "id", "display_name", "content_languages"),
        col(Team.id).label("team_id"),
        col(Team.name).label("team_name"),
        col(Ambassadorship.stage),
        _PLACE.label("place"),
        *(_shows(part).label(f"shows_{part}") for part in _PARTS),
        _SKILLS,
        _TOPICS,
    )
    .outerjoin(
        Team,
        (col(Team.organization_id) == Person.organization_id) & (col(Team.id) == Person.team_id),
    )
    .outerjoin(Ambassadorship, _of(Ambassadorship, Ambassadorship.person_id))
    .outerjoin(DirectoryEntry, _of(DirectoryEntry, DirectoryEntry.person_id))
)


def is_found(day: date) -> ColumnElement[bool]:
    """Employed, an active ambassador that day, and consents to be found."""
    consenting = sqlalchemy.select(1).where(
        _of(Consent, Consent.person_id),
        col(Consent.purpose) == Purpose.found,
        consents.in_force(day),
    )
    return and_(col(Person.is_active), consenting.correlate(Person).exists())


def has_skill(skill_id: UUID) -> ColumnElement[bool]:
    return _shown_skill(col(PersonSkill.skill_id) == skill_id)


def knows_topic(topic_id: UUID) -> ColumnElement[bool]:
    """Who follows a topic, or has a skill that belongs to it."""
    belongs = sqlalchemy.select(1).where(
        col(TopicSkill.organization_id) == PersonSkill.organization_id,
        col(TopicSkill.skill_id) == PersonSkill.skill_id,
        col(TopicSkill.topic_id) == topic_id,
    )
    return or_(follows([topic_id]), _shown_skill(belongs.exists()))


def follows(topic_ids: Collection[UUID]) -> ColumnElement[bool]:
    followed = sqlalchemy.select(1).where(_FOLLOWS, col(Interest.topic_id).in_(topic_ids))
    return and_(_shows("topics"), followed.correlate(Person).exists())


def reads(language: str) -> ColumnElement[bool]:
    quoted = sqlalchemy.cast(col(Person.content_languages), String).contains(f'"{language}"')
    return and_(_shows("languages"), quoted)


def is_at(word: str) -> ColumnElement[bool]:
    return has_word(_PLACE, word)


def knows(word: str) -> ColumnElement[bool]:
    """Whether a skill that somebody shows has a folded word in its name."""
    labelled = sqlalchemy.select(1).where(
        col(SkillLabel.organization_id) == PersonSkill.organization_id,
        col(SkillLabel.skill_id) == PersonSkill.skill_id,
        col(SkillLabel.folded).contains(word, autoescape=True),
    )
    return _shown_skill(labelled.exists())


def mentions(word: str, topic_ids: Collection[UUID]) -> ColumnElement[bool]:
    """Whether a folded word is somewhere in what a person shows; the topics it is in are known."""
    return or_(
        has_word(col(Person.display_name), word),
        has_word(col(Team.name), word),
        is_at(word),
        knows(word),
        follows(topic_ids),
    )


def called(words: Sequence[str]) -> list[ColumnElement[int]]:
    """What puts those first whose name is asked for; nothing where no words are."""
    name = fold(col(Person.display_name))
    is_called = [begins_word(name, word) for word in words]
    return [sqlalchemy.case((and_(*is_called), 0), else_=1)] if words else []


def named(topics: Iterable[RowMapping], word: str) -> list[UUID]:
    """Those whose name in any language has a folded word in it."""
    return [
        topic["id"]
        for topic in topics
        if any(word in folded(name) for name in topic["names"].values())
    ]


def read(row: RowMapping, actor: Principal) -> AmbassadorRead:
    """Shape a row of `PEOPLE` for its reader."""
    skills = [
        AmbassadorSkill(
            id=skill["id"],
            label=in_language(skill["labels"], actor.language),
            level=skill["level"],
        )
        for skill in (row["skills"] or [] if row["shows_skills"] else [])
    ]
    topics = [
        TopicRef(id=topic["id"], name=in_language(topic["names"], actor.language))
        for topic in (row["topics"] or [] if row["shows_topics"] else [])
    ]
    return AmbassadorRead(
        id=row["id"],
        display_name=row["display_name"],
        team=TeamRef(id=row["team_id"], name=row["team_name"]) if row["team_id"] else None,
        place=row["place"],
        stage=row["stage"] if row["shows_stage"] else None,
        languages=row["content_languages"] if row["shows_languages"] else [],
        skills=sorted(skills, key=lambda skill: (-(skill.level or 0), skill.label)),
        topics=sorted(topics, key=lambda topic: topic.name),
    )


def _shown_skill(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    known = sqlalchemy.select(1).where(_HAS_SKILL, condition)
    return and_(_shows("skills"), known.correlate(Person).exists())
