"""Rules of reactions: each person's own, seen by nobody else. Nothing here commits."""

from uuid import UUID

import sqlalchemy
from sqlmodel import col, delete, select

from api.ambassadors import leaving
from api.ambassadors.profile import service as profile
from api.ambassadors.profile.models import Attitude
from api.core import clock, tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.pagination import Order, Page, PageParams, paginate
from api.identity.principal import Principal
from api.matching import items
from api.matching.items import ItemKind
from api.matching.reactions.models import Reaction, ReactionKind
from api.matching.reactions.schemas import (
    ReactionPut,
    ReactionRead,
    SkillCorrection,
    TopicCorrection,
)
from api.strategy.topics.models import Topic

_REACTIONS = sqlalchemy.select(
    *columns(Reaction, "kind", "item_id", "reaction", "reason", "created_at")
)


async def react(
    session: Session, actor: Principal, kind: ItemKind, item_id: UUID, data: ReactionPut
) -> ReactionRead:
    """Note what the actor did with a thing they can see; a later reaction replaces it."""
    traits = await items.traits(session, actor, kind, item_id)
    row = (await session.exec(select(Reaction).where(*_mine(actor, kind, item_id)))).first()
    if row is None:
        row = Reaction(person_id=actor.person_id, kind=kind, item_id=item_id, **data.model_dump())
    elif row.reaction is not data.reaction:
        row.created_at = clock.now()
    row.reaction, row.reason = data.reaction, data.reason
    row.topic_ids, row.source_id = (
        [str(topic_id) for topic_id in traits.topic_ids],
        traits.source_id,
    )
    session.add(row)
    await session.flush()
    return ReactionRead.model_validate(row)


async def undo(session: Session, actor: Principal, kind: ItemKind, item_id: UUID) -> None:
    """Take a reaction back, and with it what it taught."""
    await session.exec(delete(Reaction).where(*_mine(actor, kind, item_id)))


@leaving.register
async def forget(session: Session, person_id: UUID) -> None:
    """Take back all that a person ever reacted to, and with it what it taught."""
    await session.exec(delete(Reaction).where(col(Reaction.person_id) == person_id))


async def list_own(
    session: Session, actor: Principal, paging: PageParams, reaction: ReactionKind | None
) -> Page[ReactionRead]:
    """What the actor has reacted to, the newest first."""
    query = _REACTIONS.where(col(Reaction.person_id) == actor.person_id)
    if reaction:
        query = query.where(col(Reaction.reaction) == reaction)
    order = Order((col(Reaction.created_at), col(Reaction.id)), descending=True)
    return await paginate(session, query, paging, order, ReactionRead.model_validate)


async def correct(
    session: Session, actor: Principal, data: SkillCorrection | TopicCorrection
) -> None:
    """Change the profile where a reason was wrong; what is shown for that reason goes with it."""
    if isinstance(data, SkillCorrection):
        await profile.remove_skill(session, actor, data.skill_id)
        return
    await tenancy.find(session, Topic, data.topic_id)
    await profile.take_attitude(session, actor, data.topic_id, Attitude.mutes)


def _mine(
    actor: Principal, kind: ItemKind, item_id: UUID
) -> tuple[sqlalchemy.ColumnElement[bool], ...]:
    return (
        col(Reaction.person_id) == actor.person_id,
        col(Reaction.kind) == kind,
        col(Reaction.item_id) == item_id,
    )
