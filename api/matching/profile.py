"""What the ranking knows of a person, read in three statements; nothing of anybody else."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, bindparam
from sqlmodel import col

from api.ambassadors.profile.models import Attitude, Interest, PersonSkill
from api.core import clock
from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.identity.models import Person
from api.matching import weights
from api.matching.reactions.models import Reaction, ReactionKind
from api.matching.reasons import Named
from api.strategy.skills.models import Skill
from api.strategy.topics.models import Topic, TopicSkill


@dataclass(frozen=True, slots=True)
class OwnSkill:
    skill: Named
    level: int | None
    wants_to_learn: bool

    @property
    def is_to_learn(self) -> bool:
        """A skill with a level is one the person has, whatever they still want to learn of it."""
        return self.wants_to_learn and self.level is None


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A topic as it concerns the person; what is followed may be a topic above it."""

    topic: Named
    skills: tuple[OwnSkill, ...] = ()
    followed: Named | None = None
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """`topics` holds those that concern the person alone; lessons are from their dismissals."""

    languages: tuple[str, ...]
    topics: Mapping[UUID, OwnTopic]
    topic_lessons: Mapping[UUID, float]
    source_lessons: Mapping[UUID, float]


# What is known of a tool with a key: nothing fits it.
NOBODY = Profile(languages=(), topics={}, topic_lessons={}, source_lessons={})

_PERSON = sqlalchemy.select(
    col(Person.content_languages),
    children(
        json_row(
            *("id", Skill.id, "labels", Skill.labels, "level", PersonSkill.level),
            *("wants_to_learn", PersonSkill.wants_to_learn),
        ),
        sqlalchemy.join(
            PersonSkill,
            Skill,
            (col(Skill.organization_id) == PersonSkill.organization_id)
            & (col(Skill.id) == PersonSkill.skill_id),
        ),
        PersonSkill.organization_id == Person.organization_id,
        PersonSkill.person_id == Person.id,
    ).label("skills"),
    children(
        json_row("id", Interest.topic_id, "attitude", Interest.attitude),
        Interest,
        Interest.organization_id == Person.organization_id,
        Interest.person_id == Person.id,
    ).label("interests"),
).where(col(Person.id) == bindparam("person_id"))
_TOPICS_WITH_SKILLS = sqlalchemy.select(
    *columns(Topic, "id", "parent_id", "names"),
    children(
        json_row("id", TopicSkill.skill_id),
        TopicSkill,
        TopicSkill.organization_id == Topic.organization_id,
        TopicSkill.topic_id == Topic.id,
    ).label("skills"),
).where(col(Topic.is_archived).is_(False))
_TOPICS = sqlalchemy.select(
    *columns(Topic, "id", "parent_id", "names"),
    children(
        json_row("id", TopicSkill.skill_id),
        sqlalchemy.join(
            TopicSkill,
            PersonSkill,
            (col(PersonSkill.organization_id) == TopicSkill.organization_id)
            & (col(PersonSkill.skill_id) == TopicSkill.skill_id),
        ),
        TopicSkill.organization_id == Topic.organization_id,
        TopicSkill.topic_id == Topic.id,
        PersonSkill.person_id == bindparam("person_id"),
    ).label("skills"),
).where(col(Topic.is_archived).is_(False))
_DISMISSALS = (
    sqlalchemy.select(*columns(Reaction, "reason", "topic_ids", "source_id", "created_at"))
    .where(
        col(Reaction.person_id) == bindparam("person_id"),
        col(Reaction.reaction) == ReactionKind.dismissed,
        col(Reaction.created_at) > bindparam("since"),
    )
    .order_by(col(Reaction.created_at).desc(), col(Reaction.id).desc())
    .limit(weights.LESSONS_AT_MOST)
)


async def load(session: Session, person_id: UUID) -> Profile:
    """The person's languages, skills and interests on the topics of today, and their lessons."""
    params = {"person_id": person_id}
    people = await session.rows(_PERSON, params)
    if not people:
        return NOBODY
    person = people[0]
    topics = await session.rows(_TOPICS, params)
    now = clock.now()
    since = now - timedelta(days=weights.LESSONS_FOR_DAYS)
    dismissals = await session.rows(_DISMISSALS, {**params, "since": since})
    topic_lessons, source_lessons = _lessons(dismissals, now)
    return Profile(
        languages=tuple(person["content_languages"]),
        topics=_own_topics(topics, _skills(person), _attitudes(person)),
        topic_lessons=topic_lessons,
        source_lessons=source_lessons,
    )


async def imagined(session: Session, person_id: UUID, topic_ids: Collection[UUID]) -> Profile:
    """The person as if they followed these topics and nothing else; lessons do not count."""
    params = {"person_id": person_id}
    person = (await session.rows(_PERSON, params))[0]
    topics = await session.rows(_TOPICS, params)
    attitudes = dict.fromkeys(topic_ids, Attitude.follows)
    own = _own_topics(topics, _skills(person), attitudes)
    return Profile(
        languages=tuple(person["content_languages"]),
        topics={row_id: topic for row_id, topic in own.items() if topic.followed},
        topic_lessons={},
        source_lessons={},
    )


async def of_others(session: Session, person_ids: Collection[UUID]) -> dict[UUID, Profile]:
    """People as others may weigh them: by what they can and follow. What they dismissed, muted or
    only want to learn is theirs alone and does not count."""
    people = sqlalchemy.select(col(Person.id), *_PERSON.selected_columns).where(
        col(Person.id).in_(person_ids)
    )
    topics = await session.rows(_TOPICS_WITH_SKILLS)
    found = {}
    for person in await session.rows(people):
        attitudes = _attitudes(person).items()
        skills = _skills(person).items()
        own = _own_topics(
            topics,
            {skill_id: skill for skill_id, skill in skills if not skill.is_to_learn},
            {topic_id: what for topic_id, what in attitudes if what is Attitude.follows},
        )
        found[person["id"]] = Profile(tuple(person["content_languages"]), own, {}, {})
    return found


def _skills(person: RowMapping) -> dict[UUID, OwnSkill]:
    return {
        UUID(skill["id"]): OwnSkill(
            skill=Named(id=UUID(skill["id"]), names=skill["labels"]),
            level=skill["level"],
            wants_to_learn=bool(skill["wants_to_learn"]),
        )
        for skill in person["skills"] or []
    }


def _attitudes(person: RowMapping) -> dict[UUID, Attitude]:
    return {
        UUID(interest["id"]): Attitude(interest["attitude"])
        for interest in person["interests"] or []
    }


def _own_topics(
    rows: Sequence[RowMapping],
    skills: Mapping[UUID, OwnSkill],
    attitudes: Mapping[UUID, Attitude],
) -> dict[UUID, OwnTopic]:
    """Attitudes hold for the topics below too, unless one of these has its own."""
    by_id = {row["id"]: row for row in rows}
    found = {}
    for row in rows:
        decided = next((above for above in _upward(row, by_id) if above["id"] in attitudes), None)
        attitude = attitudes[decided["id"]] if decided else None
        named = [UUID(skill["id"]) for skill in row["skills"] or []]
        own = [skills[skill_id] for skill_id in named if skill_id in skills]
        if attitude is None and not own:
            continue
        found[row["id"]] = OwnTopic(
            topic=_named(row),
            skills=tuple(sorted(own, key=lambda skill: skill.skill.id)),
            followed=_named(decided) if decided and attitude is Attitude.follows else None,
            is_muted=attitude is Attitude.mutes,
        )
    return found


def _upward(row: RowMapping, by_id: Mapping[UUID, RowMapping]) -> Iterable[RowMapping]:
    """A topic and those above it; an archived one ends the way."""
    above: RowMapping | None = row
    while above is not None:
        yield above
        above = by_id.get(above["parent_id"])


def _named(row: RowMapping) -> Named:
    return Named(id=row["id"], names=row["names"])


def _lessons(
    dismissals: Iterable[RowMapping], now: datetime
) -> tuple[dict[UUID, float], dict[UUID, float]]:
    """How much was learned against topics and sources; it fades, and topics share a lesson."""
    topics: dict[UUID, float] = {}
    sources: dict[UUID, float] = {}
    for row in dismissals:
        days = (now - row["created_at"]) / timedelta(days=1)
        lesson = weights.LESSONS[row["reason"]] * 0.5 ** (days / weights.LESSON_HALVES_IN_DAYS)
        for topic_id in map(UUID, row["topic_ids"]):
            topics[topic_id] = topics.get(topic_id, 0.0) + lesson / len(row["topic_ids"])
        if row["source_id"]:
            sources[row["source_id"]] = sources.get(row["source_id"], 0.0) + lesson
    return topics, sources
