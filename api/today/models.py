"""Tables of Today: the day's selection of each person, kept so that it stays the same all day."""

import datetime as dt
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import (
    Json,
    Personal,
    Retention,
    TenantRecord,
    personal,
    text_enum,
    within_tenant,
)
from api.matching.items import ItemKind


class TodaySelection(TenantRecord, table=True):
    """One person's day. Of two first looks at once, its unique key lets one choose the five."""

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("day", days=30)
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "day"),
        Index(None, "organization_id", "day"),
    )

    person_id: UUID
    day: dt.date = Field(sa_column_kwargs=personal(Personal.activity))
    has_more: bool


class TodayItem(TenantRecord, table=True):
    """A thing chosen for the day, at its place; the reasons (`matching.reasons.Reason` as JSON)
    carry their names in all languages, since the reader may change theirs."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        within_tenant("selection_id", "today_selection", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "selection_id", "kind", "item_id"),
        UniqueConstraint("organization_id", "selection_id", "position"),
        Index(None, "organization_id", "person_id", "kind", "item_id", "created_at"),
    )

    person_id: UUID
    selection_id: UUID
    kind: ItemKind = Field(
        sa_type=text_enum(ItemKind), sa_column_kwargs=personal(Personal.activity)
    )
    item_id: UUID = Field(sa_column_kwargs=personal(Personal.activity))
    position: int
    reasons: list[dict[str, Any]] = Field(sa_type=Json, sa_column_kwargs=personal(Personal.profile))
