"""What the endpoints about events accept and return."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query
from pydantic import Field

from api.core.schemas import (
    Day,
    Flag,
    Input,
    Language,
    Line,
    Output,
    Paragraph,
    Storable,
    TimeZone,
    WebAddress,
)
from api.events.fields import EventDay, EventTime, Minutes, Rhythm
from api.events.models import EventFormat, EventStatus
from api.identity.schemas import PersonRef
from api.matching.reasons import ReasonRead
from api.strategy.topics.schemas import TopicRef

TopicIds = Annotated[list[UUID], Field(max_length=20)]


class EventSort(StrEnum):
    first = "starts_at"
    last = "-starts_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionFilters:
    """What events are narrowed to wherever they are listed."""

    format: EventFormat | None = None
    topic_id: UUID | None = None
    language: Language | None = None
    is_online: bool | None = None
    place: Annotated[
        str | None,
        Storable,
        Query(max_length=100, description="Words of the place.", examples=["Bern"]),
    ] = None
    since: Annotated[
        Day | None, Query(description="Not over before this day.", examples=["2026-11-23"])
    ] = None
    until: Annotated[
        Day | None, Query(description="Begun by the end of this day.", examples=["2031-12-31"])
    ] = None
    has_openings: Annotated[
        bool | None, Query(description="Whether `opening_count` is more than 0.")
    ] = None
    most_hours: Annotated[
        int | None,
        Query(
            ge=0, le=9999, description="A part of it takes at most so many hours.", examples=[20]
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters(OccasionFilters):
    """What a list of events is narrowed to."""

    is_standing: bool | None = None
    status: EventStatus | None = None
    q: Annotated[
        str | None,
        Storable,
        Query(max_length=100, description="Words of its title, organizer, place or description."),
    ] = None
    proposed_by: Literal["me"] | None = None
    sort: EventSort = EventSort.first


class Days(Input):
    """When something is: times, or whole days."""

    starts_at: EventTime | None = None
    ends_at: Annotated[
        EventTime | None, Field(description="Only a standing engagement may have an open end.")
    ] = None
    starts_on: Annotated[
        EventDay | None,
        Field(description="The first whole day.", examples=[None]),
    ] = None
    ends_on: Annotated[
        EventDay | None, Field(description="The last whole day.", examples=[None])
    ] = None


class Timing(Days):
    """Times in a zone. A `time_zone` sent alone keeps what the clocks show."""

    time_zone: Annotated[TimeZone | None, Field(description="Left out: the organization's.")] = None


class EventCreate(Timing):
    format: EventFormat
    title: Line
    description: Paragraph = ""
    language: Language | None = None
    url: WebAddress | None = None
    organizer: Line | None = None
    place: Annotated[Line | None, Field(examples=["Kursaal, Bern"])] = None
    is_online: Annotated[Flag, Field(description="Online, with a `place` too: both.")] = False
    is_standing: Annotated[
        Flag, Field(description="Goes on for a period, with meetings in a rhythm or without.")
    ] = False
    rhythm: Annotated[Rhythm | None, Field(examples=[None])] = None
    meeting_minutes: Annotated[
        Minutes | None, Field(description="How long each meeting of a rhythm is.", examples=[None])
    ] = None
    call_url: Annotated[WebAddress | None, Field(description="Call for speakers.")] = None
    call_closes_on: Annotated[EventDay | None, Field(description="Its last day.")] = None
    topic_ids: TopicIds = []


class EventUpdate(Timing):
    format: EventFormat | None = None
    title: Line | None = None
    description: Paragraph | None = None
    language: Language | None = None
    url: WebAddress | None = None
    organizer: Line | None = None
    place: Line | None = None
    is_online: Flag | None = None
    is_standing: Flag | None = None
    rhythm: Annotated[Rhythm | None, Field(examples=[None])] = None
    meeting_minutes: Minutes | None = None
    call_url: WebAddress | None = None
    call_closes_on: EventDay | None = None
    topic_ids: TopicIds | None = None


class EventApproval(Input):
    """Left out: the topics as they stand; they then count as confirmed."""

    topic_ids: TopicIds | None = None


class EventCounts(Output):
    proposed: int
    approved: int
    to_come: int = Field(description="Of what is approved: not over before today.")
    archived: int
    cancelled: int


class EventTopicRead(TopicRef):
    words: list[str] = Field(description="The words of the text that spoke for the topic.")
    is_proposed: bool = Field(description="Found by its keywords; nobody has confirmed it yet.")


class EventRef(Output):
    id: UUID
    title: str


class OccasionFacts(Output):
    """What, where and when, for lines and cards."""

    format: EventFormat
    place: str | None
    is_online: bool
    time_zone: str = Field(description="Where it takes place; show its times in this zone.")
    starts_at: dt.datetime
    ends_at: dt.datetime | None = Field(description="Null: a standing engagement with open end.")
    starts_on: dt.date | None = Field(description="Set where it lasts whole days.")
    ends_on: dt.date | None
    is_standing: bool
    next_meeting_at: dt.datetime | None


class EventRead(EventRef):
    format: EventFormat
    description: str
    language: str | None
    url: str | None
    organizer: str | None
    place: str | None
    is_online: bool
    time_zone: str = Field(description="Where it takes place; show its times in this zone.")
    starts_at: dt.datetime
    ends_at: dt.datetime | None = Field(description="Null: a standing engagement with open end.")
    starts_on: dt.date | None = Field(description="Set where it lasts whole days.")
    ends_on: dt.date | None = Field(description="The last of the whole days.")
    is_standing: bool
    rhythm: str | None
    meeting_minutes: int | None
    next_meeting_at: dt.datetime | None = Field(
        description="When the next meeting of a standing engagement begins, or the one that is on."
    )
    call_url: str | None
    call_closes_on: dt.date | None
    status: EventStatus
    topics: list[EventTopicRead]
    opening_count: int = Field(
        description="Parts wanted whose deadline is not over; none of what is over or called off."
    )
    proposed_by: PersonRef | None = Field(description="Seen by curators and by the person.")
    created_at: dt.datetime
    approved_at: dt.datetime | None
    version: int


class EventDetail(EventRead):
    reasons: list[ReasonRead] = Field(description="Why it fits the caller; perhaps none.")
