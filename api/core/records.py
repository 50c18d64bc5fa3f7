"""What every table has in common: names, keys, tenancy, and whose data its rows are."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, Enum, ForeignKeyConstraint, MetaData
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7

from api.core import clock

# Set before the first table: migrations need every constraint to have a name on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata

Json = JSON().with_variant(JSONB(), "postgresql")

LanguageMap = dict[str, str]


class Personal(StrEnum):
    """The kinds of personal data a column may hold; the data register is made from them."""

    identity = "identity"
    contact = "contact"
    credential = "credential"
    employment = "employment"
    profile = "profile"
    choice = "choice"
    text = "text"
    activity = "activity"


def personal(kind: Personal) -> dict[str, Any]:
    """Mark a column as personal: `Field(sa_column_kwargs=personal(Personal.contact))`."""
    return {"info": {"personal": kind.value}}


@dataclass(frozen=True, slots=True)
class Retention:
    """How long rows are kept: so many days after what a column says. A daily job deletes them."""

    column: str
    days: int


class Record(SQLModel):
    """A table named after its class in snake_case."""

    # Column naming the person whose data a row is; None: the organization's own; `OWN_ID`: the
    # row is the person. A table that leaves it unsaid fails the tests.
    subject: ClassVar[str | None]
    # None: until somebody deletes the row, or the person whose data it is deletes theirs.
    retention: ClassVar[Retention | None] = None

    @declared_attr.directive
    def __tablename__(cls) -> str:
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()


class TenantRecord(Record):
    """A table of one organization's rows: keys, unique keys and indexes start with it (DB-02)."""

    organization_id: UUID = Field(
        default=None, primary_key=True, foreign_key="organization.id", ondelete="CASCADE"
    )
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    created_at: datetime = Field(default_factory=clock.now)


class Versioned(SQLModel):
    """A row that several people edit: its version is its ETag, counted up by the ORM, which
    also refuses to overwrite a version that changed since it was read."""

    version: int = Field(default=1)
    updated_at: datetime = Field(
        default_factory=clock.now, sa_column_kwargs={"onupdate": clock.now}
    )

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]  # by then mapped


def within_tenant(column: str, table: str, *, on_delete: str = "RESTRICT") -> ForeignKeyConstraint:
    """A foreign key that cannot leave the organization (DB-03). Never SET NULL: that would null
    the organization."""
    if on_delete not in {"RESTRICT", "CASCADE"}:
        raise ValueError(f"{on_delete} would lose the organization")
    return ForeignKeyConstraint(
        ["organization_id", column],
        [f"{table}.organization_id", f"{table}.id"],
        ondelete=on_delete,
    )


def text_enum(members: type[StrEnum]) -> Enum:
    """A text column that hands back members. Without a database type or check constraint, so that
    a new member needs no migration."""
    return Enum(
        members,
        native_enum=False,
        create_constraint=False,
        length=32,
        values_callable=lambda enum: [member.value for member in enum],
    )
