"""What the endpoints about jobs return."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from api.core.schemas import Output


class JobHealth(StrEnum):
    """`late`: due for ten minutes and not begun, so that no worker seems to work."""

    well = "well"
    failing = "failing"
    late = "late"


class JobRead(Output):
    """How a type of message fares: a periodic job, or deliveries that something caused."""

    type: str
    health: JobHealth
    every_seconds: int | None = Field(description="How often it runs; null where it is caused.")
    waiting: int
    failing: int = Field(description="Of those waiting: tried in vain, to be tried again.")
    given_up: int = Field(description="Tried in vain too often; `run` has them tried again.")
    next_due_at: datetime | None = Field(description="The earliest of those waiting.")
    last_run_at: datetime | None = Field(description="Of periodic jobs alone.")
    last_success_at: datetime | None
    last_error: str | None = Field(description="The name of what went wrong.")
