"""What the endpoints about one's own calendar feed return."""

import datetime as dt

from pydantic import Field

from api.core.schemas import Output


class FeedRead(Output):
    created_at: dt.datetime
    last_used_at: dt.datetime | None = Field(description="Noted once a day.")


class FeedCreated(FeedRead):
    url: str = Field(description="Shown this once. Whoever has it sees these dates.")
