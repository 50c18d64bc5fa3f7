"""The table of the audit log: what was done to people, tools and settings, and by whom."""

from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from api.core.records import (
    Personal,
    Retention,
    TenantRecord,
    personal,
    text_enum,
    within_tenant,
)

KEPT_DAYS = 400


class AuditAction(StrEnum):
    """What was done. Nothing is here that people choose for themselves (product rule 1)."""

    organization_changed = "organization.changed"
    person_created = "person.created"
    person_changed = "person.changed"
    person_deactivated = "person.deactivated"
    person_reactivated = "person.reactivated"
    role_granted = "role.granted"
    role_withdrawn = "role.withdrawn"
    sign_in_link_issued = "sign_in_link.issued"
    team_created = "team.created"
    team_changed = "team.changed"
    team_deleted = "team.deleted"
    service_account_created = "service_account.created"
    service_account_changed = "service_account.changed"
    service_account_deleted = "service_account.deleted"
    service_key_created = "service_key.created"
    service_key_rotated = "service_key.rotated"
    service_key_revoked = "service_key.revoked"


class ActorKind(StrEnum):
    """Who acted: somebody signed in, a tool with a key, or a command on the server."""

    person = "person"
    tool = "tool"
    command = "command"


class ObjectKind(StrEnum):
    organization = "organization"
    person = "person"
    team = "team"
    service_account = "service_account"
    service_key = "service_key"


class AuditEntry(TenantRecord, table=True):
    """One act, written in its transaction. The database refuses to change an entry or to delete
    it before its time; it may only forget who it was about or by, when they delete their data.

    `person_id` is whom it was about, `object_id` what, where that is no person. `changes` holds
    `{field, before, after}` of fields that are no secret and name nobody else.
    """

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("created_at", days=KEPT_DAYS)
    __table_args__ = (
        within_tenant("person_id", "person"),
        within_tenant("actor_id", "person"),
        Index(None, "organization_id", "created_at", "id"),
        Index(None, "organization_id", "action", "created_at", "id"),
        Index(None, "organization_id", "actor_id", "created_at", "id"),
        Index(None, "organization_id", "person_id"),
    )

    action: AuditAction = Field(sa_type=text_enum(AuditAction))
    actor_kind: ActorKind = Field(sa_type=text_enum(ActorKind))
    actor_id: UUID | None = None
    # No reference: the tool may be gone, and what it did stays.
    tool_id: UUID | None = None
    object_kind: ObjectKind = Field(sa_type=text_enum(ObjectKind))
    person_id: UUID | None = Field(default=None, sa_column_kwargs=personal(Personal.employment))
    object_id: UUID | None = None
    object_name: str | None = Field(
        default=None, max_length=300, sa_column_kwargs=personal(Personal.identity)
    )
    changes: list[dict[str, Any]] | None = Field(
        default=None,
        # Forgotten is null in SQL, not in JSON.
        sa_type=JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"),
        sa_column_kwargs=personal(Personal.employment),
    )
