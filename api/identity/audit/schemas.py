"""What the endpoint about the audit log returns."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from api.core.schemas import Day, Flag, Number, Output
from api.identity.audit.models import ActorKind, AuditAction, ObjectKind


class AuditFilters(BaseModel):
    """What the log is narrowed to."""

    action: AuditAction | None = None
    actor_id: Annotated[UUID | None, Field(description="The person who acted.")] = None
    since: Annotated[Day | None, Field(description="Acts of this day and later.")] = None
    until: Annotated[Day | None, Field(description="Acts of this day and earlier.")] = None


class ActorRead(Output):
    kind: ActorKind
    id: UUID | None = Field(description="Null for commands, and for whoever deleted their data.")
    name: str | None = Field(description="As it is now; null where there is none any more.")


class ObjectRead(Output):
    kind: ObjectKind
    id: UUID | None = Field(description="Null for somebody who deleted their data.")
    name: str | None = Field(description="As it was then.")


Told = Flag | Number | str | list[str] | None


class ChangeRead(Output):
    """A field with its values; both are null where the values are not kept."""

    field: str = Field(examples=["job_title"])
    before: Told = Field(examples=["Servicetechnikerin"])
    after: Told = Field(examples=["Leiterin Service"])


class AuditEntryRead(Output):
    id: UUID
    created_at: datetime
    action: AuditAction
    actor: ActorRead
    object: ObjectRead
    changes: list[ChangeRead]
