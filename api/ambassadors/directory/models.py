"""The table of what people add to their entry in the directory, and what they leave out of it."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from api.core.records import Personal, TenantRecord, personal, within_tenant


class DirectoryEntry(TenantRecord, table=True):
    """How somebody wants to look in the directory. Whether they are in it, the consent to be
    found decides alone; who has no row shows all that this consent names."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id"),
    )

    person_id: UUID
    place: str = Field(default="", max_length=100, sa_column_kwargs=personal(Personal.profile))
    shows_stage: bool = Field(default=True, sa_column_kwargs=personal(Personal.choice))
    shows_skills: bool = Field(default=True, sa_column_kwargs=personal(Personal.choice))
    shows_topics: bool = Field(default=True, sa_column_kwargs=personal(Personal.choice))
    shows_languages: bool = Field(default=True, sa_column_kwargs=personal(Personal.choice))
