"""Delivers the outbox and runs periodic jobs: a task inside the app, or processes of their own."""

from datetime import datetime, timedelta
from uuid import UUID

import anyio
import structlog
from sqlalchemy import delete, update
from sqlmodel import col, select

from api.core import clock, outbox, tenancy
from api.core.db import Database, Session
from api.core.files import Files
from api.core.outbox import Delivery, MessageState, OutboxDue, OutboxMessage
from api.core.settings import Settings
from api.identity.models import Organization
from api.jobs import service as jobs

log = structlog.get_logger()

POLL_SECONDS = 0.5
LEASE = timedelta(minutes=5)
BATCH = 10
PARALLEL = 4
ATTEMPTS = 8
ORGANIZATIONS_AT_ONCE = 50
PLAN_EVERY = timedelta(minutes=5)


class Worker:
    """Any number of these may run on one PostgreSQL: each message is leased by one of them."""

    def __init__(self, settings: Settings, database: Database, files: Files) -> None:
        self.settings, self.database, self.files = settings, database, files
        self._planned_at: datetime | None = None

    async def run(self) -> None:
        """Work until cancelled; what is under way when that happens is leased again later."""
        while True:
            try:
                await self._plan()
                worked = await self.drain()
            except Exception as error:  # the worker outlives a lost database
                log.error("worker_failed", exc_info=error)
                await anyio.sleep(5)
                continue
            if not worked:
                await anyio.sleep(POLL_SECONDS)

    async def drain(self) -> int:
        """Deliver what is due now; returns how many messages were delivered."""
        delivered = 0
        for organization_id in await self._due_organizations():
            messages = await self._claim(organization_id)
            limiter = anyio.CapacityLimiter(PARALLEL)
            async with anyio.create_task_group() as tasks:
                for message in messages:
                    tasks.start_soon(self._deliver, organization_id, message, limiter)
            delivered += len(messages)
        return delivered

    async def _due_organizations(self) -> list[UUID]:
        async with self.database.session(writes=False) as session:
            due = (
                select(OutboxDue.organization_id)
                .where(col(OutboxDue.due_at) <= clock.now())
                .distinct()
                .limit(ORGANIZATIONS_AT_ONCE)
            )
            return list((await session.exec(due)).all())

    async def _claim(self, organization_id: UUID) -> list[OutboxMessage]:
        now = clock.now()
        async with self.database.transaction() as session:
            await tenancy.bind(session, organization_id)
            messages = (
                await session.exec(
                    select(OutboxMessage)
                    .where(
                        OutboxMessage.organization_id == organization_id,
                        OutboxMessage.state == MessageState.due,
                        col(OutboxMessage.due_at) <= now,
                    )
                    .order_by(col(OutboxMessage.due_at), col(OutboxMessage.id))
                    .limit(BATCH)
                    .with_for_update(skip_locked=True)
                )
            ).all()
            for message in messages:
                # A lease is a later due time: a worker that dies leaves the message to others.
                message.leased_until = message.due_at = now + LEASE
                message.attempts += 1
            await _list_as_due(session, [message.id for message in messages], now + LEASE)
        return list(messages)

    async def _deliver(
        self, organization_id: UUID, message: OutboxMessage, limiter: anyio.CapacityLimiter
    ) -> None:
        delivery = Delivery(
            self.settings, self.database, self.files, organization_id, message.payload
        )
        job = outbox.periodic_jobs.get(message.type)
        reactions = [job.run] if job else outbox.subscribers.get(message.type, [])
        async with limiter:
            try:
                for react in reactions:
                    await react(delivery)
            except Exception as error:  # whatever a reaction raises: the message is kept
                log.error("delivery_failed", type=message.type, exc_info=error)
                await self._retry(organization_id, message, error)
                return
            await self._finish(organization_id, message, job)

    async def _finish(
        self, organization_id: UUID, message: OutboxMessage, job: outbox.Periodic | None
    ) -> None:
        async with self.database.transaction() as session:
            await tenancy.bind(session, organization_id)
            await session.exec(delete(OutboxDue).where(col(OutboxDue.id) == message.id))
            await session.exec(delete(OutboxMessage).where(col(OutboxMessage.id) == message.id))
            if job:
                await jobs.note(session, job.type, None)
                due_at = clock.now() + job.every
                await outbox.emit(session, job.type, key=job.type, due_at=due_at)

    async def _retry(self, organization_id: UUID, message: OutboxMessage, error: Exception) -> None:
        periodic = message.type in outbox.periodic_jobs
        gives_up = message.attempts >= ATTEMPTS and not periodic
        due_at = clock.now() + timedelta(seconds=min(3600, 2**message.attempts))
        async with self.database.transaction() as session:
            await tenancy.bind(session, organization_id)
            await session.exec(
                update(OutboxMessage)
                .where(col(OutboxMessage.id) == message.id)
                .values(
                    state=MessageState.failed if gives_up else MessageState.due,
                    due_at=due_at,
                    leased_until=None,
                    last_error=type(error).__name__,
                )
            )
            if periodic:
                await jobs.note(session, message.type, error)
            if gives_up:
                await session.exec(delete(OutboxDue).where(col(OutboxDue.id) == message.id))
            else:
                await _list_as_due(session, [message.id], due_at)

    async def _plan(self) -> None:
        """See to it that each organization has its periodic jobs queued."""
        now = clock.now()
        if self._planned_at and now - self._planned_at < PLAN_EVERY:
            return
        async with self.database.session(writes=False) as session:
            organizations = (await session.exec(select(Organization.id))).all()
        for organization_id in organizations:
            async with self.database.transaction() as session:
                await tenancy.bind(session, organization_id)
                queued = set((await session.exec(select(OutboxMessage.key))).all())
                for job in outbox.periodic_jobs.values():
                    if job.type not in queued:
                        await outbox.emit(session, job.type, key=job.type)
        self._planned_at = now


async def _list_as_due(session: Session, message_ids: list[UUID], due_at: datetime) -> None:
    await session.exec(
        update(OutboxDue).where(col(OutboxDue.id).in_(message_ids)).values(due_at=due_at)
    )
