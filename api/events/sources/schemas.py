"""What the endpoints about event sources accept and return."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from api.core.polling import SourceStatus
from api.core.schemas import Input, Line, Output, Storable, TimeZone, web_address


def _as_web(value: str) -> str:
    """Calendars are often handed out as webcal://, which is https."""
    scheme, colon, rest = value.partition("://")
    return web_address(f"https{colon}{rest}" if scheme.lower() == "webcal" else value)


CalendarAddress = Annotated[
    str,
    Storable,
    Field(
        max_length=2000,
        description="A calendar (iCalendar, also webcal://), or a list as JSON or CSV.",
        examples=["https://example.com/events.ics"],
        json_schema_extra={"pattern": "^([hH][tT]{2}[pP][sS]?|[wW][eE][bB][cC][aA][lL])://"},
    ),
    AfterValidator(_as_web),
]


class EventSourceCreate(Input):
    url: CalendarAddress
    name: Annotated[Line | None, Field(description="Left out: the calendar's own name.")] = None
    time_zone: Annotated[
        TimeZone | None, Field(description="For times that name none; else the organization's.")
    ] = None


class EventSourceUpdate(Input):
    url: CalendarAddress | None = None
    name: Line | None = None
    time_zone: TimeZone | None = None


class EventSourceProgress(Output):
    done: int
    total: int


class EventSourceTrouble(Output):
    """Why the last fetch failed. The `code` is stable, the `detail` is for people."""

    code: str
    detail: str


class EventSourceRead(Output):
    id: UUID
    url: str
    name: str
    time_zone: str
    status: SourceStatus
    progress: EventSourceProgress | None
    last_fetched_at: dt.datetime | None
    last_success_at: dt.datetime | None
    failing_since: dt.datetime | None
    next_fetch_at: dt.datetime | None = Field(description="Null: it is not read by itself.")
    error: EventSourceTrouble | None
    imported: int = Field(description="Events that the last fetch brought or changed.")
    known: int = Field(description="Events of the last fetch that were here as they are.")
    refused: int = Field(description="Entries of the last fetch that are no events for us.")
    event_count: int
    version: int
