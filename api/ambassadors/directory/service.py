"""Rules of the directory: who is found, and what is seen of them. Nothing here commits.

Whoever does not consent, pauses, has left or was never asked is absent here, in the same way.
"""

from typing import Any
from uuid import UUID

import sqlalchemy
from sqlmodel import col, select

from api.ambassadors.directory import queries
from api.ambassadors.directory.models import DirectoryEntry
from api.ambassadors.directory.schemas import (
    AmbassadorRead,
    DirectoryEntryPut,
    DirectoryEntryRead,
    Filters,
)
from api.core import clock
from api.core.db import Session
from api.core.errors import NotFound
from api.core.folding import folded
from api.core.pagination import Order, Page, PageParams, paginate
from api.identity.models import Person
from api.identity.principal import Principal
from api.strategy.topics.models import Topic

_CHOICES = tuple(DirectoryEntryPut.model_fields)
_TOPIC_NAMES = sqlalchemy.select(col(Topic.id), col(Topic.names)).where(
    col(Topic.is_archived).is_(False)
)


async def list_all(
    session: Session, actor: Principal, paging: PageParams, filters: Filters
) -> Page[AmbassadorRead]:
    """Who can be found today, by name; whose name was asked for before who has it in a skill."""
    query = queries.PEOPLE.where(queries.is_found(clock.today(actor.time_zone)))
    if filters.skill_id:
        query = query.where(queries.has_skill(filters.skill_id))
    if filters.topic_id:
        query = query.where(queries.knows_topic(filters.topic_id))
    if filters.language:
        query = query.where(queries.reads(filters.language))
    if filters.team_id:
        query = query.where(col(Person.team_id) == filters.team_id)
    if filters.place:
        query = query.where(queries.is_at(folded(filters.place)))
    words = folded(filters.q or "").split()
    if words:
        topics = await session.rows(_TOPIC_NAMES)
        for word in words:
            query = query.where(queries.mentions(word, queries.named(topics, word)))
    order = Order((*queries.called(words), col(Person.display_name), col(Person.id)))
    return await paginate(session, query, paging, order, lambda row: queries.read(row, actor))


async def get(session: Session, actor: Principal, ambassador_id: UUID) -> AmbassadorRead:
    """One of those who can be found today."""
    query = queries.PEOPLE.where(
        col(Person.id) == ambassador_id, queries.is_found(clock.today(actor.time_zone))
    )
    rows = await session.rows(query)
    if not rows:
        raise NotFound
    return queries.read(rows[0], actor)


async def get_entry(session: Session, actor: Principal) -> DirectoryEntryRead:
    """The actor's own entry, whether others find it or not."""
    found = queries.is_found(clock.today(actor.time_zone)).label("is_found")
    query = queries.PEOPLE.add_columns(found).where(col(Person.id) == actor.person_id)
    (row,) = await session.rows(query)
    choices: dict[str, Any] = {name: row[name] for name in _CHOICES}
    return DirectoryEntryRead(**choices, is_found=row["is_found"], seen=queries.read(row, actor))


async def set_entry(
    session: Session, actor: Principal, data: DirectoryEntryPut
) -> DirectoryEntryRead:
    """Say what others see; anyone may, whether they are found or not."""
    query = select(DirectoryEntry).where(DirectoryEntry.person_id == actor.person_id)
    entry = (await session.exec(query)).first() or DirectoryEntry(person_id=actor.person_id)
    for name, value in data.model_dump().items():
        setattr(entry, name, value)
    session.add(entry)
    await session.flush()
    return await get_entry(session, actor)
