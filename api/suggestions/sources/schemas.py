"""What the endpoints about sources accept and return."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.core.polling import SourceStatus
from api.core.schemas import Flag, Input, Language, Line, Output, WebAddress
from api.strategy.topics.schemas import TopicRef

TopicIds = Annotated[list[UUID], Field(max_length=20)]


class SourceCreate(Input):
    url: Annotated[WebAddress, Field(description="A feed, or a page that names its feed.")]
    name: Annotated[Line | None, Field(description="Left out: the feed's own title.")] = None
    language: Annotated[
        Language | None, Field(description="For entries whose language cannot be told.")
    ] = None
    default_topic_ids: TopicIds = []
    is_trusted: Annotated[
        Flag, Field(description="Entries with a topic are approved without a curator.")
    ] = False


class SourceUpdate(Input):
    url: WebAddress | None = None
    name: Line | None = None
    language: Language | None = None
    default_topic_ids: TopicIds | None = None
    is_trusted: Flag | None = None


class Progress(Output):
    done: int
    total: int


class SourceTrouble(Output):
    """Why the last fetch failed. The `code` is stable, the `detail` is in the reader's language."""

    code: str
    detail: str


class SourceRead(Output):
    id: UUID
    url: str
    feed_url: str | None = Field(description="The feed that was found at the address.")
    name: str
    language: str | None
    default_topics: list[TopicRef]
    is_trusted: bool
    status: SourceStatus
    progress: Progress | None
    last_fetched_at: dt.datetime | None
    last_success_at: dt.datetime | None
    failing_since: dt.datetime | None
    next_fetch_at: dt.datetime | None = Field(description="Null: it is not read by itself.")
    error: SourceTrouble | None
    imported: int = Field(description="New entries of the last fetch.")
    known: int = Field(description="Entries of the last fetch that were here already.")
    refused: int = Field(description="Entries of the last fetch with nothing to read.")
    suggestion_count: int
    version: int
