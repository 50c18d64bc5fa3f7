"""Rules of openings: the parts wanted at an event. Nothing here commits."""

from datetime import date
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, bindparam, func
from sqlmodel import col, delete, select

from api.core import clock
from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.core.errors import Conflict, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import check_version, touch
from api.core.schemas import in_language
from api.events import service
from api.events.briefings.models import Briefing
from api.events.models import Event, EventStatus
from api.events.openings.models import Opening, OpeningSkill
from api.events.openings.schemas import OpeningCreate, OpeningRead, OpeningUpdate
from api.events.participations import seats
from api.events.participations.models import KNOWN, SEATED, Participation
from api.events.queries import visible_to
from api.identity.principal import Principal
from api.strategy.skills import service as skills
from api.strategy.skills.models import Skill
from api.strategy.skills.schemas import SkillRef

MOST = 50
CLEARABLE = {"effort_hours", "closes_on"}

_COLUMNS = columns(
    Opening,
    *("id", "event_id", "part", "seats", "description", "effort_hours", "covers", "covers_note"),
    *("closes_on", "created_at", "version"),
)
_SKILLS = children(
    json_row("id", Skill.id, "labels", Skill.labels),
    sqlalchemy.join(
        OpeningSkill,
        Skill,
        (col(Skill.organization_id) == OpeningSkill.organization_id)
        & (col(Skill.id) == OpeningSkill.skill_id),
    ),
    OpeningSkill.organization_id == Opening.organization_id,
    OpeningSkill.opening_id == Opening.id,
).label("skills")
_TAKEN = (
    sqlalchemy.select(func.count())
    .where(
        col(Participation.organization_id) == Opening.organization_id,
        col(Participation.opening_id) == Opening.id,
        col(Participation.state).in_(SEATED),
    )
    .scalar_subquery()
)
_HAS_BRIEFING = (
    sqlalchemy.select(1)
    .where(
        col(Briefing.organization_id) == Opening.organization_id,
        col(Briefing.opening_id) == Opening.id,
    )
    .exists()
)
_MY_STATE = (
    sqlalchemy.select(col(Participation.state))
    .where(
        col(Participation.organization_id) == Opening.organization_id,
        col(Participation.opening_id) == Opening.id,
        col(Participation.person_id) == bindparam("person_id"),
    )
    .scalar_subquery()
)
_OPENINGS = sqlalchemy.select(
    *_COLUMNS,
    col(Event.status),
    col(Event.ends_at).label("event_ends_at"),
    _SKILLS,
    _TAKEN.label("taken"),
    _HAS_BRIEFING.label("has_briefing"),
    _MY_STATE.label("my_state"),
).join(
    Event,
    (col(Event.organization_id) == Opening.organization_id) & (col(Event.id) == Opening.event_id),
)


class TooManyOpenings(Conflict):
    detail = "An event has at most {most} openings."


class PeopleApplied(Conflict):
    detail = "Somebody has applied for this part or has a seat. Decline them first."


async def list_all(
    session: Session, actor: Principal, paging: PageParams, event_id: UUID
) -> Page[OpeningRead]:
    """The openings of an event the actor may see, in the order they were made."""
    await service.get(session, actor, event_id)
    query = _OPENINGS.where(col(Opening.event_id) == event_id).params(person_id=actor.person_id)
    order = Order((col(Opening.created_at), col(Opening.id)))
    return await paginate(session, query, paging, order, lambda row: _read(row, actor))


async def get(session: Session, actor: Principal, opening_id: UUID) -> OpeningRead:
    query = _OPENINGS.where(col(Opening.id) == opening_id, visible_to(actor))
    rows = await session.rows(query.params(person_id=actor.person_id))
    if not rows:
        raise NotFound
    return _read(rows[0], actor)


async def add(
    session: Session, actor: Principal, event_id: UUID, data: OpeningCreate
) -> OpeningRead:
    """Say which part is wanted at an event."""
    await service.locked(session, actor, event_id)
    counted = select(func.count()).where(Opening.event_id == event_id)
    if (await session.exec(counted)).one() >= MOST:
        raise TooManyOpenings(most=MOST)
    opening = Opening(
        event_id=event_id,
        **data.model_dump(exclude={"skill_ids", "covers"}),
        covers=[*dict.fromkeys(data.covers)],
    )
    session.add(opening)
    await session.flush()
    await _set_skills(session, opening.id, data.skill_ids)
    return await get(session, actor, opening.id)


async def change(
    session: Session, actor: Principal, opening_id: UUID, data: OpeningUpdate, if_match: str
) -> OpeningRead:
    """Change what was sent; null clears what may be empty."""
    opening = await seats.locked(session, opening_id)
    check_version(opening, if_match)
    for name, value in data.model_dump(exclude_unset=True, exclude={"skill_ids"}).items():
        if value is not None or name in CLEARABLE:
            setattr(opening, name, value)
    if data.skill_ids is not None:
        await _set_skills(session, opening_id, data.skill_ids)
    touch(opening)
    await session.flush()
    # There may be more seats now.
    await seats.settle(session, opening)
    return await get(session, actor, opening_id)


async def remove(session: Session, opening_id: UUID, if_match: str) -> None:
    """Delete a part that nobody has applied for; who was merely interested is no hindrance."""
    opening = await seats.locked(session, opening_id)
    check_version(opening, if_match)
    known = select(func.count()).where(
        Participation.opening_id == opening_id, col(Participation.state).in_(KNOWN)
    )
    if (await session.exec(known)).one():
        raise PeopleApplied
    await session.delete(opening)
    await session.flush()


async def _set_skills(session: Session, opening_id: UUID, skill_ids: list[UUID]) -> None:
    await skills.check(session, skill_ids)
    await session.exec(delete(OpeningSkill).where(col(OpeningSkill.opening_id) == opening_id))
    wanted = dict.fromkeys(skill_ids)
    session.add_all(OpeningSkill(opening_id=opening_id, skill_id=skill_id) for skill_id in wanted)
    await session.flush()


def _read(row: RowMapping, actor: Principal) -> OpeningRead:
    found = [
        SkillRef(id=skill["id"], label=in_language(skill["labels"], actor.language))
        for skill in row["skills"] or []
    ]
    return OpeningRead(
        **{str(column.key): row[str(column.key)] for column in _COLUMNS},
        skills=sorted(found, key=lambda skill: skill.label),
        seats_left=max(0, row["seats"] - row["taken"]),
        has_briefing=row["has_briefing"],
        my_state=row["my_state"],
        is_first_come=row["part"] in seats.FIRST_COME,
        is_open=_is_open(row, clock.today(actor.time_zone)),
    )


def _is_open(row: RowMapping, today: date) -> bool:
    is_to_come = row["event_ends_at"] is None or row["event_ends_at"] > clock.now()
    is_on = row["status"] in {EventStatus.approved, EventStatus.proposed}
    return is_on and is_to_come and (row["closes_on"] is None or row["closes_on"] >= today)
