"""The table of likely duplicates: two events that seem to be one."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import TenantRecord, text_enum, within_tenant


class Likeness(StrEnum):
    """Why two events seem to be one: the same link, or the same title, day and place."""

    same_link = "same_link"
    same_occasion = "same_occasion"


class EventDuplicate(TenantRecord, table=True):
    """A pair, the older event first. Dismissed: a curator said that they are two."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("event_id", "event", on_delete="CASCADE"),
        within_tenant("other_id", "event", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "event_id", "other_id"),
        Index(None, "organization_id", "other_id"),
        Index(None, "organization_id", "is_dismissed", "created_at", "id"),
    )

    event_id: UUID
    other_id: UUID
    likeness: Likeness = Field(sa_type=text_enum(Likeness))
    is_dismissed: bool = False
