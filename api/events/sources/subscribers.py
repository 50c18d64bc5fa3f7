"""Reads an event source when that was asked for."""

from uuid import UUID

import structlog

from api.core import outbox
from api.core.outbox import Delivery
from api.core.polling import SourceGone
from api.core.sources import SourceUnreadable
from api.events.sources.refreshing import refresh

log = structlog.get_logger()


@outbox.subscribe("event_source.refresh_requested")
async def refresh_source(delivery: Delivery) -> None:
    """Failures stand at the source, with a time for the next try: the message is done with."""
    source_id = UUID(delivery.payload["source_id"])
    try:
        await refresh(delivery, source_id)
    except SourceUnreadable as error:
        log.info(
            "event_source_unreadable", source_id=str(source_id), code=error.code, why=str(error)
        )
    except SourceGone:
        log.info("event_source_gone", source_id=str(source_id))
