"""Tables of openings: the parts wanted at an event, and what it takes."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import Json, TenantRecord, Versioned, text_enum, within_tenant


class Part(StrEnum):
    """What somebody does at an event."""

    attendee = "attendee"
    speaker = "speaker"
    panelist = "panelist"
    moderator = "moderator"
    lecturer = "lecturer"
    juror = "juror"
    member = "member"


class Cover(StrEnum):
    """What the company gives or pays for."""

    working_time = "working_time"
    preparation_time = "preparation_time"
    ticket = "ticket"
    travel = "travel"
    accommodation = "accommodation"
    meals = "meals"
    coaching = "coaching"


class Opening(TenantRecord, Versioned, table=True):
    """A part wanted at an event, with its seats and the company's side of the deal."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("event_id", "event", on_delete="CASCADE"),
        CheckConstraint("seats > 0", name="seats"),
        Index(None, "organization_id", "event_id", "created_at", "id"),
        Index(None, "organization_id", "closes_on"),
    )

    event_id: UUID
    part: Part = Field(sa_type=text_enum(Part))
    seats: int = 1
    description: str = Field(default="", max_length=4000)
    effort_hours: Decimal | None = Field(default=None, max_digits=6, decimal_places=1)
    covers: list[str] = Field(sa_type=Json)
    covers_note: str = Field(default="", max_length=300)
    closes_on: date | None = None


class OpeningSkill(TenantRecord, table=True):
    """A skill that an opening wants."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("opening_id", "opening", on_delete="CASCADE"),
        within_tenant("skill_id", "skill"),
        UniqueConstraint("organization_id", "opening_id", "skill_id"),
        Index(None, "organization_id", "skill_id", "opening_id"),
    )

    opening_id: UUID
    skill_id: UUID
