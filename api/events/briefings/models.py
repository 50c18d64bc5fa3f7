"""The table of briefings: what whoever has a part needs to know beforehand."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from api.core.records import Json, TenantRecord, Versioned, within_tenant


class Briefing(TenantRecord, Versioned, table=True):
    """One for an opening, shown to who has a seat in it. `materials` are `{title, url}`."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("opening_id", "opening", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "opening_id"),
        CheckConstraint("audience_size >= 0", name="audience_size"),
    )

    opening_id: UUID
    audience: str = Field(default="", max_length=1000)
    audience_size: int | None = None
    details: str = Field(default="", max_length=2000)
    contact_name: str = Field(default="", max_length=300)
    contact_reach: str = Field(default="", max_length=300)
    preparation: str = Field(default="", max_length=2000)
    materials: list[dict[str, Any]] = Field(sa_type=Json)
