"""Messages written in the transaction of their cause, delivered later by the worker (RE-04).

A message type is a past fact such as `source.refresh_requested`; its payload holds ids alone.
Delivery is at least once: a subscriber opens transactions of its own, and must bear to be called
again with the same message after a crash.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, col, select
from uuid_utils.compat import uuid7

from api.core import clock, tenancy
from api.core.db import Database, Session
from api.core.files import Files
from api.core.records import Json, Record, TenantRecord, text_enum
from api.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a subscriber is called with: the message, its organization, and what it may need.
    `message_id` is the same in every repeat."""

    settings: Settings
    database: Database
    files: Files
    organization_id: UUID
    payload: dict[str, Any]
    message_id: UUID = field(default_factory=uuid7)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """A writing session of the organization, committed at its end."""
        async with self.database.transaction() as session:
            await tenancy.bind(session, self.organization_id)
            yield session


Subscriber = Callable[[Delivery], Awaitable[None]]

# What can be undone from a toast is told to nobody before: a toast stays for 8 seconds, and longer
# under the pointer.
UNDO_TIME = timedelta(seconds=20)


class MessageState(StrEnum):
    due = "due"
    failed = "failed"


class OutboxMessage(TenantRecord, table=True):
    """One message, until it is delivered. `key` is unique: the same thing is queued once."""

    subject: ClassVar = None
    __table_args__ = (
        UniqueConstraint("organization_id", "key"),
        Index(None, "organization_id", "state", "due_at", "id"),
    )

    type: str = Field(max_length=100)
    payload: dict[str, Any] = Field(sa_type=Json)
    key: str = Field(max_length=200)
    state: MessageState = Field(default=MessageState.due, sa_type=text_enum(MessageState))
    due_at: datetime
    leased_until: datetime | None = None
    attempts: int = 0
    last_error: str | None = Field(default=None, max_length=500)


class OutboxDue(Record, table=True):
    """Which organization has something due, and when; nothing else, so that it may be read
    without a tenant (design: the closed list). One row a message: no row is fought over."""

    subject: ClassVar = None

    id: UUID = Field(primary_key=True)
    organization_id: UUID = Field(foreign_key="organization.id", ondelete="CASCADE", index=True)
    due_at: datetime = Field(index=True)


@dataclass(frozen=True, slots=True)
class Periodic:
    """A job run for each organization again and again."""

    type: str
    every: timedelta
    run: Subscriber
    demo_only: bool = False


subscribers: dict[str, list[Subscriber]] = {}
periodic_jobs: dict[str, Periodic] = {}


def subscribe(message_type: str) -> Callable[[Subscriber], Subscriber]:
    """Register a function that reacts to a type of message."""

    def register(function: Subscriber) -> Subscriber:
        subscribers.setdefault(message_type, []).append(function)
        return function

    return register


def periodic(
    message_type: str, every: timedelta, *, demo_only: bool = False
) -> Callable[[Subscriber], Subscriber]:
    """Register a job that the worker runs for every organization, `every` so often."""

    def register(function: Subscriber) -> Subscriber:
        periodic_jobs[message_type] = Periodic(message_type, every, function, demo_only)
        return function

    return register


def planned(settings: Settings) -> dict[str, Periodic]:
    """The periodic jobs of this installation: those of the demo only where it is served."""
    return {name: job for name, job in periodic_jobs.items() if settings.demo or not job.demo_only}


async def emit(
    session: Session,
    message_type: str,
    *,
    key: str | None = None,
    due_at: datetime | None = None,
    **payload: str,
) -> None:
    """Queue a message. With a `key` that is queued already, the earlier of both times holds."""
    organization_id = tenancy.organization_of(session)
    message_id, due = uuid7(), due_at or clock.now()
    values: dict[str, Any] = {
        "organization_id": organization_id,
        "id": message_id,
        "created_at": clock.now(),
        "type": message_type,
        "payload": payload,
        "key": key or str(message_id),
        "state": MessageState.due,
        "due_at": due,
        "attempts": 0,
    }
    if key is None:
        session.add(OutboxMessage(**values))
    elif not await _insert_once(session, key, values):
        return
    session.add(OutboxDue(id=message_id, organization_id=organization_id, due_at=due))


def undone_by() -> datetime:
    """When to deliver what tells somebody of a thing just done that may be undone right away."""
    return clock.now() + UNDO_TIME


async def _insert_once(session: Session, key: str, values: dict[str, Any]) -> bool:
    dialect = sqlite if session.info["is_sqlite"] else postgresql
    # Another transaction may queue the same key right now: then it is looked at once it is there.
    insert = dialect.insert(OutboxMessage).values(**values).on_conflict_do_nothing()
    while not await _queued(session, key, values["due_at"]):
        if (await session.exec(insert)).rowcount:
            return True
    return False


async def _queued(session: Session, key: str, due: datetime) -> bool:
    found = await _locked(session, key)
    if found is None:
        return False
    if found.leased_until or found.state != MessageState.due:
        await _drop(session, found)
        return False
    if due < found.due_at:
        found.due_at = due
        listed = await session.get(OutboxDue, found.id)
        if listed:
            listed.due_at = due
    return True


async def forget(session: Session, key: str) -> bool:
    """Drop what is queued under a key: its cause is gone. Says whether nobody has heard of it."""
    message = await _locked(session, key)
    if message is None:
        return False
    await _drop(session, message)
    return message.leased_until is None and message.attempts == 0


async def _locked(session: Session, key: str) -> OutboxMessage | None:
    """The message of a key, held until the transaction ends: what it is now is what it stays."""
    named = select(OutboxMessage).where(OutboxMessage.key == key).with_for_update()
    return (await session.exec(named)).first()


async def _drop(session: Session, message: OutboxMessage) -> None:
    await session.delete(message)
    await session.exec(delete(OutboxDue).where(col(OutboxDue.id) == message.id))
    await session.flush()


async def revive(session: Session, message_type: str) -> None:
    """Have what was given up of a type tried again, from the first try on."""
    given_up = select(OutboxMessage).where(
        OutboxMessage.type == message_type, OutboxMessage.state == MessageState.failed
    )
    now, organization_id = clock.now(), tenancy.organization_of(session)
    for message in (await session.exec(given_up.with_for_update())).all():
        message.state, message.due_at, message.attempts = MessageState.due, now, 0
        session.add(OutboxDue(id=message.id, organization_id=organization_id, due_at=now))
    await session.flush()
