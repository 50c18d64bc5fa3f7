"""Reads what is to be imported, compares it with what there is, and takes it over when told to."""

from collections.abc import Sequence
from uuid import UUID

from pydantic import TypeAdapter
from sqlmodel import col, delete, select

from api.core import outbox
from api.core.db import Session
from api.core.links import addressed, host_of
from api.core.outbox import Delivery
from api.core.sources import SourceUnreadable
from api.core.texts import safe_url
from api.events import comparing, contents, intake
from api.events.duplicates import finding
from api.events.duplicates.finding import Occasion
from api.events.imports.models import EventImport, EventImportItem, ImportStatus, Outcome
from api.events.reading import isolation
from api.events.reading.entries import Document, DocumentUnreadable, Entry, Refused
from api.events.sources import refreshing
from api.events.sources.models import EventEntry, EventSource
from api.events.sources.service import named
from api.identity.service import organization_of

CHUNK = 200
_ENTRY = TypeAdapter(Entry)


@outbox.subscribe("event_import.requested")
async def preview(delivery: Delivery) -> None:
    """Store what was read beside what would become of it."""
    import_id = UUID(delivery.payload["import_id"])
    async with delivery.transaction() as session:
        row = await _open(session, import_id, ImportStatus.reading)
        zone = (await organization_of(session)).time_zone
    if row is None:
        return
    try:
        document = await _document(delivery, row, zone)
    except (DocumentUnreadable, SourceUnreadable) as error:
        await _fail(delivery, import_id, error)
        return
    async with delivery.transaction() as session:
        row = await _open(session, import_id, ImportStatus.reading)
        if row is not None:
            await _store(session, row, document)
            row.status, row.body, row.name = ImportStatus.ready, None, document.name


@outbox.subscribe("event_import.accepted")
async def apply(delivery: Delivery) -> None:
    """Take over what was looked at. Delivered twice, the second time finds nothing new."""
    import_id = UUID(delivery.payload["import_id"])
    async with delivery.transaction() as session:
        row = await _open(session, import_id, ImportStatus.applying)
        if row is None:
            return
        document = await _previewed(session, row)
        zone = (await organization_of(session)).time_zone
        url = safe_url(row.reference)
        name = row.name or (host_of(url) if url else row.reference)
        source = await named(session, row.reference, zone, name[:300])
    imported = await intake.take_over(delivery, source.id, document, import_id)
    await refreshing.note_success(delivery, source, document, imported, {})
    async with delivery.transaction() as session:
        row = await _open(session, import_id, ImportStatus.applying)
        if row is not None:
            row.status, row.progress = ImportStatus.done, None


async def _document(delivery: Delivery, row: EventImport, zone: str) -> Document:
    if row.body is not None:
        return await isolation.read(row.body.encode(), zone)
    allow = delivery.settings.outbound_allowed
    document, _ = await refreshing.fetch(row.reference, zone, allow)
    if document is None:
        raise DocumentUnreadable("empty", "There is nothing in it.")
    return document


async def _store(session: Session, row: EventImport, document: Document) -> None:
    await session.exec(delete(EventImportItem).where(col(EventImportItem.import_id) == row.id))
    source_hash = addressed(row.reference)[1]
    source_id = select(EventSource.id).where(EventSource.url_hash == source_hash)
    known_id = (await session.exec(source_id)).first()
    position = 0
    for start in range(0, len(document.entries), CHUNK):
        chunk = document.entries[start : start + CHUNK]
        session.add_all(await _compared(session, row.id, known_id, chunk, position))
        position += len(chunk)
        await session.flush()
    session.add_all(
        _refused(row.id, refused, position + place)
        for place, refused in enumerate(document.refused)
    )
    await session.flush()


async def _compared(
    session: Session,
    import_id: UUID,
    source_id: UUID | None,
    entries: Sequence[Entry],
    position: int,
) -> list[EventImportItem]:
    named: dict[str, EventEntry] = {}
    if source_id is not None:
        identities = [intake.identity(entry) for entry in entries]
        named = await intake.entries_of(session, source_id, identities)
    rows = await intake.events_of(session, named)
    items = []
    for place, entry in enumerate(entries, start=position):
        before = named.get(intake.identity(entry))
        event = rows.get(before.event_id) if before and before.event_id else None
        outcome, changes = intake.outcome(event, before, comparing.told(entry))
        items.append(
            EventImportItem(
                import_id=import_id,
                position=place,
                outcome=outcome,
                title=entry.title,
                starts_at=entry.span.starts_at,
                changes=sorted(changes),
                event_id=event.id if event else None,
                entry=_ENTRY.dump_python(entry, mode="json"),
            )
        )
    await _liken(session, items, entries)
    return items


async def _liken(
    session: Session, items: Sequence[EventImportItem], entries: Sequence[Entry]
) -> None:
    """Name beside what is new the event there is that it seems to be."""
    new = [
        Occasion(
            id=item.id,
            **contents.searched(entry.title, entry.place, entry.url),
            starts_at=entry.span.starts_at,
            is_online=entry.is_online,
        )
        for item, entry in zip(items, entries, strict=True)
        if item.outcome is Outcome.new
    ]
    known = await finding.like(session, new)
    for item in items:
        item.event_id = known.get(item.id, item.event_id)


def _refused(import_id: UUID, refused: Refused, position: int) -> EventImportItem:
    return EventImportItem(
        import_id=import_id,
        position=position,
        outcome=Outcome.refused,
        title=refused.title,
        reason_code=refused.code,
        changes=[],
    )


async def _previewed(session: Session, row: EventImport) -> Document:
    query = select(EventImportItem.entry).where(EventImportItem.import_id == row.id)
    told = [entry for entry in await session.exec(query) if entry is not None]
    return Document(row.name, [_ENTRY.validate_python(entry) for entry in told], [], 0)


async def _open(session: Session, import_id: UUID, status: ImportStatus) -> EventImport | None:
    query = select(EventImport).where(EventImport.id == import_id, EventImport.status == status)
    return (await session.exec(query.with_for_update())).first()


async def _fail(
    delivery: Delivery, import_id: UUID, error: DocumentUnreadable | SourceUnreadable
) -> None:
    async with delivery.transaction() as session:
        row = await _open(session, import_id, ImportStatus.reading)
        if row is not None:
            row.status, row.body = ImportStatus.failed, None
            row.error_code, row.error_status = error.code, getattr(error, "status", None)
