"""Has sources read when their time has come."""

from datetime import timedelta

from api.core import outbox, polling
from api.core.outbox import Delivery
from api.suggestions.sources import service
from api.suggestions.sources.models import Source


@outbox.periodic("sources.poll", timedelta(minutes=5))
async def poll(delivery: Delivery) -> None:
    """Queue what is due, the longest due first; also a refresh that has died."""
    async with delivery.transaction() as session:
        for source_id in await polling.due(session, Source):
            await service.claim(session, source_id)
