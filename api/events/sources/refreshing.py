"""Brings an event source up to date and notes at the source how that went."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from api.core import polling, sources
from api.core.http import OutsideRefused
from api.core.links import FILE
from api.core.outbox import Delivery
from api.core.polling import Imported
from api.core.sources import SourceUnreadable
from api.events import intake
from api.events.reading import isolation
from api.events.reading.entries import Document, DocumentUnreadable
from api.events.sources.models import EventSource

# Calendars change seldom, and each reading takes a process of its own.
EVERY = timedelta(hours=6)
# Servers name calendars in all sorts of ways: what the body is decides.
ACCEPT = ("text/calendar", "application/json", "text/csv", "application/gzip", "*/*")


async def refresh(delivery: Delivery, source_id: UUID) -> Imported:
    """Read a source and take over what it holds. Raises `SourceUnreadable` once that is noted."""
    source = await polling.begin(delivery, EventSource, source_id)
    async with polling.failures_noted(delivery, source, "This calendar cannot be read."):
        document, version = await fetch(
            source.url,
            source.time_zone,
            delivery.settings.outbound_allowed,
            etag=source.etag,
            last_modified=source.last_modified,
        )
        imported = await _taken_over(delivery, source, document)
    await note_success(delivery, source, document, imported, version)
    return imported


async def fetch(
    url: str,
    zone: str,
    allow: frozenset[str],
    *,
    etag: str | None = None,
    last_modified: str | None = None,
) -> tuple[Document | None, dict[str, str | None]]:
    """What is at an address, None where it is as it was; and the version that the server names."""
    try:
        fetched = await sources.read(url, ACCEPT, sources.conditions(etag, last_modified), allow)
        if fetched.status == sources.NOT_MODIFIED:
            return None, {"etag": etag, "last_modified": last_modified}
        return await isolation.read(fetched.body, zone), sources.version_of(fetched)
    except OutsideRefused as error:
        raise SourceUnreadable.of(error) from error
    except DocumentUnreadable as error:
        raise SourceUnreadable(error.code, error.detail) from error


async def note_success(
    delivery: Delivery,
    source: EventSource,
    document: Document | None,
    imported: Imported,
    version: dict[str, str | None],
) -> None:
    """A source that is a file is read once only."""
    name = document.name if document else ""
    values: dict[str, Any] = {} if source.is_name_given or not name else {"name": name}
    every = None if source.url.startswith(FILE) else EVERY
    async with delivery.transaction() as session:
        await polling.note_success(session, source, every, **values, **version, **asdict(imported))


async def _taken_over(
    delivery: Delivery, source: EventSource, document: Document | None
) -> Imported:
    if document is None:
        return Imported(0, source.imported + source.known, source.refused)
    return await intake.take_over(delivery, source.id, document)
