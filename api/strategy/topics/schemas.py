"""What the endpoints about topics accept and return."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.core.records import LanguageMap
from api.core.schemas import (
    BY_LANGUAGE,
    Day,
    Flag,
    Input,
    Language,
    Line,
    Lines,
    Number,
    Output,
    Paragraphs,
    WebAddress,
)
from api.strategy.skills.schemas import SkillRef

Keywords = Annotated[
    dict[Language, Annotated[list[Line], Field(max_length=60)]],
    Field(examples=[{"de": ["Wärmepumpe", "Abwärme"]}], json_schema_extra=BY_LANGUAGE),
]
SkillIds = Annotated[list[UUID], Field(max_length=60)]


class Fact(Input):
    """Something to quote, with where it is from."""

    text: Lines
    source: Line | None = None
    source_url: WebAddress | None = None
    date: Day | None = None


class TopicCreate(Input):
    parent_id: UUID | None = None
    names: Lines
    keywords: Keywords = {}
    stance: Paragraphs = {}
    facts: Annotated[list[Fact], Field(max_length=20)] = []
    avoid: Paragraphs = {}
    skill_ids: SkillIds = []
    position: Annotated[Number, Field(ge=0, le=10_000)] = 0


class TopicUpdate(Input):
    parent_id: UUID | None = None
    names: Lines | None = None
    keywords: Keywords | None = None
    stance: Paragraphs | None = None
    facts: Annotated[list[Fact], Field(max_length=20)] | None = None
    avoid: Paragraphs | None = None
    skill_ids: SkillIds | None = None
    position: Annotated[Number, Field(ge=0, le=10_000)] | None = None
    is_archived: Flag | None = None


class FactRead(Output):
    text: LanguageMap
    source: str | None
    source_url: str | None
    date: dt.date | None


class TopicRef(Output):
    id: UUID
    name: str


class TopicRead(TopicRef):
    parent_id: UUID | None
    names: LanguageMap
    keywords: dict[str, list[str]]
    stance: LanguageMap = Field(description="Our stance in about three sentences.")
    facts: list[FactRead]
    avoid: LanguageMap = Field(description="What not to say.")
    skills: list[SkillRef]
    position: int
    is_archived: bool
    version: int
    updated_at: dt.datetime
