"""Tables of events: occasions outside and inside, and standing engagements with their meetings."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from api.core import fulltext
from api.core.fulltext import TEXT, TITLE, WITHOUT_ROWID, Word
from api.core.records import (
    Json,
    Personal,
    TenantRecord,
    Versioned,
    personal,
    text_enum,
    within_tenant,
)


class EventFormat(StrEnum):
    conference = "conference"
    panel = "panel"
    lecture = "lecture"
    jury = "jury"
    expert_group = "expert_group"
    meetup = "meetup"
    webinar = "webinar"
    workshop = "workshop"


class EventStatus(StrEnum):
    proposed = "proposed"
    approved = "approved"
    archived = "archived"
    cancelled = "cancelled"


class Event(TenantRecord, Versioned, table=True):
    """An occasion, or a standing engagement that goes on for a period.

    `starts_at` and `ends_at` bound the whole; only a standing engagement may have an open end.
    What lasts whole days has `starts_on` and `ends_on` besides: they are the same days wherever
    one looks from. A `rhythm` is an RRULE that begins at `starts_at` in `time_zone`; each of its
    meetings lasts `meeting_minutes`.
    """

    subject: ClassVar = "proposed_by_id"
    __table_args__ = (
        within_tenant("proposed_by_id", "person", on_delete="CASCADE"),
        within_tenant("source_id", "event_source"),
        CheckConstraint("ends_at >= starts_at", name="period"),
        CheckConstraint("ends_at IS NOT NULL OR is_standing", name="open_end"),
        Index(None, "organization_id", "starts_at", "id"),
        Index(None, "organization_id", "status", "starts_at", "id"),
        Index(None, "organization_id", "format", "starts_at", "id"),
        Index(None, "organization_id", "ends_at"),
        Index(None, "organization_id", "proposed_by_id", "starts_at", "id"),
        Index(None, "organization_id", "url_hash"),
        Index(None, "organization_id", "source_id", "starts_at", "id"),
    )

    format: EventFormat = Field(sa_type=text_enum(EventFormat))
    title: str = Field(max_length=300)
    title_folded: str = Field(max_length=400)
    description: str = Field(default="", max_length=4000)
    language: str | None = Field(default=None, max_length=5)
    url: str | None = Field(default=None, max_length=2000)
    url_hash: str | None = Field(default=None, max_length=64)
    organizer: str | None = Field(default=None, max_length=300)
    place: str | None = Field(default=None, max_length=300)
    place_folded: str = Field(default="", max_length=400)
    is_online: bool = False
    time_zone: str = Field(max_length=60)
    starts_at: datetime
    ends_at: datetime | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    is_standing: bool = False
    rhythm: str | None = Field(default=None, max_length=500)
    meeting_minutes: int | None = None
    call_url: str | None = Field(default=None, max_length=2000)
    call_closes_on: date | None = None
    status: EventStatus = Field(default=EventStatus.proposed, sa_type=text_enum(EventStatus))
    previous_status: EventStatus | None = Field(default=None, sa_type=text_enum(EventStatus))
    source_id: UUID | None = None
    proposed_by_id: UUID | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
    approved_at: datetime | None = None


class EventWord(Word, table=True):
    """A word of an event's texts, for search."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("id", "event", on_delete="CASCADE"),
        Index(None, "organization_id", "stem", "id"),
        WITHOUT_ROWID,
    )


fulltext.keep(Event, EventWord, title=TITLE, organizer=TEXT, place=TEXT, description=TEXT)


class EventTopic(TenantRecord, table=True):
    """A topic of an event, with the words of its text that spoke for it."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("event_id", "event", on_delete="CASCADE"),
        within_tenant("topic_id", "topic"),
        UniqueConstraint("organization_id", "event_id", "topic_id"),
        Index(None, "organization_id", "topic_id", "event_id"),
    )

    event_id: UUID
    topic_id: UUID
    words: list[str] = Field(sa_type=Json)
    is_proposed: bool


class Meeting(TenantRecord, Versioned, table=True):
    """One meeting of a standing engagement.

    `key` is the start that its rhythm gave it, which stays when it is moved; a meeting that was
    added by hand has its own id there. What was changed by hand is left alone from then on.
    """

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("event_id", "event", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "event_id", "key"),
        CheckConstraint("ends_at >= starts_at", name="period"),
        Index(None, "organization_id", "event_id", "starts_at", "id"),
        Index(None, "organization_id", "starts_at", "id"),
    )

    event_id: UUID
    key: str = Field(max_length=40)
    starts_at: datetime
    ends_at: datetime
    starts_on: date | None = None
    ends_on: date | None = None
    title: str | None = Field(default=None, max_length=300)
    place: str | None = Field(default=None, max_length=300)
    is_cancelled: bool = False
    is_changed: bool = False
