"""Tables of service accounts: tools of an organization that read its data with keys."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from api.core.records import Json, Retention, TenantRecord, Versioned, within_tenant


class ServiceAccount(TenantRecord, Versioned, table=True):
    """A tool of the organization. It is nobody: no person, no role, nothing of its own."""

    subject: ClassVar = None
    __table_args__ = (UniqueConstraint("organization_id", "name"),)

    name: str = Field(max_length=100)
    # Whom to ask about it: a team, an address, whatever finds somebody.
    contact: str = Field(default="", max_length=200)
    # Networks that its keys work from; where there is none, from everywhere.
    networks: list[str] = Field(default_factory=list, sa_type=Json)


class ServiceKey(TenantRecord, table=True):
    """What a tool shows with each request. Of the secret its hash is stored; people tell keys
    apart by their handle."""

    subject: ClassVar = None
    retention: ClassVar = Retention("expires_at", days=90)
    __table_args__ = (
        within_tenant("account_id", "service_account", on_delete="CASCADE"),
        UniqueConstraint("organization_id", "secret_hash"),
        Index(None, "organization_id", "account_id"),
    )

    account_id: UUID
    handle: str = Field(max_length=8)
    secret_hash: str = Field(max_length=64)
    scopes: list[str] = Field(sa_type=Json)
    expires_at: datetime
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None
    # The last warning that it ends, in days before; a key is made as if warned of what is past.
    warned_days: int | None = None
