"""What the endpoints about briefings accept and return."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.core.schemas import Input, Line, Number, Output, Paragraph, WebAddress
from api.events.openings.schemas import Note

Size = Annotated[Number, Field(ge=0, le=1_000_000)]
_Some = Annotated[Paragraph, Field(max_length=1000)]
_More = Annotated[Paragraph, Field(max_length=2000)]


class Material(Input):
    """Something to look at beforehand."""

    title: Line
    url: WebAddress


class BriefingPut(Input):
    audience: Annotated[_Some, Field(description="Who is there.")] = ""
    audience_size: Annotated[Size | None, Field(description="How many they are, about.")] = None
    details: Annotated[_More, Field(description="Length, language, room, technology.")] = ""
    contact_name: Annotated[Note, Field(description="Whom to ask.")] = ""
    contact_reach: Annotated[Note, Field(description="How to reach them.")] = ""
    preparation: Annotated[_More, Field(description="What helps to prepare.")] = ""
    materials: Annotated[list[Material], Field(max_length=20)] = []


class MaterialRead(Output):
    title: str
    url: str


class BriefingRead(Output):
    opening_id: UUID
    audience: str
    audience_size: int | None
    details: str
    contact_name: str
    contact_reach: str
    preparation: str
    materials: list[MaterialRead]
    updated_at: dt.datetime
    version: int
