"""What the endpoints about debriefs accept and return."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.core.schemas import Input, Output, Paragraph
from api.events.briefings.schemas import Size
from api.events.debriefs.models import Again, DebriefVisibility
from api.identity.schemas import PersonRef


class DebriefPut(Input):
    went: Annotated[
        Paragraph, Field(max_length=1000, description="How it went, in a few words.")
    ] = ""
    learned: Annotated[Paragraph, Field(max_length=2000, description="What I learned.")] = ""
    audience_size: Annotated[Size | None, Field(description="As I estimate it.")] = None
    again: Annotated[Again | None, Field(description="Would I do it again?")] = None
    visibility: Annotated[
        DebriefVisibility, Field(description="`me`: nobody else; `program`: curators too.")
    ] = DebriefVisibility.me


class MyDebrief(Output):
    opening_id: UUID
    went: str
    learned: str
    audience_size: int | None
    again: Again | None
    visibility: DebriefVisibility
    created_at: dt.datetime
    updated_at: dt.datetime


class DebriefRead(Output):
    """A debrief that its person shows to curators."""

    person: PersonRef
    opening_id: UUID
    went: str
    learned: str
    audience_size: int | None
    again: Again | None
