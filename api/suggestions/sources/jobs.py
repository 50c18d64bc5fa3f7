"""Has sources read when their time has come."""

from datetime import timedelta

from sqlmodel import col, select

from api.core import clock, outbox
from api.core.outbox import Delivery
from api.suggestions.sources import service
from api.suggestions.sources.models import Source

SOURCES_AT_ONCE = 50


@outbox.periodic("sources.poll", timedelta(minutes=5))
async def poll(delivery: Delivery) -> None:
    """Queue what is due, the longest due first; also a refresh that has died."""
    async with delivery.transaction() as session:
        due = (
            select(Source.id)
            .where(col(Source.next_fetch_at) <= clock.now())
            .order_by(col(Source.next_fetch_at), col(Source.id))
            .limit(SOURCES_AT_ONCE)
        )
        for source_id in (await session.exec(due)).all():
            await service.claim(session, source_id)
