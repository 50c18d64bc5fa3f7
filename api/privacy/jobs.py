"""Deletes what has been kept for as long as its table says."""

from datetime import timedelta

import structlog
from sqlalchemy import Date, delete
from sqlmodel import col, select

from api.core import clock, outbox
from api.core.outbox import Delivery
from api.core.records import metadata
from api.privacy import register, service
from api.privacy.exporting import UNDER_WAY
from api.privacy.models import DataExport, ExportStatus

log = structlog.get_logger()

# An export that no worker finished in this time is given up.
GIVEN_UP_AFTER = timedelta(days=1)


@outbox.periodic("privacy.expire_exports", timedelta(hours=1))
async def expire_exports(delivery: Delivery) -> None:
    """Delete the files of exports that are a week old, and end those that were given up."""
    async with delivery.transaction() as session:
        over = select(DataExport).where(
            DataExport.status == ExportStatus.ready, col(DataExport.expires_at) <= clock.now()
        )
        await service.expire(session, list((await session.exec(over)).all()))
        dead = select(DataExport).where(
            col(DataExport.status).in_(UNDER_WAY),
            col(DataExport.created_at) <= clock.now() - GIVEN_UP_AFTER,
        )
        for row in (await session.exec(dead)).all():
            row.status, row.finished_at = ExportStatus.failed, clock.now()
            await service.drop_files(session, [row.file_key])


@outbox.periodic("privacy.forget", timedelta(days=1))
async def forget(delivery: Delivery) -> None:
    """Delete rows that are older than their table's retention; the log says how many."""
    for name, record in register.records().items():
        kept = record.retention
        if kept is None:
            continue
        last = clock.now() - timedelta(days=kept.days)
        is_day = isinstance(metadata.tables[name].columns[kept.column].type, Date)
        old = getattr(record, kept.column) < (last.date() if is_day else last)
        async with delivery.transaction() as session:
            forgotten = await session.exec(delete(record).where(old))
        log.info("forgotten", table=name, rows=forgotten.rowcount)
