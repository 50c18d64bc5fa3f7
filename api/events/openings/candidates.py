"""Who in the company would fit a part: of those alone who consented to be proposed."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping, and_, func, or_
from sqlmodel import col

from api.ambassadors.consents import service as consents
from api.ambassadors.models import Consent, Purpose
from api.ambassadors.profile.models import PersonSkill
from api.core import clock
from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.core.errors import NotFound
from api.core.pagination import Page
from api.core.schemas import Output, in_language
from api.events import queries
from api.events.candidates import candidate
from api.events.models import Event
from api.events.openings import service
from api.events.openings.models import OpeningSkill
from api.events.participations.models import KNOWN, Participation
from api.identity.models import Person
from api.identity.principal import Principal
from api.identity.schemas import PersonRef
from api.matching import profile, ranking
from api.matching.candidates import Candidate
from api.matching.profile import Profile
from api.matching.ranking import Moment
from api.strategy.skills.models import Skill
from api.strategy.skills.schemas import SkillRef
from api.strategy.topics.schemas import TopicRef

# So many are weighed, those with most of the skills wanted first, and so many named.
WEIGHED_AT_MOST = 500
AT_MOST = 20


class CandidateRead(Output):
    """Somebody who would fit: the skills wanted that they have, and the topics for which."""

    person: PersonRef
    skills: list[SkillRef]
    topics: list[TopicRef]


async def find(session: Session, actor: Principal, opening_id: UUID) -> Page[CandidateRead]:
    """Who would fit best, at most `AT_MOST`: first by the skills wanted, then by the ranking."""
    opening = await service.get(session, actor, opening_id)
    events = await session.rows(queries.events(actor).where(col(Event.id) == opening.event_id))
    if not events:
        raise NotFound
    event = candidate(events[0])
    people = await session.rows(_proposed(actor, opening_id))
    known = await profile.of_others(session, [row["id"] for row in people])
    scored = [
        (len(row["skills"] or []), match.score, row["id"], row)
        for row in people
        if (match := _match(event, known[row["id"]]))
    ]
    scored.sort(key=lambda one: (-one[0], -one[1], one[2]))
    items = [_read(row, event.topic_ids, known[row["id"]], actor) for *_, row in scored[:AT_MOST]]
    return Page(items=items, next_cursor=None)


def _match(event: Candidate, known: Profile) -> ranking.Match | None:
    return next(iter(ranking.rank([event], known, Moment(clock.now()), 1)), None)


def _proposed(actor: Principal, opening_id: UUID) -> sqlalchemy.Select[tuple[object, ...]]:
    """Employed, consenting to be proposed, and not in this opening as far as others know."""
    wanted = (
        col(OpeningSkill.organization_id) == PersonSkill.organization_id,
        col(OpeningSkill.skill_id) == PersonSkill.skill_id,
        col(OpeningSkill.opening_id) == opening_id,
        col(PersonSkill.organization_id) == Person.organization_id,
        col(PersonSkill.person_id) == Person.id,
        or_(col(PersonSkill.level).is_not(None), col(PersonSkill.wants_to_learn).is_(False)),
    )
    skills = children(
        json_row("id", Skill.id, "labels", Skill.labels),
        sqlalchemy.join(
            PersonSkill,
            Skill,
            (col(Skill.organization_id) == PersonSkill.organization_id)
            & (col(Skill.id) == PersonSkill.skill_id),
        ).join(OpeningSkill, sqlalchemy.true()),
        *wanted,
    )
    number = sqlalchemy.select(func.count()).where(*wanted).correlate(Person).scalar_subquery()
    return (
        sqlalchemy.select(*columns(Person, "id", "display_name"), skills.label("skills"))
        .where(col(Person.is_active), _consents(actor), ~_takes_part(opening_id))
        .order_by(number.desc(), col(Person.id))
        .limit(WEIGHED_AT_MOST)
    )


def _consents(actor: Principal) -> ColumnElement[bool]:
    held = sqlalchemy.select(1).where(
        col(Consent.organization_id) == Person.organization_id,
        col(Consent.person_id) == Person.id,
        col(Consent.purpose) == Purpose.proposed,
        consents.in_force(clock.today(actor.time_zone)),
    )
    return held.correlate(Person).exists()


def _takes_part(opening_id: UUID) -> ColumnElement[bool]:
    taking = sqlalchemy.select(1).where(
        and_(
            col(Participation.organization_id) == Person.organization_id,
            col(Participation.person_id) == Person.id,
            col(Participation.opening_id) == opening_id,
            col(Participation.state).in_(KNOWN),
        )
    )
    return taking.correlate(Person).exists()


def _read(
    row: RowMapping, topic_ids: Collection[UUID], known: Profile, actor: Principal
) -> CandidateRead:
    topics = [known.topics[topic_id].topic for topic_id in topic_ids if topic_id in known.topics]
    skills = [
        SkillRef(id=skill["id"], label=in_language(skill["labels"], actor.language))
        for skill in row["skills"] or []
    ]
    return CandidateRead(
        person=PersonRef(id=row["id"], display_name=row["display_name"]),
        skills=sorted(skills, key=lambda skill: skill.label),
        topics=[
            TopicRef(id=each.id, name=in_language(each.names, actor.language)) for each in topics
        ],
    )
