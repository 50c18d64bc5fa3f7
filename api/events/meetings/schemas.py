"""What the endpoints about meetings accept and return."""

import datetime as dt
from uuid import UUID

from pydantic import Field

from api.core.schemas import Flag, Line, Output
from api.events.schemas import Days


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
