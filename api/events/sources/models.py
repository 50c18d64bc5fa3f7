"""Tables of event sources: calendars and lists that events come from, and what each has named."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.polling import Polled
from api.core.records import Json, TenantRecord, within_tenant


class EventSource(Polled, table=True):
    """A calendar or a list at an address, or a file that was imported.

    `time_zone` is where its times are from when it does not say so itself.
    """

    subject: ClassVar = None
    __table_args__ = (
        UniqueConstraint("organization_id", "url_hash"),
        Index(None, "organization_id", "created_at", "id"),
        Index(None, "organization_id", "next_fetch_at"),
    )

    time_zone: str = Field(max_length=60)


class EventEntry(TenantRecord, table=True):
    """What a source says of an event, so that a repeat is known and a change is seen.

    `content` is what was imported last: a field of the event that differs from it was changed by
    hand and stays. A curator's deletion leaves the entry without its event, lest that comes back.
    """

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("source_id", "event_source", on_delete="CASCADE"),
        within_tenant("event_id", "event", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "source_id", "identity"),
        Index(None, "organization_id", "event_id"),
    )

    source_id: UUID
    identity: str = Field(max_length=64)
    event_id: UUID | None = None
    content: dict[str, Any] = Field(sa_type=Json)
