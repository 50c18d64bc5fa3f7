"""Tables of event imports: what a file or an address holds, looked at before it is taken over."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from api.core.records import Json, Retention, TenantRecord, text_enum, within_tenant


class ImportStatus(StrEnum):
    """`ready` is a preview; `done` is applied."""

    reading = "reading"
    ready = "ready"
    applying = "applying"
    done = "done"
    failed = "failed"


class Outcome(StrEnum):
    """What an entry is to the events there are."""

    new = "new"
    changed = "changed"
    unchanged = "unchanged"
    refused = "refused"


class EventImport(TenantRecord, table=True):
    """One import. `body` is what was sent, until it has been read."""

    subject: ClassVar = None
    retention: ClassVar = Retention("created_at", days=30)
    __table_args__ = (Index(None, "organization_id", "created_at", "id"),)

    reference: str = Field(max_length=2000)
    body: str | None = None
    name: str = Field(default="", max_length=300)
    status: ImportStatus = Field(default=ImportStatus.reading, sa_type=text_enum(ImportStatus))
    progress: dict[str, int] | None = Field(default=None, sa_type=Json)
    error_code: str | None = Field(default=None, max_length=60)
    error_status: int | None = None


class EventImportItem(TenantRecord, table=True):
    """An entry of an import, as it was read; `changes` names what differs from the event."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("import_id", "event_import", on_delete="CASCADE"),
        Index(None, "organization_id", "import_id", "outcome", "position", "id"),
        Index(None, "organization_id", "import_id", "position", "id"),
    )

    import_id: UUID
    position: int
    outcome: Outcome = Field(sa_type=text_enum(Outcome))
    title: str = Field(max_length=300)
    starts_at: datetime | None = None
    reason_code: str | None = Field(default=None, max_length=60)
    changes: list[str] = Field(sa_type=Json)
    event_id: UUID | None = None
    entry: dict[str, Any] | None = Field(default=None, sa_type=Json)
