"""Keeps events current: meetings are planned on, and what nobody curated in time is put away."""

from datetime import timedelta

from sqlalchemy import update
from sqlmodel import col, select

from api.core import clock, outbox
from api.core.outbox import Delivery
from api.events.meetings import planning
from api.events.models import Event, EventStatus
from api.events.sources.models import EventEntry

# Curators may still want to see what has just been.
PATIENCE = timedelta(days=14)


@outbox.periodic("events.put_away", timedelta(days=1))
async def put_away(delivery: Delivery) -> None:
    """Archive proposals of events that are over."""
    async with delivery.transaction() as session:
        await session.exec(
            update(Event)
            .where(
                col(Event.status) == EventStatus.proposed,
                col(Event.ends_at) < clock.now() - PATIENCE,
            )
            .values(
                status=EventStatus.archived,
                previous_status=EventStatus.proposed,
                version=col(Event.version) + 1,
            )
            .execution_options(synchronize_session=False)
        )


@outbox.periodic("events.plan_meetings", timedelta(days=1))
async def plan_meetings(delivery: Delivery) -> None:
    """Plan the meetings of standing engagements a day further. Those of sources come from there:
    a rule alone does not say what has been cancelled."""
    from_source = select(EventEntry.event_id).where(
        EventEntry.organization_id == Event.organization_id, EventEntry.event_id == Event.id
    )
    async with delivery.transaction() as session:
        query = select(Event.id).where(
            col(Event.rhythm).is_not(None),
            col(Event.status) != EventStatus.archived,
            (col(Event.ends_at) > clock.now()) | col(Event.ends_at).is_(None),
            ~from_source.exists(),
        )
        ids = (await session.exec(query)).all()
    for event_id in ids:
        async with delivery.transaction() as session:
            row = (await session.exec(select(Event).where(Event.id == event_id))).first()
            if row is not None:
                await planning.replan(session, row)
