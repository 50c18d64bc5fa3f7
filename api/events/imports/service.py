"""Rules of event imports: look first, then take over. Nothing here commits or fetches."""

from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping
from sqlmodel import col, select

from api.core import outbox, tenancy
from api.core.aggregates import children, columns, json_row
from api.core.db import Session
from api.core.errors import Conflict, Invalid, NotFound
from api.core.pagination import Order, Page, PageParams, paginate
from api.events import reasons
from api.events.imports.models import EventImport, EventImportItem, ImportStatus, Outcome
from api.events.imports.schemas import (
    EventImportCounts,
    EventImportCreate,
    EventImportItemRead,
    EventImportRead,
    EventImportReason,
    EventImportTrouble,
)
from api.identity.principal import Principal

PASTED = "pasted"

_COLUMNS = columns(
    EventImport, "id", "reference", "name", "status", "progress", "error_code", "error_status"
)
_COUNTED = (
    sqlalchemy.select(
        col(EventImportItem.organization_id),
        col(EventImportItem.import_id),
        col(EventImportItem.outcome),
        sqlalchemy.func.count().label("number"),
    )
    .group_by(
        col(EventImportItem.organization_id),
        col(EventImportItem.import_id),
        col(EventImportItem.outcome),
    )
    .subquery()
)
_COUNTS = children(
    json_row("outcome", _COUNTED.c.outcome, "number", _COUNTED.c.number),
    _COUNTED,
    _COUNTED.c.organization_id == EventImport.organization_id,
    _COUNTED.c.import_id == EventImport.id,
).label("counts")
_IMPORTS = sqlalchemy.select(*_COLUMNS, col(EventImport.created_at), _COUNTS)
_ITEMS = sqlalchemy.select(
    *columns(EventImportItem, "id", "position", "outcome", "title", "starts_at", "changes"),
    *columns(EventImportItem, "reason_code", "event_id"),
    # What lasts whole days has them in the entry as it was read.
    col(EventImportItem.entry)["span"]["starts_on"].as_string().label("starts_on"),
)


class NothingToImport(Invalid):
    detail = "Send an address or what a file holds, one of the two."


class ImportNotReady(Conflict):
    detail = "Only what has been read and not applied yet can be applied."


async def list_all(session: Session, actor: Principal, paging: PageParams) -> Page[EventImportRead]:
    """The imports of the last weeks, the latest first."""
    order = Order((col(EventImport.created_at), col(EventImport.id)), descending=True)
    return await paginate(session, _IMPORTS, paging, order, lambda row: _read(row, actor))


async def get(session: Session, actor: Principal, import_id: UUID) -> EventImportRead:
    rows = await session.rows(_IMPORTS.where(col(EventImport.id) == import_id))
    if not rows:
        raise NotFound
    return _read(rows[0], actor)


async def items(
    session: Session, actor: Principal, paging: PageParams, import_id: UUID, outcome: Outcome | None
) -> Page[EventImportItemRead]:
    """What was read, in its order."""
    await get(session, actor, import_id)
    query = _ITEMS.where(col(EventImportItem.import_id) == import_id)
    if outcome is not None:
        query = query.where(col(EventImportItem.outcome) == outcome)
    order = Order((col(EventImportItem.position), col(EventImportItem.id)))
    return await paginate(session, query, paging, order, lambda row: _read_item(row, actor))


async def begin(session: Session, actor: Principal, data: EventImportCreate) -> EventImportRead:
    """Keep what is to be read and have the worker read it."""
    if (data.url is None) == (data.content is None):
        raise NothingToImport(pointer="#/url")
    row = EventImport(reference=data.url or data.file_name or PASTED, body=data.content)
    session.add(row)
    await session.flush()
    await outbox.emit(session, "event_import.requested", import_id=str(row.id))
    return await get(session, actor, row.id)


async def apply(session: Session, actor: Principal, import_id: UUID) -> EventImportRead:
    """Have the worker take over what was read."""
    query = select(EventImport).where(EventImport.id == import_id).with_for_update()
    row = (await session.exec(query)).first()
    if row is None:
        raise NotFound
    if row.status is not ImportStatus.ready:
        raise ImportNotReady
    row.status = ImportStatus.applying
    await session.flush()
    await outbox.emit(session, "event_import.accepted", import_id=str(row.id))
    return await get(session, actor, import_id)


async def remove(session: Session, import_id: UUID) -> None:
    """Throw a preview away, or the record of an import; the events stay."""
    await session.delete(await tenancy.find(session, EventImport, import_id))
    await session.flush()


def _read(row: RowMapping, actor: Principal) -> EventImportRead:
    fields = {str(column.key): row[str(column.key)] for column in _COLUMNS}
    code, status = fields.pop("error_code"), fields.pop("error_status")
    trouble = code and EventImportTrouble(
        code=code, detail=reasons.detail(code, actor.language, status)
    )
    counted = {count["outcome"]: count["number"] for count in row["counts"] or []}
    return EventImportRead(
        **fields,
        created_at=row["created_at"],
        error=trouble,
        counts=EventImportCounts(**{outcome: counted.get(outcome, 0) for outcome in Outcome}),
    )


def _read_item(row: RowMapping, actor: Principal) -> EventImportItemRead:
    fields = dict(row)
    code = fields.pop("reason_code")
    reason = code and EventImportReason(code=code, detail=reasons.detail(code, actor.language))
    return EventImportItemRead(**fields, reason=reason)
