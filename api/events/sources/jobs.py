"""Has event sources read when their time has come."""

from datetime import timedelta

from api.core import outbox, polling
from api.core.outbox import Delivery
from api.events.sources import service
from api.events.sources.models import EventSource


@outbox.periodic("event_sources.poll", timedelta(minutes=15))
async def poll(delivery: Delivery) -> None:
    """Queue what is due, the longest due first; also a refresh that has died."""
    async with delivery.transaction() as session:
        for source_id in await polling.due(session, EventSource):
            await service.claim(session, source_id)
