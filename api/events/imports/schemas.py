"""What the endpoints about event imports accept and return."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from api.core.schemas import Input, Line, Output, Storable
from api.events.imports.models import ImportStatus, Outcome
from api.events.sources.schemas import CalendarAddress

MOST_CHARS = 5_000_000
# What JSON writes with a backslash takes two bytes.
MOST_BYTES = 2 * MOST_CHARS
Content = Annotated[str, Storable, StringConstraints(min_length=1, max_length=MOST_CHARS)]


class EventImportCreate(Input):
    """An address, or the text of a file with its name: iCalendar, a list as JSON, or CSV."""

    url: Annotated[CalendarAddress | None, Field(examples=[None])] = None
    content: Annotated[
        Content | None,
        Field(
            description="What the file holds. A file of the same name again is the same source.",
            examples=["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"],
        ),
    ] = None
    file_name: Annotated[Line | None, Field(examples=["events.ics"])] = None


class EventImportProgress(Output):
    done: int
    total: int


class EventImportTrouble(Output):
    """Why nothing could be read. The `code` is stable, the `detail` is for people."""

    code: str
    detail: str


class EventImportCounts(Output):
    new: int
    changed: int
    unchanged: int
    refused: int


class EventImportRead(Output):
    id: UUID
    reference: str = Field(description="The address, or the name of the file.")
    name: str = Field(description="What the calendar calls itself.")
    status: ImportStatus
    progress: EventImportProgress | None = Field(description="While it is applied.")
    error: EventImportTrouble | None
    counts: EventImportCounts = Field(description="Of what was read, against the events of then.")
    created_at: dt.datetime


class EventImportReason(Output):
    """Why an entry is refused. The `code` is stable, the `detail` is for people."""

    code: str
    detail: str


class EventImportItemRead(Output):
    id: UUID
    position: int
    outcome: Outcome
    title: str
    starts_at: dt.datetime | None
    starts_on: dt.date | None = Field(description="Set where it lasts whole days.")
    changes: list[str] = Field(description="The fields of the event that would change.")
    reason: EventImportReason | None = Field(description="Of what is refused.")
    event_id: UUID | None = Field(
        description="The event there is already; of what is `new`, one that it seems to be."
    )
