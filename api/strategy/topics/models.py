"""Tables of topics: what the organization talks about, and which skills belong to it."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import Json, LanguageMap, TenantRecord, Versioned, within_tenant


class Topic(TenantRecord, Versioned, table=True):
    """One of the organization's themes; a tree. `facts`: `[{text, source, source_url, date}]`."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("parent_id", "topic"),
        Index(None, "organization_id", "position", "id"),
        Index(None, "organization_id", "parent_id"),
    )

    parent_id: UUID | None = None
    names: LanguageMap = Field(sa_type=Json)
    keywords: dict[str, list[str]] = Field(sa_type=Json)
    stance: LanguageMap = Field(sa_type=Json)
    facts: list[dict[str, Any]] = Field(sa_type=Json)
    avoid: LanguageMap = Field(sa_type=Json)
    position: int = 0
    is_archived: bool = False


class TopicSkill(TenantRecord, table=True):
    """A skill that helps with a topic: the bridge between people and themes (rule 2)."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("topic_id", "topic", on_delete="CASCADE"),
        within_tenant("skill_id", "skill", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "topic_id", "skill_id"),
        Index(None, "organization_id", "skill_id", "topic_id"),
    )

    topic_id: UUID
    skill_id: UUID
