"""Tables of nominations: somebody proposes a person for an opening, and what the person answers."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import (
    Personal,
    Retention,
    TenantRecord,
    personal,
    text_enum,
    within_tenant,
)


class NomineeAnswer(StrEnum):
    """`declined` only the nominee ever reads."""

    accepted = "accepted"
    declined = "declined"


class Nomination(TenantRecord, table=True):
    """What the nominator said; nothing in it depends on the nominee.

    It can be answered until the end of `last_day` in the organization's zone. One that was taken
    back stays: whoever nominates the same person again renews it, so a "no" said once holds.
    """

    subject: ClassVar = "nominated_by_id"
    retention: ClassVar = Retention("created_at", days=180)
    __table_args__ = (
        within_tenant("nominated_by_id", "person", on_delete="CASCADE"),
        within_tenant("opening_id", "opening", on_delete="CASCADE"),
        Index(None, "organization_id", "opening_id", "created_at", "id"),
        Index(None, "organization_id", "nominated_by_id"),
        Index(None, "organization_id", "created_at"),
    )

    nominated_by_id: UUID
    opening_id: UUID = Field(sa_column_kwargs=personal(Personal.activity))
    message: str = Field(default="", max_length=500, sa_column_kwargs=personal(Personal.text))
    gives_seat: bool
    last_day: date
    is_taken_back: bool = Field(default=False, sa_column_kwargs=personal(Personal.activity))


class Nominee(TenantRecord, table=True):
    """Who is nominated, once for each opening, and the answer."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("nomination_id", "nomination", on_delete="CASCADE"),
        within_tenant("person_id", "person", on_delete="CASCADE"),
        within_tenant("opening_id", "opening", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "nomination_id"),
        UniqueConstraint("organization_id", "person_id", "opening_id"),
        Index(None, "organization_id", "opening_id"),
    )

    nomination_id: UUID
    person_id: UUID
    opening_id: UUID = Field(sa_column_kwargs=personal(Personal.activity))
    answer: NomineeAnswer | None = Field(
        default=None, sa_type=text_enum(NomineeAnswer), sa_column_kwargs=personal(Personal.choice)
    )
    answered_at: datetime | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
