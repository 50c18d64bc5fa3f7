"""The table of debriefs: how it was, for the person themselves."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import Personal, TenantRecord, Versioned, personal, text_enum, within_tenant


class Again(StrEnum):
    """Whether somebody would do it again."""

    yes = "yes"
    maybe = "maybe"
    no = "no"


class DebriefVisibility(StrEnum):
    """Who reads it: the person alone, or those who curate too."""

    me = "me"
    program = "program"


class Debrief(TenantRecord, Versioned, table=True):
    """What a person noted after an opening. No figure is ever made of it."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        within_tenant("opening_id", "opening", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "opening_id"),
        CheckConstraint("audience_size >= 0", name="audience_size"),
        Index(None, "organization_id", "opening_id", "created_at", "id"),
    )

    person_id: UUID
    opening_id: UUID = Field(sa_column_kwargs=personal(Personal.activity))
    went: str = Field(default="", max_length=1000, sa_column_kwargs=personal(Personal.text))
    learned: str = Field(default="", max_length=2000, sa_column_kwargs=personal(Personal.text))
    audience_size: int | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
    again: Again | None = Field(
        default=None, sa_type=text_enum(Again), sa_column_kwargs=personal(Personal.choice)
    )
    visibility: DebriefVisibility = Field(
        default=DebriefVisibility.me,
        sa_type=text_enum(DebriefVisibility),
        sa_column_kwargs=personal(Personal.choice),
    )
