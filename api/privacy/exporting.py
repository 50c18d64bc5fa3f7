"""Makes exports in the background, table by table, and deletes their files."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import anyio.to_thread
import structlog
from sqlalchemy import update
from sqlmodel import col

from api.core import clock, outbox, tenancy
from api.core.db import Session
from api.core.outbox import Delivery
from api.identity import service as people
from api.identity.models import Person
from api.privacy import archive, queries, register
from api.privacy.archive import Cover, Part
from api.privacy.models import DataExport, ExportStatus

log = structlog.get_logger()

DOWNLOADABLE_FOR = timedelta(days=7)
UNDER_WAY = (ExportStatus.queued, ExportStatus.running)


@outbox.subscribe("export.requested")
async def make(delivery: Delivery) -> None:
    """Make the file of an export. What goes wrong ends it, so that its person can ask anew."""
    export_id, key = UUID(delivery.payload["export_id"]), delivery.payload["file_key"]
    if not await _note(delivery, export_id, status=ExportStatus.running):
        await _drop_orphan(delivery, export_id, key)
        return
    outcome: dict[str, Any] = {"status": ExportStatus.failed}
    try:
        body = await _pack(delivery, export_id)
        await delivery.files.write(key, body)
        outcome = {
            "status": ExportStatus.ready,
            "progress": 100,
            "bytes": len(body),
            "expires_at": clock.now() + DOWNLOADABLE_FOR,
        }
    except Exception as error:  # whatever it is, nobody shall wait for a file that does not come
        log.error("export_failed", exc_info=error)
    if not await _note(delivery, export_id, finished_at=clock.now(), **outcome):
        await _drop_orphan(delivery, export_id, key)


@outbox.subscribe("export.file_dropped")
async def delete_file(delivery: Delivery) -> None:
    await delivery.files.delete(delivery.payload["file_key"])


async def _pack(delivery: Delivery, export_id: UUID) -> bytes:
    parts: list[Part] = []
    async with delivery.database.session(writes=False) as session:
        await tenancy.bind(session, delivery.organization_id)
        export = await tenancy.find(session, DataExport, export_id)
        cover = await _cover(session, export.person_id)
        described = queries.entries(cover.language)
        for holding, entry in zip(register.holdings(), described, strict=True):
            rows = await queries.rows_of(session, holding, export.person_id)
            parts.append(Part(entry, rows))
            await _note(delivery, export_id, progress=100 * len(parts) // (len(described) + 1))
        ids = set().union(*(part.ids for part in parts))
        names = await queries.names_of(session, ids, cover.language)
    return await anyio.to_thread.run_sync(archive.pack, cover, parts, names)


async def _cover(session: Session, person_id: UUID) -> Cover:
    person = await tenancy.find(session, Person, person_id)
    organization = await people.organization_of(session)
    return Cover(person.display_name, organization.name, person.language, clock.now())


async def _note(delivery: Delivery, export_id: UUID, **values: Any) -> bool:
    """Write down how far it is; false when the export is over, or gone with its person."""
    async with delivery.transaction() as session:
        noted = await session.exec(
            update(DataExport)
            .where(col(DataExport.id) == export_id, col(DataExport.status).in_(UNDER_WAY))
            .values(**values)
        )
        if noted.rowcount and values.get("status") is ExportStatus.ready:
            await _tell(session, export_id)
        return bool(noted.rowcount)


async def _tell(session: Session, export_id: UUID) -> None:
    """Let its person know that it is ready."""
    export = await tenancy.find(session, DataExport, export_id)
    await outbox.emit(
        session, "export.ready", export_id=str(export_id), person_id=str(export.person_id)
    )


async def _drop_orphan(delivery: Delivery, export_id: UUID, key: str) -> None:
    """Delete the file unless its export still offers it: this may be a repeat of a success."""
    async with delivery.transaction() as session:
        row = await session.get(DataExport, (delivery.organization_id, export_id))
        if row is not None and row.status is ExportStatus.ready:
            return
    await delivery.files.delete(key)
