"""Rules of thanks: giving, taking back, who sees it, answering. Nothing here commits."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy
from sqlalchemy import RowMapping
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, delete, select, update
from uuid_utils.compat import uuid7

from api.core import clock, outbox
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import Forbidden, Invalid, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.identity.models import Person
from api.identity.principal import Principal
from api.identity.service import organization_of
from api.matching import items
from api.recognition.kudos import courtesy, queries
from api.recognition.kudos.models import (
    Gesture,
    Kudos,
    KudosReaction,
    KudosReceiver,
    Visibility,
)
from api.recognition.kudos.schemas import (
    About,
    Filters,
    KudosCreate,
    KudosRead,
    Side,
    VisibilityPut,
)

_WIDTHS = {Visibility.private: 0, Visibility.team: 1, Visibility.public: 2}
NEWEST_FIRST = Order((col(Kudos.created_at), col(Kudos.id)), descending=True)


class ThanksToOneself(Invalid):
    detail = "Thanks go to others."


class UnknownReceiver(Invalid):
    detail = "One of these people is not employed here."


class UnknownValue(Invalid):
    detail = "One of these values is not the organization's."


class UnknownItem(Invalid):
    detail = "There is nothing with this id that you can see."


class VisibilityTooWide(Invalid):
    detail = "It cannot be seen further than the giver chose."


async def wall(
    session: Session, actor: Principal, paging: PageParams, filters: Filters
) -> Page[KudosRead]:
    """What the actor may see, the newest first."""
    topic_id = filters.topic_id and str(filters.topic_id)
    wanted = {"value": filters.value, "topic_id": topic_id, "person_id": filters.person_id}
    return await _page(session, actor, paging, wanted)


async def list_own(
    session: Session, actor: Principal, paging: PageParams, part: Side
) -> Page[KudosRead]:
    """What the actor gave or received, the newest first."""
    name = "giver_id" if part is Side.given else "receiver_id"
    return await _page(session, actor, paging, {name: actor.person_id})


async def get(session: Session, actor: Principal, kudos_id: UUID) -> KudosRead:
    """One that the actor may see."""
    rows = await session.rows(*queries.wall(actor, id=kudos_id))
    if not rows:
        raise NotFound
    return (await _read(session, actor, rows))[0]


async def give(session: Session, actor: Principal, data: KudosCreate) -> KudosRead:
    """Thank some colleagues, at most `RECEIVERS_A_DAY` a day of the organization."""
    receivers = await _receivers(session, actor, data.receiver_ids)
    topic_ids = await _topics(session, actor, data.about)
    await _check_values(session, data.values)
    await courtesy.count_up(session, actor, len(receivers))
    kudos = Kudos(
        giver_id=actor.person_id,
        text=data.text,
        visibility=data.visibility,
        value_keys=data.values,
        about_kind=data.about.kind if data.about else None,
        about_id=data.about.id if data.about else None,
        topic_ids=topic_ids,
    )
    session.add(kudos)
    await session.flush()
    session.add_all(
        KudosReceiver(
            kudos_id=kudos.id,
            person_id=receiver.id,
            visibility=data.visibility,
            is_by_manager=receiver.manager_id == actor.person_id,
        )
        for receiver in receivers
    )
    await outbox.emit(session, "kudos.given", kudos_id=str(kudos.id))
    await session.flush()
    return await get(session, actor, kudos.id)


async def take_back(session: Session, actor: Principal, kudos_id: UUID) -> None:
    """Undo thanks one gave, as if it had never been: it does not count for its day either."""
    seen = await get(session, actor, kudos_id)
    if not seen.is_mine:
        raise Forbidden
    mine = (col(Kudos.id) == kudos_id, col(Kudos.giver_id) == actor.person_id)
    # Of two requests at once one deletes and counts down.
    if not (await session.exec(delete(Kudos).where(*mine))).rowcount:
        raise NotFound
    day = seen.created_at.astimezone(ZoneInfo(actor.time_zone)).date()
    await courtesy.count_down(session, actor, day, len(seen.receivers))


async def set_visibility(
    session: Session, actor: Principal, kudos_id: UUID, data: VisibilityPut
) -> KudosRead:
    """Say how far others may see that one was thanked; never further than the giver did."""
    seen = await get(session, actor, kudos_id)
    if seen.my_visibility is None or seen.visibility is None:
        raise Forbidden
    if _WIDTHS[data.visibility] > _WIDTHS[seen.visibility]:
        raise VisibilityTooWide(pointer="#/visibility")
    own = (
        col(KudosReceiver.kudos_id) == kudos_id,
        col(KudosReceiver.person_id) == actor.person_id,
    )
    await session.exec(update(KudosReceiver).where(*own).values(visibility=data.visibility))
    return await get(session, actor, kudos_id)


async def react(session: Session, actor: Principal, kudos_id: UUID, gesture: Gesture) -> KudosRead:
    """Make a gesture; a second time changes nothing."""
    seen = await get(session, actor, kudos_id)
    dialect = sqlite if session.info["is_sqlite"] else postgresql
    values: dict[str, Any] = {
        "organization_id": actor.organization_id,
        "id": uuid7(),
        "created_at": clock.now(),
        "kudos_id": kudos_id,
        "person_id": actor.person_id,
        "gesture": gesture,
    }
    made = dialect.insert(KudosReaction).values(**values).on_conflict_do_nothing()
    if (await session.exec(made)).rowcount and not seen.is_mine:
        await outbox.emit(session, "kudos.answered", kudos_id=str(kudos_id))
    return await get(session, actor, kudos_id)


async def undo(session: Session, actor: Principal, kudos_id: UUID, gesture: Gesture) -> None:
    """Take a gesture back; where there is none nothing happens."""
    await get(session, actor, kudos_id)
    mine = (
        col(KudosReaction.kudos_id) == kudos_id,
        col(KudosReaction.person_id) == actor.person_id,
        col(KudosReaction.gesture) == gesture,
    )
    await session.exec(delete(KudosReaction).where(*mine))


async def drop_to_nobody_but(session: Session, person_id: UUID) -> None:
    """Delete thanks that went to a person alone: they are of no use once that person is gone, and
    tell of them."""
    theirs = select(KudosReceiver.kudos_id).where(KudosReceiver.person_id == person_id)
    others = select(KudosReceiver.kudos_id).where(KudosReceiver.person_id != person_id)
    alone = (col(Kudos.id).in_(theirs), col(Kudos.id).not_in(others))
    await session.exec(delete(Kudos).where(*alone))


async def _page(
    session: Session, actor: Principal, paging: PageParams, wanted: dict[str, Any]
) -> Page[KudosRead]:
    query, params = queries.wall(actor, **wanted)
    page = await paginate(session, query, paging, NEWEST_FIRST, lambda row: row, params)
    return Page(items=await _read(session, actor, page.items), next_cursor=page.next_cursor)


async def _read(session: Session, actor: Principal, rows: Sequence[RowMapping]) -> list[KudosRead]:
    """The rows with the titles of what they are about, as far as the actor may see it."""
    about = {(row["about_kind"], row["about_id"]) for row in rows if row["about_kind"]}
    titles = await items.titles(session, actor, about)
    return [queries.read(row, actor, titles) for row in rows]


async def _receivers(
    session: Session, actor: Principal, receiver_ids: list[UUID]
) -> Sequence[RowMapping]:
    if actor.person_id in receiver_ids:
        raise ThanksToOneself(pointer="#/receiver_ids")
    found = await session.rows(
        sqlalchemy.select(*columns(Person, "id", "manager_id")).where(
            col(Person.id).in_(receiver_ids), col(Person.is_active)
        )
    )
    if len(found) < len(receiver_ids):
        raise UnknownReceiver(pointer="#/receiver_ids")
    return found


async def _topics(session: Session, actor: Principal, about: About | None) -> list[str]:
    if about is None:
        return []
    try:
        traits = await items.traits(session, actor, about.kind, about.id)
    except NotFound as error:
        raise UnknownItem(pointer="#/about/id") from error
    return [str(topic_id) for topic_id in traits.topic_ids]


async def _check_values(session: Session, keys: list[str]) -> None:
    if keys:
        known = {value["key"] for value in (await organization_of(session)).values}
        if not known.issuperset(keys):
            raise UnknownValue(pointer="#/values")
