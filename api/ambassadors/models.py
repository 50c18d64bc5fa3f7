"""Tables of ambassadors: who has opted in, and to what each has consented."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, column
from sqlmodel import Field

from api.core import clock
from api.core.records import (
    Personal,
    TenantRecord,
    Versioned,
    personal,
    text_enum,
    within_tenant,
)


class AmbassadorStatus(StrEnum):
    active = "active"
    paused = "paused"
    left = "left"


class Stage(StrEnum):
    """How far an ambassador has come; only the person sets it."""

    curious = "curious"
    trying = "trying"
    ambassador = "ambassador"
    expert = "expert"
    influencer = "influencer"


class Purpose(StrEnum):
    """What a consent is for; each is given and withdrawn by itself."""

    found = "found"
    proposed = "proposed"
    named = "named"
    counted = "counted"
    contacted = "contacted"
    learning = "learning"


class Ambassadorship(TenantRecord, Versioned, table=True):
    """A person's yes. There is no row for who never said it; nobody else is told either way."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id"),
    )

    person_id: UUID
    status: AmbassadorStatus = Field(
        default=AmbassadorStatus.active,
        sa_type=text_enum(AmbassadorStatus),
        sa_column_kwargs=personal(Personal.choice),
    )
    stage: Stage = Field(
        default=Stage.curious,
        sa_type=text_enum(Stage),
        sa_column_kwargs=personal(Personal.choice),
    )
    joined_at: datetime = Field(
        default_factory=clock.now, sa_column_kwargs=personal(Personal.choice)
    )
    paused_until: date | None = Field(default=None, sa_column_kwargs=personal(Personal.choice))


class Consent(TenantRecord, table=True):
    """One yes to one purpose, in the words of `text_version`, whose `text_hash` tells whether they
    are still the same. Rows are only added; taking a yes back notes when, and giving it again is
    a new row."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        # At most one that holds; those taken back stay as the record of what held when.
        Index(
            None,
            "organization_id",
            "person_id",
            "purpose",
            unique=True,
            sqlite_where=column("withdrawn_at").is_(None),
            postgresql_where=column("withdrawn_at").is_(None),
        ),
    )

    person_id: UUID
    purpose: Purpose = Field(sa_type=text_enum(Purpose), sa_column_kwargs=personal(Personal.choice))
    text_version: str = Field(max_length=20)
    text_hash: str = Field(max_length=64)
    language: str = Field(max_length=5)
    given_at: datetime = Field(
        default_factory=clock.now, sa_column_kwargs=personal(Personal.choice)
    )
    withdrawn_at: datetime | None = Field(default=None, sa_column_kwargs=personal(Personal.choice))
