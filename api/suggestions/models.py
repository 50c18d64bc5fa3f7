"""Tables of suggestions: what is worth passing on, discussing or writing about."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
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

NO_LANGUAGE = "und"


class SuggestionKind(StrEnum):
    share = "share"
    discuss = "discuss"
    write = "write"


class SuggestionStatus(StrEnum):
    proposed = "proposed"
    approved = "approved"
    archived = "archived"


class Suggestion(TenantRecord, Versioned, table=True):
    """Something found by a source, or proposed by a person.

    `url_hash` keeps the same address from being suggested twice; `picture_url` is where the
    picture was found, `image_key` the file of our own that was made of it.
    """

    subject: ClassVar = "proposed_by_id"
    __table_args__ = (
        within_tenant("source_id", "source"),
        within_tenant("proposed_by_id", "person", on_delete="CASCADE"),
        within_tenant("goal_id", "goal"),
        UniqueConstraint("organization_id", "url_hash"),
        Index(None, "organization_id", "status", "created_at", "id"),
        Index(None, "organization_id", "source_id", "status", "created_at", "id"),
        Index(None, "organization_id", "proposed_by_id", "created_at", "id"),
        Index(None, "organization_id", "created_at", "id"),
        Index(None, "organization_id", "goal_id"),
        Index(None, "organization_id", "valid_until"),
    )

    kind: SuggestionKind = Field(sa_type=text_enum(SuggestionKind))
    title: str = Field(max_length=300)
    summary: str = Field(default="", max_length=4000)
    url: str | None = Field(default=None, max_length=2000)
    url_hash: str | None = Field(default=None, max_length=64)
    picture_url: str | None = Field(default=None, max_length=2000)
    image_key: str | None = Field(default=None, max_length=200)
    author: str | None = Field(default=None, max_length=200)
    language: str | None = Field(default=None, max_length=5)
    minutes: int | None = None
    status: SuggestionStatus = Field(
        default=SuggestionStatus.proposed, sa_type=text_enum(SuggestionStatus)
    )
    previous_status: SuggestionStatus | None = Field(
        default=None, sa_type=text_enum(SuggestionStatus)
    )
    source_id: UUID | None = None
    proposed_by_id: UUID | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
    published_at: datetime | None = None
    approved_at: datetime | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    goal_id: UUID | None = None
    note: str | None = Field(
        default=None, max_length=4000, sa_column_kwargs=personal(Personal.text)
    )


class SuggestionWord(Word, table=True):
    """A word of a suggestion's texts, for search."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("id", "suggestion", on_delete="CASCADE"),
        Index(None, "organization_id", "stem", "id"),
        WITHOUT_ROWID,
    )


fulltext.keep(Suggestion, SuggestionWord, title=TITLE, summary=TEXT, author=TEXT)


class SuggestionTopic(TenantRecord, table=True):
    """A topic of a suggestion, with the words of its text that spoke for it.

    `listed_at` is set only while the suggestion is approved, and the language is its own or
    `und`: so the newest of a topic in a language are found in the index alone, at a cost that
    does not grow with the number of suggestions.
    """

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("suggestion_id", "suggestion", on_delete="CASCADE"),
        within_tenant("topic_id", "topic"),
        UniqueConstraint("organization_id", "suggestion_id", "topic_id"),
        Index(None, "organization_id", "topic_id", "language", "listed_at", "suggestion_id"),
    )

    suggestion_id: UUID
    topic_id: UUID
    words: list[str] = Field(sa_type=Json)
    is_proposed: bool
    language: str = Field(max_length=5)
    listed_at: datetime | None = None


class SuggestionEntry(TenantRecord, table=True):
    """An identity under which a source has named an entry, so that a repeat is known, or the same
    under another id or in another feed. A curator's deletion leaves it behind without its
    suggestion, lest that comes back."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("source_id", "source", on_delete="CASCADE"),
        within_tenant("suggestion_id", "suggestion", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "identity"),
        Index(None, "organization_id", "source_id"),
        Index(None, "organization_id", "suggestion_id"),
    )

    source_id: UUID
    identity: str = Field(max_length=64)
    suggestion_id: UUID | None = None


class Wording(TenantRecord, table=True):
    """A start for one's own words; people change it before it goes out."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("suggestion_id", "suggestion", on_delete="CASCADE"),
        Index(None, "organization_id", "suggestion_id", "position"),
    )

    suggestion_id: UUID
    language: str = Field(max_length=5)
    text: str = Field(max_length=4000)
    position: int
