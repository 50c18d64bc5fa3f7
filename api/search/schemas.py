"""What the search accepts and returns."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from api.core.pagination import Page
from api.core.schemas import Clean, Output
from api.strategy.topics.schemas import TopicRef

Question = Annotated[
    str,
    Clean,
    StringConstraints(min_length=1, max_length=200),
    Field(
        description="Words in any of the four languages, the last one perhaps not yet finished. "
        "What is found has all of them.",
        examples=["wärmepumpe"],
    ),
]


class SearchKind(StrEnum):
    topic = "topic"
    ambassador = "ambassador"
    suggestion = "suggestion"
    event = "event"
    kudos = "kudos"


class Filters(BaseModel):
    """What is looked for, and in what."""

    q: Question
    kind: Annotated[
        SearchKind | None,
        Field(description="Things of one kind alone, in pages. Without it: the first of each."),
    ] = None


class TextPart(Output):
    """A part of a text; all parts together are the text."""

    text: str
    is_match: bool = Field(description="Whether this is what was looked for.")


class SearchHit(Output):
    """Something found; kind and id name what can be read at its own address."""

    kind: SearchKind
    id: UUID
    title: list[TextPart] = Field(description="Of thanks: who gave them to whom.")
    excerpt: list[TextPart] = Field(description="Where the words are; may be empty.")
    topics: list[TopicRef]
    happens_at: datetime | None = Field(
        description="When an event begins, a suggestion was published, or thanks were given."
    )
    status: str | None = Field(
        description="Of a suggestion or an event that not everybody sees: where it stands."
    )


class SearchRead(Page[SearchHit]):
    """What was found. Over all kinds it is the first of each, and has no next page."""

    more: list[SearchKind] = Field(description="Kinds of which there is more; ask for them alone.")
