"""The table of answers to the welcome: whether somebody wants to be asked at all."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from api.core import clock
from api.core.records import Personal, TenantRecord, personal, text_enum, within_tenant


class Answer(StrEnum):
    yes = "yes"
    no = "no"
    later = "later"


class WelcomeAnswer(TenantRecord, table=True):
    """What a person last answered, so that they are not asked again; only they ever read it."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id"),
    )

    person_id: UUID
    answer: Answer = Field(sa_type=text_enum(Answer), sa_column_kwargs=personal(Personal.choice))
    answered_at: datetime = Field(
        default_factory=clock.now, sa_column_kwargs=personal(Personal.choice)
    )
