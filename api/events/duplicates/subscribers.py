"""Looks for likely duplicates of events that people propose or change."""

from uuid import UUID

from sqlmodel import select

from api.core import outbox
from api.core.outbox import Delivery
from api.events.duplicates import finding
from api.events.models import Event


@outbox.subscribe("event.proposed")
@outbox.subscribe("event.changed")
async def find_duplicates(delivery: Delivery) -> None:
    async with delivery.transaction() as session:
        query = select(Event).where(Event.id == UUID(delivery.payload["event_id"]))
        await finding.note(session, (await session.exec(query)).all())
