"""What the endpoints about meetings accept and return."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field

from api.core.schemas import Day, Flag, Line, Output
from api.events.models import EventStatus
from api.events.schemas import Days, EventRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list of meetings is narrowed to."""

    since: Annotated[
        Day | None, Query(description="Not over before this day.", examples=["2026-11-23"])
    ] = None
    until: Annotated[
        Day | None, Query(description="Begun by the end of this day.", examples=["2031-12-31"])
    ] = None


class MeetingCreate(Days):
    title: Line | None = None
    place: Line | None = None


class MeetingUpdate(Days):
    """To move a meeting send its beginning and its end."""

    title: Line | None = None
    place: Line | None = None
    is_cancelled: Flag | None = None


class MeetingRead(Output):
    id: UUID
    event_id: UUID
    title: str | None = Field(description="Null: that of the engagement.")
    place: str | None = Field(description="Null: that of the engagement.")
    starts_at: dt.datetime
    ends_at: dt.datetime
    starts_on: dt.date | None = Field(description="Set where it lasts whole days.")
    ends_on: dt.date | None
    is_cancelled: bool
    version: int


class EventOfMeeting(EventRef):
    status: EventStatus


class MeetingOfEvent(MeetingRead):
    """A meeting among those of other events."""

    event: EventOfMeeting
    time_zone: str = Field(description="Where it takes place; show its times in this zone.")
