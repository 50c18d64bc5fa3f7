"""Rules of events: proposing, reading, curating. Nothing here commits."""

from uuid import UUID

from sqlalchemy import func, update
from sqlmodel import col, select

from api.core import clock, finding, outbox
from api.core.db import Session
from api.core.errors import Conflict, Forbidden, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.routing import check_version
from api.events import contents, lifecycle, queries, scheduling, telling
from api.events.lifecycle import Action
from api.events.meetings import planning
from api.events.models import Event, EventStatus, EventTopic
from api.events.schemas import (
    EventApproval,
    EventCounts,
    EventCreate,
    EventRead,
    EventSort,
    EventUpdate,
    Filters,
)
from api.events.sources.models import EventEntry
from api.identity.principal import Permission, Principal
from api.strategy.topics.service import TopicRequired

_SOONEST_FIRST = Order((col(Event.starts_at), col(Event.id)))
_LATEST_FIRST = Order(_SOONEST_FIRST.columns, descending=True)


class EventCurated(Conflict):
    detail = "A curator has decided about this event. It cannot be changed any more."


async def list_all(
    session: Session, actor: Principal, paging: PageParams, filters: Filters
) -> Page[EventRead]:
    """What the actor may see, narrowed to the filters, by when it begins."""
    query, params = queries.narrowed(actor, filters)
    if filters.q:
        query = query.where(await finding.all_of(session, Event, filters.q))
    order = _LATEST_FIRST if filters.sort is EventSort.last else _SOONEST_FIRST
    return await paginate(
        session, query, paging, order, lambda row: queries.read(row, actor), params
    )


async def get(session: Session, actor: Principal, event_id: UUID) -> EventRead:
    rows = await session.rows(queries.events(actor).where(col(Event.id) == event_id))
    if not rows:
        raise NotFound
    return queries.read(rows[0], actor)


async def count(session: Session, actor: Principal) -> EventCounts:
    """How many events stand where: for the tabs of the curators."""
    to_come = func.count().filter(queries.not_over_before(Event))
    grouped = select(Event.status, func.count(), to_come).group_by(col(Event.status))
    today = queries.bounds(actor, clock.today(actor.time_zone))
    counted = {row[0]: row[1:] for row in await session.exec(grouped.params(today))}
    none = (0, 0)
    return EventCounts(
        **{status: counted.get(status, none)[0] for status in EventStatus},
        to_come=counted.get(EventStatus.approved, none)[1],
    )


async def propose(session: Session, actor: Principal, data: EventCreate) -> EventRead:
    """Propose an event; topics and language that were left out are looked for afterwards."""
    row = await contents.add(session, actor, data)
    await planning.replan(session, row)
    await outbox.emit(session, "event.proposed", event_id=str(row.id))
    return await get(session, actor, row.id)


async def change(
    session: Session, actor: Principal, event_id: UUID, data: EventUpdate, if_match: str
) -> EventRead:
    """Change what was sent: curators any event, who proposed it theirs until it is curated."""
    row = await _editable(session, actor, event_id)
    check_version(row, if_match)
    before = telling.Plan.of(row)
    await contents.change(session, row, data)
    if data.model_fields_set & scheduling.FIELDS:
        await planning.replan(session, row)
    await outbox.emit(session, "event.changed", event_id=str(row.id))
    await telling.tell(session, row, before, actor.person_id)
    return await get(session, actor, event_id)


async def remove(session: Session, actor: Principal, event_id: UUID, if_match: str) -> None:
    """Delete an event with its meetings and openings; no import brings it back."""
    row = await _editable(session, actor, event_id)
    check_version(row, if_match)
    await session.exec(
        update(EventEntry).where(col(EventEntry.event_id) == row.id).values(event_id=None)
    )
    await session.delete(row)
    await session.flush()


async def approve(
    session: Session, actor: Principal, event_id: UUID, data: EventApproval, if_match: str | None
) -> EventRead:
    """Approve an event with at least one topic; its topics then count as confirmed."""
    row = await locked(session, actor, event_id)
    if if_match is not None:
        check_version(row, if_match)
    if data.topic_ids is not None:
        await contents.set_topics(session, row, data.topic_ids)
    if not await contents.topic_links(session, row.id):
        raise TopicRequired
    if row.approved_at is None and row.proposed_by_id:
        await telling.approved(session, row, actor.person_id)
    lifecycle.move(row, Action.approve)
    await session.exec(
        update(EventTopic).where(col(EventTopic.event_id) == row.id).values(is_proposed=False)
    )
    await session.flush()
    return await get(session, actor, event_id)


async def act(
    session: Session, actor: Principal, event_id: UUID, action: Action, if_match: str | None
) -> EventRead:
    """Cancel, archive or undo that; where it stands so already nothing changes."""
    row = await locked(session, actor, event_id)
    if if_match is not None:
        check_version(row, if_match)
    before = telling.Plan.of(row)
    lifecycle.move(row, action)
    await telling.tell(session, row, before, actor.person_id)
    await session.flush()
    return await get(session, actor, event_id)


async def locked(session: Session, actor: Principal, event_id: UUID) -> Event:
    """The row for a change, so that two at once come one after the other."""
    query = (
        select(Event)
        .where(Event.id == event_id, queries.visible_to(actor))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    row = (await session.exec(query)).first()
    if row is None:
        raise NotFound
    return row


async def _editable(session: Session, actor: Principal, event_id: UUID) -> Event:
    row = await locked(session, actor, event_id)
    if actor.may(Permission.events_curate):
        return row
    if row.proposed_by_id != actor.person_id:
        raise Forbidden
    if row.status is not EventStatus.proposed:
        raise EventCurated
    return row
