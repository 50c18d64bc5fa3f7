"""Repeats of a POST get the first answer again (API-41), stored with the effect it had."""

import hashlib
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Insert, UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlmodel import Field, col, select, text
from uuid_utils.compat import uuid7

from api.core import clock, tenancy
from api.core.db import Session
from api.core.errors import Conflict, Invalid
from api.core.records import Personal, Retention, TenantRecord, personal, within_tenant

HEADER = "Idempotency-Key"
MAXIMUM_LENGTH = 200
REQUEST_LENGTH = 400
PATIENCE_SECONDS = 10
# PostgreSQL's code for a lock that was not to be had in time.
LOCK_NOT_AVAILABLE = "55P03"


class IdempotencyKeyReused(Invalid):
    detail = "This Idempotency-Key came with another request before."


class IdempotencyKeyRefused(Invalid):
    detail = "An Idempotency-Key has 1 to {most} characters."


class StillRunning(Conflict):
    detail = "The first request with this Idempotency-Key has no answer yet."


class IdempotencyRecord(TenantRecord, table=True):
    """What a caller's request with a key was answered."""

    subject: ClassVar = "person_id"
    retention: ClassVar = Retention("created_at", days=2)
    __table_args__ = (
        UniqueConstraint("organization_id", "person_id", "request", "key"),
        within_tenant("person_id", "person", on_delete="CASCADE"),
    )

    person_id: UUID
    request: str = Field(max_length=REQUEST_LENGTH)
    key: str = Field(max_length=MAXIMUM_LENGTH)
    fingerprint: str = Field(max_length=64)
    status: int | None = None
    headers: str | None = Field(default=None, max_length=2000)
    # An answer may hold a token or a one-time link.
    body: str | None = Field(default=None, sa_column_kwargs=personal(Personal.credential))


@dataclass(frozen=True, slots=True)
class Claim:
    """The first request with a key: its answer is still to be recorded."""

    record_id: UUID


class Repeated(Exception):
    """A repeat of an answered request; carries the answer."""

    def __init__(self, status: int, headers: str, body: str) -> None:
        self.status, self.headers, self.body = status, headers, body
        super().__init__(status)


async def claim(session: Session, person_id: UUID, request: str, key: str, body: bytes) -> Claim:
    """Take a key for a request, waiting for a first one that still runs.

    Raises `Repeated` with the stored answer, `IdempotencyKeyReused` when the body differs.
    """
    if not 1 <= len(key) <= MAXIMUM_LENGTH:
        raise IdempotencyKeyRefused(most=MAXIMUM_LENGTH)
    if not session.info["is_sqlite"]:
        await session.run(text(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS}s'"))
    record_id = uuid7()
    # The whole address counts, also where it is too long to be kept.
    fingerprint = hashlib.sha256(request.encode() + b"\0" + body).hexdigest()
    request = request[:REQUEST_LENGTH]
    values: dict[str, Any] = {
        "organization_id": tenancy.organization_of(session),
        "id": record_id,
        "created_at": clock.now(),
        "person_id": person_id,
        "request": request,
        "key": key,
        "fingerprint": fingerprint,
    }
    dialect = sqlite if session.info["is_sqlite"] else postgresql
    insert = dialect.insert(IdempotencyRecord).values(**values).on_conflict_do_nothing()
    if await _inserted(session, insert):
        return Claim(record_id)
    first = (
        await session.exec(
            select(IdempotencyRecord).where(
                IdempotencyRecord.person_id == person_id,
                IdempotencyRecord.request == request,
                col(IdempotencyRecord.key) == key,
            )
        )
    ).one()
    if first.fingerprint != fingerprint:
        raise IdempotencyKeyReused
    if first.status is None:
        raise StillRunning
    raise Repeated(first.status, first.headers or "{}", first.body or "")


async def _inserted(session: Session, insert: Insert) -> bool:
    try:
        return bool((await session.exec(insert)).rowcount)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE:
            raise StillRunning from error
        raise


async def record(session: Session, claimed: Claim, status: int, headers: str, body: str) -> None:
    """Store the answer beside its effect, in the same transaction."""
    row = await tenancy.find(session, IdempotencyRecord, claimed.record_id)
    row.status, row.headers, row.body = status, headers, body
