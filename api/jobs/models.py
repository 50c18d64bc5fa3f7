"""The table of job runs: when each periodic job last ran, and how that went."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from api.core.records import TenantRecord


class JobRun(TenantRecord, table=True):
    """The last run of a periodic job; `error` names what went wrong and nothing personal."""

    subject: ClassVar = None
    __table_args__ = (UniqueConstraint("organization_id", "type"),)

    type: str = Field(max_length=100)
    ended_at: datetime
    succeeded_at: datetime | None = None
    error: str | None = Field(default=None, max_length=100)
