"""Tables of sources: the feeds that suggestions come from."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.polling import Polled
from api.core.records import TenantRecord, within_tenant


class Source(Polled, table=True):
    """A feed, or a page whose feed is looked for."""

    subject: ClassVar = None
    __table_args__ = (
        UniqueConstraint("organization_id", "url_hash"),
        Index(None, "organization_id", "status", "created_at", "id"),
        Index(None, "organization_id", "created_at", "id"),
        Index(None, "organization_id", "next_fetch_at"),
    )

    feed_url: str | None = Field(default=None, max_length=2000)
    language: str | None = Field(default=None, max_length=5)
    is_trusted: bool = False


class SourceTopic(TenantRecord, table=True):
    """A topic that every suggestion of the source gets."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("source_id", "source", on_delete="CASCADE"),
        within_tenant("topic_id", "topic"),
        UniqueConstraint("organization_id", "source_id", "topic_id"),
        Index(None, "organization_id", "topic_id"),
    )

    source_id: UUID
    topic_id: UUID
