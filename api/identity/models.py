"""Tables of identity: the organization, its people and teams, and how they sign in."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field
from uuid_utils.compat import uuid7

from api.core import clock
from api.core.records import (
    Json,
    Personal,
    Record,
    Retention,
    TenantRecord,
    Versioned,
    personal,
    text_enum,
    within_tenant,
)

OWN_ID = "id"


class Role(StrEnum):
    """What a person is in the organization beside being a member, which everyone is."""

    manager = "manager"
    mentor = "mentor"
    lead = "lead"
    admin = "admin"
    finance = "finance"


class Organization(Record, Versioned, table=True):
    """A company: the tenant. Outside the tenancy, since everything hangs on it."""

    subject: ClassVar = None

    id: UUID = Field(default_factory=uuid7, primary_key=True)
    created_at: datetime = Field(default_factory=clock.now)
    name: str = Field(max_length=200)
    slug: str = Field(max_length=60, unique=True)
    languages: list[str] = Field(sa_type=Json)
    default_language: str = Field(max_length=5)
    time_zone: str = Field(max_length=60)
    minimum_group_size: int = 5
    # What the organization holds dear, for thanks to refer to: `[{key, names}]`.
    values: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)


class SignInAddress(Record, table=True):
    """Which person of which organization signs in with an address; outside the tenancy, since
    it is read before the organization is known. Addresses are stored case-folded."""

    subject: ClassVar = "person_id"

    address: str = Field(
        max_length=320, primary_key=True, sa_column_kwargs=personal(Personal.contact)
    )
    organization_id: UUID = Field(foreign_key="organization.id", ondelete="CASCADE")
    person_id: UUID


class Team(TenantRecord, Versioned, table=True):
    """An org unit; a tree."""

    subject: ClassVar = None
    __table_args__ = (
        within_tenant("parent_id", "team"),
        Index(None, "organization_id", "name", "id"),
    )

    name: str = Field(max_length=200)
    parent_id: UUID | None = None


class Person(TenantRecord, Versioned, table=True):
    """Somebody employed there."""

    subject: ClassVar = OWN_ID
    __table_args__ = (
        within_tenant("team_id", "team"),
        within_tenant("manager_id", "person"),
        Index(None, "organization_id", "display_name", "id"),
        Index(None, "organization_id", "team_id", "display_name"),
        Index(None, "organization_id", "manager_id"),
    )

    given_name: str = Field(max_length=100, sa_column_kwargs=personal(Personal.identity))
    family_name: str = Field(max_length=100, sa_column_kwargs=personal(Personal.identity))
    display_name: str = Field(max_length=200, sa_column_kwargs=personal(Personal.identity))
    email: str | None = Field(
        default=None, max_length=320, sa_column_kwargs=personal(Personal.contact)
    )
    job_title: str = Field(
        default="", max_length=200, sa_column_kwargs=personal(Personal.employment)
    )
    team_id: UUID | None = Field(default=None, sa_column_kwargs=personal(Personal.employment))
    manager_id: UUID | None = Field(default=None, sa_column_kwargs=personal(Personal.employment))
    language: str = Field(max_length=5, sa_column_kwargs=personal(Personal.choice))
    content_languages: list[str] = Field(sa_type=Json, sa_column_kwargs=personal(Personal.choice))
    is_active: bool = True


class RoleGrant(TenantRecord, table=True):
    """A role a person holds; `manager` is derived from having reports and never granted."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id", "role"),
    )

    person_id: UUID
    role: Role = Field(sa_type=text_enum(Role), sa_column_kwargs=personal(Personal.employment))


class Password(TenantRecord, table=True):
    """A person's password as argon2id made it unreadable."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "person_id"),
    )

    person_id: UUID
    hash: str = Field(max_length=300, sa_column_kwargs=personal(Personal.credential))


class SignInSession(TenantRecord, table=True):
    """A browser that is signed in; the cookie's secret is stored as its hash (ID-10)."""

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("expires_at", days=0)
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "secret_hash"),
        Index(None, "organization_id", "person_id", "created_at", "id"),
    )

    person_id: UUID
    secret_hash: str = Field(max_length=64, sa_column_kwargs=personal(Personal.credential))
    user_agent: str = Field(
        default="", max_length=200, sa_column_kwargs=personal(Personal.activity)
    )
    last_seen_at: datetime = Field(
        default_factory=clock.now, sa_column_kwargs=personal(Personal.activity)
    )
    expires_at: datetime
