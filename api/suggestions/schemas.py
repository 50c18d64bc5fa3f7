"""What the endpoints about suggestions accept and return."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from api.core.schemas import Input, Language, Line, Moment, Output, Paragraph, Storable, WebAddress
from api.identity.schemas import PersonRef
from api.matching.reasons import ReasonRead
from api.strategy.topics.schemas import TopicRef
from api.suggestions.models import SuggestionKind, SuggestionStatus

BULK_MAXIMUM = 100

TopicIds = Annotated[list[UUID], Field(max_length=20)]


class Action(StrEnum):
    """What a curator does with suggestions; the second two undo the first two."""

    approve = "approve"
    archive = "archive"
    reopen = "reopen"
    restore = "restore"


class Filters(BaseModel):
    """What a list of suggestions is narrowed to."""

    status: SuggestionStatus | None = None
    source_id: UUID | None = None
    topic_id: UUID | None = None
    kind: SuggestionKind | None = None
    language: Language | None = None
    q: Annotated[
        str | None,
        Storable,
        Field(max_length=100, description="Words of its title, summary or author."),
    ] = None
    proposed_by: Literal["me"] | None = None
    sort: Literal["-created_at", "created_at"] = "-created_at"


class WordingText(Input):
    """A proposed wording: a start for one's own words."""

    language: Language
    text: Annotated[Paragraph, Field(min_length=1)]


class Window(Input):
    """From when until when a suggestion is worth showing."""

    valid_from: Moment | None = None
    valid_until: Annotated[Moment | None, Field(examples=["2027-01-31T23:59:00Z"])] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            raise PydanticCustomError("window_invalid", "The validity ends before it starts.")
        return self


class Curation(Window):
    """What only curators set."""

    topic_ids: TopicIds | None = None
    goal_id: UUID | None = None
    wordings: Annotated[list[WordingText], Field(max_length=10)] | None = None


class SuggestionCreate(Input):
    kind: SuggestionKind = SuggestionKind.share
    title: Line
    url: WebAddress | None = None
    summary: Paragraph | None = None
    language: Language | None = None
    topic_ids: TopicIds = []
    note: Annotated[Paragraph | None, Field(description="For the curators alone.")] = None


class LinkPreviewRequest(Input):
    url: WebAddress


class LinkPreview(Output):
    """What a page says of itself, as a start for a proposal; empty where it says nothing."""

    url: str
    title: str
    summary: str
    author: str | None
    language: str | None = Field(description="Told from the text, else as the page states it.")
    minutes: int | None = Field(description="How long reading takes.")
    topics: list[TopicRef] = Field(description="Found by their keywords.")


class SuggestionUpdate(Curation):
    kind: SuggestionKind | None = None
    title: Line | None = None
    url: WebAddress | None = None
    summary: Paragraph | None = None
    language: Language | None = None
    note: Paragraph | None = None


class SuggestionApproval(Curation):
    """All may be left out: then what is stored is approved as it stands."""


class Bulk(Input):
    action: Action
    ids: Annotated[list[UUID], Field(min_length=1, max_length=BULK_MAXIMUM)]


class BulkItem(Output):
    id: UUID
    status: Literal["done", "refused"]
    code: str | None = Field(description="Why it was refused, as in a problem's `code`.")


class BulkRead(Output):
    items: list[BulkItem]


class SuggestionCounts(Output):
    proposed: int
    approved: int
    archived: int


class SourceRef(Output):
    id: UUID
    name: str


class GoalRef(Output):
    id: UUID
    title: str


class SuggestionTopicRead(TopicRef):
    words: list[str] = Field(description="The words of the text that spoke for the topic.")
    is_proposed: bool = Field(description="Found by its keywords; nobody has confirmed it yet.")


class WordingRead(Output):
    id: UUID
    language: str
    text: str


class QuotableFact(Output):
    text: str
    source: str | None
    source_url: str | None
    date: dt.date | None


class CompanyView(Output):
    """What the organization says about the topics of a suggestion, in the reader's language."""

    stance: str
    facts: list[QuotableFact]
    avoid: str


class SuggestionRead(Output):
    id: UUID
    kind: SuggestionKind
    title: str
    summary: str
    url: str | None
    image_url: str | None
    author: str | None
    language: str | None
    minutes: int | None
    status: SuggestionStatus
    source: SourceRef | None
    proposed_by: PersonRef | None = Field(description="Seen by curators and by the person.")
    note: str | None = Field(description="Seen by curators and by who proposed it.")
    published_at: dt.datetime | None
    created_at: dt.datetime
    approved_at: dt.datetime | None
    valid_from: dt.datetime | None
    valid_until: dt.datetime | None
    topics: list[SuggestionTopicRead]
    goal: GoalRef | None
    wordings: list[WordingRead]
    version: int


class SuggestionDetail(SuggestionRead):
    company_view: CompanyView
    reasons: list[ReasonRead] = Field(
        description="Why it fits the caller; empty for who says nothing of themselves."
    )
