"""What the endpoints about goals accept and return."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.core.records import LanguageMap
from api.core.schemas import Amount, Day, Input, Lines, Number, Output, Paragraphs
from api.strategy.topics.schemas import TopicRef

Priority = Annotated[Number, Field(ge=1, le=3, description="3 is the highest.")]
TopicIds = Annotated[list[UUID], Field(max_length=20)]


class GoalCreate(Input):
    titles: Lines
    reasons: Paragraphs = {}
    contributions: Paragraphs = {}
    measure: Paragraphs = {}
    baseline: Amount | None = None
    target: Amount | None = None
    current: Amount | None = None
    priority: Priority = 2
    starts_on: Day
    ends_on: Day
    topic_ids: TopicIds = []


class GoalUpdate(Input):
    titles: Lines | None = None
    reasons: Paragraphs | None = None
    contributions: Paragraphs | None = None
    measure: Paragraphs | None = None
    baseline: Amount | None = None
    target: Amount | None = None
    current: Amount | None = None
    priority: Priority | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    topic_ids: TopicIds | None = None


class GoalRef(Output):
    id: UUID
    title: str


class GoalRead(GoalRef):
    titles: LanguageMap
    reason: str = Field(description="Why we want it.")
    reasons: LanguageMap
    contribution: str = Field(description="What each of us can add.")
    contributions: LanguageMap
    measure: LanguageMap
    baseline: Decimal | None
    target: Decimal | None
    current: Decimal | None
    priority: int
    starts_on: date
    ends_on: date
    topics: list[TopicRef]
    version: int
