"""The table of exports: a person's request for all that is kept about them."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, column
from sqlmodel import Field

from api.core.records import (
    Personal,
    Retention,
    TenantRecord,
    personal,
    text_enum,
    within_tenant,
)


class ExportStatus(StrEnum):
    queued = "queued"
    running = "running"
    ready = "ready"
    failed = "failed"
    expired = "expired"


class DataExport(TenantRecord, table=True):
    """One export, made by the worker. The file's name is chosen before the file is made, so that
    whatever happens meanwhile, whoever deletes the row knows what to delete with it."""

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("created_at", days=30)
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        # One at a time, even of two asked for at once.
        Index(
            "uq_data_export_unfinished",
            "organization_id",
            "person_id",
            unique=True,
            sqlite_where=column("finished_at").is_(None),
            postgresql_where=column("finished_at").is_(None),
        ),
        Index(None, "organization_id", "person_id", "created_at", "id"),
    )

    person_id: UUID
    status: ExportStatus = Field(
        default=ExportStatus.queued,
        sa_type=text_enum(ExportStatus),
        sa_column_kwargs=personal(Personal.activity),
    )
    progress: int = 0
    bytes: int | None = None
    file_key: str = Field(max_length=200, sa_column_kwargs=personal(Personal.credential))
    finished_at: datetime | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
    expires_at: datetime | None = None
