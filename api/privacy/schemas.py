"""What the endpoints about people's own data return."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from api.core.records import Personal
from api.core.schemas import Output
from api.privacy.models import ExportStatus


class ExportRead(Output):
    id: UUID
    status: ExportStatus
    progress: int = Field(description="Percent.", ge=0, le=100)
    bytes: int | None = Field(description="Size of the file once it is ready.")
    created_at: datetime
    finished_at: datetime | None
    expires_at: datetime | None = Field(description="Until when the file can be downloaded.")


class Effect(StrEnum):
    deleted = "deleted"
    nameless = "nameless"
    reassigned = "reassigned"


class Consequence(Output):
    code: str = Field(description="The table's name, stable.", examples=["reaction"])
    effect: Effect = Field(
        description="Deleted; or it stays without saying whose it was; or another person has it."
    )
    label: str = Field(description="What it is, in the caller's language.")
    count: int


class DeletionRead(Output):
    """What `DELETE /me` would do now."""

    confirm: UUID = Field(description="Send it as `confirm` to delete.")
    consequences: list[Consequence]
    kept_by_law: list[Consequence] = Field(description="What a law makes us keep; nothing so far.")


class ColumnRead(Output):
    name: str
    description: str
    kind: Personal | None = Field(description="Null: not personal in itself.")
    exported: bool = Field(description="False for what opens something, such as a password.")


class RetentionRead(Output):
    column: str = Field(description="The column from whose time on it is counted.")
    days: int


class HoldingRead(Output):
    """A table that holds data about people."""

    table: str
    label: str
    purpose: str
    subject: str = Field(description="The column that says whose data a row is.")
    kinds: list[Personal]
    retention: RetentionRead | None = Field(
        description="Null: until the person or the organization deletes it."
    )
    columns: list[ColumnRead]
