"""The table of participations: a person in an opening, from interest to having been there."""

from datetime import datetime
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


class ParticipationState(StrEnum):
    """`declined` is the curators' no to an application; like `withdrawn`, the person alone sees
    it."""

    interested = "interested"
    applied = "applied"
    confirmed = "confirmed"
    attended = "attended"
    withdrawn = "withdrawn"
    declined = "declined"


# Who is in one of these has a seat.
SEATED = (ParticipationState.confirmed, ParticipationState.attended)
# What others than the person know of: interest is a note to oneself.
KNOWN = (ParticipationState.applied, *SEATED)
OVER = (ParticipationState.withdrawn, ParticipationState.declined)


class Participation(TenantRecord, table=True):
    """A person in an opening. Of a standing engagement it is for all meetings.

    `applied_at` is the place in the waiting list. What is over is kept for a while for the person
    alone, so that their calendars learn of it.
    """

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("ended_at", days=60)
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        within_tenant("opening_id", "opening", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "opening_id"),
        Index(None, "organization_id", "opening_id", "state", "applied_at", "id"),
        Index(None, "organization_id", "ended_at"),
    )

    person_id: UUID
    opening_id: UUID = Field(sa_column_kwargs=personal(Personal.activity))
    state: ParticipationState = Field(
        sa_type=text_enum(ParticipationState), sa_column_kwargs=personal(Personal.activity)
    )
    note: str = Field(default="", max_length=300, sa_column_kwargs=personal(Personal.text))
    applied_at: datetime | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
    ended_at: datetime | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
