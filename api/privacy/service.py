"""Rules of exports: one at a time, for its person alone, for a week. Nothing here commits."""

from uuid import UUID

import sqlalchemy
from sqlalchemy import update
from sqlmodel import col, select

from api.core import clock, files, outbox, tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import AppError, Conflict, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.identity.principal import Principal
from api.privacy.models import DataExport, ExportStatus
from api.privacy.schemas import ExportRead

_EXPORTS = sqlalchemy.select(*columns(DataExport, *ExportRead.model_fields))


class ExportUnderWay(Conflict):
    detail = "An export of yours is being made. Wait for it to be ready."


class ExportNotReady(Conflict):
    detail = "This export has no file yet."


class ExportExpired(AppError):
    status = 410
    detail = "This export's file is deleted. Ask for a new one."


async def request(session: Session, actor: Principal) -> ExportRead:
    """Have an export made. It takes the place of the last one, whose file is deleted."""
    unfinished = await _one(session, actor, col(DataExport.finished_at).is_(None))
    if unfinished is not None:
        raise ExportUnderWay(existing_id=str(unfinished.id))
    ready = await _one(session, actor, col(DataExport.status) == ExportStatus.ready)
    if ready is not None:
        await expire(session, [ready])
    key = files.fresh_key(actor.organization_id, "zip")
    row = DataExport(person_id=actor.person_id, file_key=key)
    session.add(row)
    await session.flush()
    await outbox.emit(session, "export.requested", export_id=str(row.id), file_key=key)
    return ExportRead.model_validate(row)


async def list_mine(session: Session, actor: Principal, paging: PageParams) -> Page[ExportRead]:
    """The actor's exports, newest first."""
    query = _EXPORTS.where(col(DataExport.person_id) == actor.person_id)
    order = Order((col(DataExport.created_at), col(DataExport.id)), descending=True)
    return await paginate(session, query, paging, order, ExportRead.model_validate)


async def get(session: Session, actor: Principal, export_id: UUID) -> DataExport:
    """One export of the actor's; another person's is not there."""
    row = await tenancy.find(session, DataExport, export_id)
    if row.person_id != actor.person_id:
        raise NotFound
    return row


async def file_key(session: Session, actor: Principal, export_id: UUID) -> str:
    """Where the file of an export is, while it may be downloaded."""
    row = await get(session, actor, export_id)
    if row.status is ExportStatus.expired or (row.expires_at and row.expires_at <= clock.now()):
        raise ExportExpired
    if row.status is not ExportStatus.ready:
        raise ExportNotReady
    return row.file_key


async def expire(session: Session, rows: list[DataExport]) -> None:
    """End exports, with their files."""
    if not rows:
        return
    await session.exec(
        update(DataExport)
        .where(col(DataExport.id).in_([row.id for row in rows]))
        .values(status=ExportStatus.expired)
    )
    await drop_files(session, [row.file_key for row in rows])


async def drop_files(session: Session, keys: list[str]) -> None:
    """Have files deleted once nothing refers to them, that is after the commit."""
    for key in keys:
        await outbox.emit(session, "export.file_dropped", file_key=key)


async def _one(
    session: Session, actor: Principal, which: sqlalchemy.ColumnElement[bool]
) -> DataExport | None:
    query = select(DataExport).where(DataExport.person_id == actor.person_id, which)
    return (await session.exec(query.with_for_update())).first()
