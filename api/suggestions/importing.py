"""Imports a feed at once, from a file or an address, for the command line."""

from pathlib import Path
from uuid import UUID

from sqlmodel import select

from api.core.db import Database
from api.core.files import Files
from api.core.links import addressed, host_of
from api.core.outbox import Delivery
from api.core.polling import Imported
from api.core.settings import Settings
from api.core.sources import NothingRead, SourceUnreadable, content_of
from api.core.texts import safe_url
from api.suggestions.feeds.entries import FeedUnreadable
from api.suggestions.intake import import_entries
from api.suggestions.sources.models import Source
from api.suggestions.sources.reading import Address, Reading, parsed
from api.suggestions.sources.refreshing import note_success, refresh


async def import_feed(
    settings: Settings, database: Database, files: Files, organization_id: UUID, reference: str
) -> Imported:
    """Import a feed as a source: one at an address is read again from then on, a file is not."""
    delivery = Delivery(settings, database, files, organization_id, {})
    try:
        if reference.lower().startswith(("http://", "https://")):
            return await _import_address(delivery, reference)
        return await _import_file(delivery, Path(reference))
    except (SourceUnreadable, FeedUnreadable) as error:
        raise NothingRead(error.detail) from error


async def _import_address(delivery: Delivery, reference: str) -> Imported:
    url = safe_url(reference)
    if url is None:
        raise NothingRead("This is not a web address that can be read.")
    source = await _source(delivery, url, host_of(url))
    return await refresh(delivery, source.id)


async def _import_file(delivery: Delivery, path: Path) -> Imported:
    body = await content_of(path)
    feed = await parsed(body)
    source = await _source(delivery, path.name, (feed.title or path.name)[:300])
    imported = await import_entries(delivery, source.id, feed)
    await note_success(delivery, source, Reading(feed, Address(source.url)), imported)
    return imported


async def _source(delivery: Delivery, reference: str, name: str) -> Source:
    """The source with an address or a file's name, made where there is none."""
    url, hashed = addressed(reference)
    async with delivery.transaction() as session:
        source = (await session.exec(select(Source).where(Source.url_hash == hashed))).first()
        if source is None:
            source = Source(url=url, url_hash=hashed, name=name, is_name_given=False)
            session.add(source)
            await session.flush()
        return source
