"""Tables of sources: the feeds that suggestions come from."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import Json, TenantRecord, Versioned, text_enum, within_tenant


class SourceStatus(StrEnum):
    new = "new"
    refreshing = "refreshing"
    ok = "ok"
    failing = "failing"


class Source(TenantRecord, Versioned, table=True):
    """A feed, or a page whose feed is looked for; what the last fetch found stands beside it.

    `next_fetch_at` says when the worker reads it next, null: never. While it is refreshing this
    is when the refresh is given up for dead, so that nothing stays refreshing forever.
    """

    subject: ClassVar = None
    __table_args__ = (
        UniqueConstraint("organization_id", "url_hash"),
        Index(None, "organization_id", "status", "created_at", "id"),
        Index(None, "organization_id", "created_at", "id"),
        Index(None, "organization_id", "next_fetch_at"),
    )

    url: str = Field(max_length=2000)
    url_hash: str = Field(max_length=64)
    feed_url: str | None = Field(default=None, max_length=2000)
    name: str = Field(max_length=300)
    is_name_given: bool = True
    language: str | None = Field(default=None, max_length=5)
    is_trusted: bool = False
    status: SourceStatus = Field(default=SourceStatus.new, sa_type=text_enum(SourceStatus))
    progress: dict[str, int] | None = Field(default=None, sa_type=Json)
    last_fetched_at: datetime | None = None
    last_success_at: datetime | None = None
    failing_since: datetime | None = None
    next_fetch_at: datetime | None = None
    failures: int = 0
    error_code: str | None = Field(default=None, max_length=60)
    error_status: int | None = None
    etag: str | None = Field(default=None, max_length=500)
    last_modified: str | None = Field(default=None, max_length=100)
    imported: int = 0
    known: int = 0
    refused: int = 0


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
