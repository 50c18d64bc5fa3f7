"""What the endpoints about taking part accept and return."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query
from pydantic import Field

from api.core.schemas import Day, Input, Output
from api.events.models import EventStatus
from api.events.openings.models import Part
from api.events.openings.schemas import Note
from api.events.participations.models import ParticipationState
from api.events.schemas import EventRef, OccasionFacts
from api.identity.schemas import PersonRef


@dataclass(frozen=True, slots=True)
class OwnFilters:
    """What the list of one's own participations is narrowed to."""

    state: ParticipationState | None = None
    event_id: UUID | None = None
    since: Annotated[
        Day | None, Query(description="Not over before this day.", examples=["2026-11-23"])
    ] = None


class ParticipationPut(Input):
    state: Literal["interested", "applied", "attended"] = Field(
        description="`attended` once it has begun, for who is confirmed; `applied` takes it back."
    )
    note: Annotated[Note, Field(description="Words to the curators.")] = ""


class Occasion(OccasionFacts, EventRef):
    """The event of a participation."""

    status: EventStatus


class MyParticipation(Output):
    opening_id: UUID
    part: Part
    event: Occasion
    state: ParticipationState
    note: str
    waiting_place: int | None = Field(
        description="1: next. Set while an attendee waits for a seat; otherwise curators choose."
    )
    applied_at: dt.datetime | None
    created_at: dt.datetime


class ParticipationRead(Output):
    """A participation as curators see it."""

    id: UUID
    opening_id: UUID
    person: PersonRef
    state: Literal["applied", "confirmed", "attended"]
    note: str
    applied_at: dt.datetime
