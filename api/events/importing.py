"""Imports events at once, from a file or an address, for the command line."""

from pathlib import Path
from uuid import UUID

from api.core.db import Database
from api.core.files import Files
from api.core.links import host_of
from api.core.outbox import Delivery
from api.core.polling import Imported
from api.core.settings import Settings
from api.core.sources import NothingRead, SourceUnreadable, content_of
from api.core.texts import safe_url
from api.events import intake
from api.events.reading import isolation
from api.events.reading.entries import DocumentUnreadable
from api.events.sources import service
from api.events.sources.models import EventSource
from api.events.sources.refreshing import note_success, refresh
from api.identity.service import organization_of


async def import_events(
    settings: Settings, database: Database, files: Files, organization_id: UUID, reference: str
) -> Imported:
    """Import as from a source: one at an address is read again from then on, a file is not."""
    delivery = Delivery(settings, database, files, organization_id, {})
    try:
        if "://" in reference:
            return await _import_address(delivery, reference)
        return await _import_file(delivery, Path(reference))
    except (SourceUnreadable, DocumentUnreadable) as error:
        raise NothingRead(error.detail) from error


async def _import_address(delivery: Delivery, reference: str) -> Imported:
    url = safe_url(reference.replace("webcal://", "https://", 1))
    if url is None:
        raise NothingRead("This is not a web address that can be read.")
    source = await _source(delivery, url, host_of(url))
    return await refresh(delivery, source.id)


async def _import_file(delivery: Delivery, path: Path) -> Imported:
    body = await content_of(path)
    async with delivery.transaction() as session:
        zone = (await organization_of(session)).time_zone
    document = await isolation.read(body, zone)
    source = await _source(delivery, path.name, document.name or path.name)
    imported = await intake.take_over(delivery, source.id, document)
    await note_success(delivery, source, document, imported, {})
    return imported


async def _source(delivery: Delivery, reference: str, name: str) -> EventSource:
    async with delivery.transaction() as session:
        zone = (await organization_of(session)).time_zone
        return await service.named(session, reference, zone, name[:300])
