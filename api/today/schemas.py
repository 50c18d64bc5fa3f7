"""What the endpoints about Today and what is saved return."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.core.schemas import Input, Output
from api.events.openings.models import Cover, Part
from api.events.schemas import OccasionFacts
from api.matching.items import ItemKind
from api.matching.reasons import ReasonRead
from api.strategy.topics.schemas import TopicRef
from api.suggestions.models import SuggestionKind
from api.suggestions.schemas import SourceRef


class CardOpening(Output):
    """A part wanted whose deadline is not over, and the company's side of the deal."""

    id: UUID
    part: Part
    effort_hours: Decimal | None
    covers: list[Cover]
    closes_on: dt.date | None


class CardEvent(OccasionFacts):
    """What a card says of an event."""

    call_closes_on: dt.date | None = Field(description="The last day of its call for speakers.")
    openings: list[CardOpening] = Field(description="The soonest last day first.")


class Card(Output):
    """A thing: what it is, where it is from, and why it fits."""

    kind: ItemKind
    id: UUID
    suggestion_kind: SuggestionKind | None = Field(description="Set where it is a suggestion.")
    title: str
    summary: str
    url: str | None
    image_url: str | None
    source: SourceRef | None
    author: str | None
    language: str | None
    minutes: int | None
    published_at: dt.datetime | None
    topics: list[TopicRef]
    reasons: list[ReasonRead]
    event: CardEvent | None = Field(description="Set where it is an event.")


class SavedItem(Card):
    reaction: Literal["saved"] | None


class TodayItem(SavedItem):
    position: int = Field(description="Its place in the day; kept when others move out.")


class TodayRead(Output):
    day: dt.date = Field(description="In the organization's time zone.")
    items: list[TodayItem]
    remaining: int
    is_finished: bool = Field(description="There was something today, and all of it is seen to.")
    has_more: bool = Field(description="`POST /me/today/more` would bring something.")
    is_paused: bool = Field(description="I am resting; nothing is chosen meanwhile.")
    paused_until: dt.date | None = Field(description="The day I am back; null: until I say so.")


class TryOut(Input):
    """One to three topics, as if I followed them."""

    topic_ids: Annotated[list[UUID], Field(min_length=1, max_length=3)]


class TryOutRead(Output):
    """Three real suggestions, fewer where there are no more; the same as Today would show."""

    items: list[Card]
