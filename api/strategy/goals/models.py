"""Tables of goals: what the organization wants to reach with its communication."""

from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import Json, LanguageMap, TenantRecord, Versioned, within_tenant


class Goal(TenantRecord, Versioned, table=True):
    """A goal with its reason, its period, a measure and what each of us can add."""

    subject: ClassVar = None
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="period"),
        CheckConstraint("priority BETWEEN 1 AND 3", name="priority"),
        Index(None, "organization_id", "ends_on", "id"),
    )

    titles: LanguageMap = Field(sa_type=Json)
    reasons: LanguageMap = Field(sa_type=Json)
    contributions: LanguageMap = Field(sa_type=Json)
    measure: LanguageMap = Field(sa_type=Json)
    baseline: Decimal | None = Field(default=None, max_digits=14, decimal_places=2)
    target: Decimal | None = Field(default=None, max_digits=14, decimal_places=2)
    current: Decimal | None = Field(default=None, max_digits=14, decimal_places=2)
    priority: int = 2
    starts_on: date
    ends_on: date


class GoalTopic(TenantRecord, table=True):
    """A topic that a goal is about."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("goal_id", "goal", on_delete="CASCADE"),
        within_tenant("topic_id", "topic"),
        UniqueConstraint("organization_id", "goal_id", "topic_id"),
        Index(None, "organization_id", "topic_id"),
    )

    goal_id: UUID
    topic_id: UUID
