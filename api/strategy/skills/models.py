"""Tables of the vocabulary of skills: what people can do or know."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import Json, LanguageMap, TenantRecord, text_enum, within_tenant


class SkillOrigin(StrEnum):
    """Where a skill's name comes from."""

    shipped = "shipped"
    esco = "esco"
    organization = "organization"


class Skill(TenantRecord, table=True):
    """A skill with its names per language. `key` tells the same one on a second import."""

    subject: ClassVar = None
    __table_args__ = (UniqueConstraint("organization_id", "key"),)

    key: str = Field(max_length=200)
    labels: LanguageMap = Field(sa_type=Json)
    origin: SkillOrigin = Field(sa_type=text_enum(SkillOrigin))


class SkillLabel(TenantRecord, table=True):
    """A skill's name in one language, folded (no accents, no case) for search."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("skill_id", "skill", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "skill_id", "language"),
        Index(None, "organization_id", "folded", "skill_id"),
    )

    skill_id: UUID
    language: str = Field(max_length=5)
    folded: str = Field(max_length=300)
