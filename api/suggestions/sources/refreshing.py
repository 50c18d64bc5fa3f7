"""Brings a source up to date and notes at the source how that went."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from api.core import polling
from api.core.outbox import Delivery
from api.core.polling import Imported
from api.core.texts import safe_url
from api.suggestions.intake import import_entries
from api.suggestions.sources.models import Source
from api.suggestions.sources.reading import Address, Reading, read

EVERY = timedelta(hours=1)


async def refresh(delivery: Delivery, source_id: UUID) -> Imported:
    """Read a source and import what is new. Raises `SourceUnreadable` once that is noted."""
    source = await polling.begin(delivery, Source, source_id)
    async with polling.failures_noted(
        delivery,
        source,
        "This feed cannot be read.",
        # What was learned about the feed is forgotten: next time begins at the lead's address.
        feed_url=None,
    ):
        reading = await read(Address.of(source), delivery.settings.outbound_allowed)
        imported = await _imported(delivery, source, reading)
    await note_success(delivery, source, reading, imported)
    return imported


async def _imported(delivery: Delivery, source: Source, reading: Reading) -> Imported:
    if reading.feed is None:
        return Imported(0, source.imported + source.known, source.refused)
    return await import_entries(delivery, source.id, reading.feed)


async def note_success(
    delivery: Delivery, source: Source, reading: Reading, imported: Imported
) -> None:
    """A source that is a file is read once only."""
    title = reading.feed.title if reading.feed else ""
    values: dict[str, Any] = {} if source.is_name_given or not title else {"name": title}
    values |= {**asdict(reading.address), **asdict(imported)}
    is_polled = safe_url(source.url) is not None
    async with delivery.transaction() as session:
        await polling.note_success(session, source, EVERY if is_polled else None, **values)
