"""What the endpoints about likely duplicates accept and return."""

import datetime as dt
from uuid import UUID

from api.core.schemas import Input, Output
from api.events.duplicates.models import Likeness
from api.events.schemas import EventRead


class DuplicateRead(Output):
    """Two events that seem to be one."""

    id: UUID
    likeness: Likeness
    event: EventRead
    other: EventRead
    created_at: dt.datetime


class MergeCreate(Input):
    other_id: UUID
