"""Tables of a person's profile: what they can do, want to learn, and care about."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from api.core import clock
from api.core.records import Personal, TenantRecord, personal, text_enum, within_tenant


class Attitude(StrEnum):
    follows = "follows"
    mutes = "mutes"


class PersonSkill(TenantRecord, table=True):
    """A skill a person has (`level` 1 to 4, null: unsaid), or wants to learn, or both."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        within_tenant("skill_id", "skill", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "skill_id"),
        CheckConstraint("level BETWEEN 1 AND 4", name="level"),
        Index(None, "organization_id", "skill_id"),
    )

    person_id: UUID
    skill_id: UUID = Field(sa_column_kwargs=personal(Personal.profile))
    level: int | None = Field(default=None, sa_column_kwargs=personal(Personal.profile))
    wants_to_learn: bool = Field(default=False, sa_column_kwargs=personal(Personal.profile))
    updated_at: datetime = Field(
        default_factory=clock.now, sa_column_kwargs={"onupdate": clock.now}
    )


class Interest(TenantRecord, table=True):
    """A topic a person follows, or does not want to see. It does not pin the topic: what one
    person likes must not show in whether the lead can delete it."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        within_tenant("topic_id", "topic", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "topic_id"),
        Index(None, "organization_id", "topic_id"),
    )

    person_id: UUID
    topic_id: UUID = Field(sa_column_kwargs=personal(Personal.profile))
    attitude: Attitude = Field(
        sa_type=text_enum(Attitude), sa_column_kwargs=personal(Personal.profile)
    )
