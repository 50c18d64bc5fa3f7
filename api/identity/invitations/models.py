"""The table of invitations: one-time links with which people set their password."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import Personal, TenantRecord, personal, within_tenant


class Invitation(TenantRecord, table=True):
    """A link handed over once; its secret is stored as its hash. The id tells no time."""

    subject: ClassVar = "person_id"
    __table_args__ = (
        within_tenant("person_id", "person", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "secret_hash"),
        Index(None, "organization_id", "person_id", "expires_at"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID
    secret_hash: str = Field(max_length=64, sa_column_kwargs=personal(Personal.credential))
    expires_at: datetime
    used_at: datetime | None = Field(default=None, sa_column_kwargs=personal(Personal.activity))
