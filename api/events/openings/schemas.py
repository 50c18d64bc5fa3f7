"""What the endpoints about openings accept and return."""

import datetime as dt
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field, WithJsonSchema

from api.core.schemas import Amount, Input, Number, Output, Paragraph
from api.events.fields import EventDay
from api.events.openings.models import Cover, Part
from api.events.participations.models import ParticipationState
from api.strategy.skills.schemas import SkillRef

Seats = Annotated[Number, Field(ge=1, le=10_000)]
Hours = Annotated[
    Amount,
    Field(ge=0, le=9999, decimal_places=1),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,4}(\.[0-9])?$", "examples": ["12.5"]}),
]
Covers = Annotated[
    list[Cover],
    Field(max_length=len(Cover), description="What the company gives or pays for."),
]
Note = Annotated[Paragraph, Field(max_length=300)]
SkillIds = Annotated[list[UUID], Field(max_length=20)]


class OpeningCreate(Input):
    part: Part
    seats: Seats = 1
    description: Annotated[Paragraph, Field(description="What is wanted, in a few words.")] = ""
    skill_ids: SkillIds = []
    effort_hours: Hours | None = None
    covers: Covers = []
    covers_note: Note = ""
    closes_on: Annotated[
        EventDay | None, Field(description="The last day to come forward; null: any time.")
    ] = None


class OpeningUpdate(Input):
    part: Part | None = None
    seats: Seats | None = None
    description: Paragraph | None = None
    skill_ids: SkillIds | None = None
    effort_hours: Hours | None = None
    covers: Covers | None = None
    covers_note: Note | None = None
    closes_on: EventDay | None = None


class OpeningRead(Output):
    id: UUID
    event_id: UUID
    part: Part
    seats: int
    description: str
    skills: list[SkillRef]
    effort_hours: Decimal | None
    covers: list[Cover]
    covers_note: str
    closes_on: dt.date | None
    is_open: bool = Field(description="Its deadline is not over, and the event is to come.")
    is_first_come: bool = Field(
        description="Who applies has a seat while there are any. Otherwise curators choose."
    )
    seats_left: int
    has_briefing: bool = Field(description="Who has a seat gets to read one.")
    my_state: ParticipationState | None = Field(description="How the caller stands to it.")
    created_at: dt.datetime
    version: int
