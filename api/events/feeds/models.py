"""The table of calendar feeds: an address that a person's own calendars subscribe to."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from api.core.records import Personal, TenantRecord, personal, within_tenant


class CalendarFeed(TenantRecord, table=True):
    """A person's feed; of its secret only the hash is kept."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id"),
        UniqueConstraint("organization_id", "secret_hash"),
    )

    person_id: UUID
    secret_hash: str = Field(max_length=64, sa_column_kwargs=personal(Personal.credential))
    last_used_at: datetime | None = Field(
        default=None, sa_column_kwargs=personal(Personal.activity)
    )
