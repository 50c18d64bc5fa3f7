"""Delivers the outbox and runs periodic jobs: a task inside the app, or processes of their own."""

from datetime import datetime, timedelta
from uuid import UUID

import anyio
import anyio.to_thread
import structlog
from sqlalchemy import delete, update
from sqlmodel import col, select

from api.core import clock, languages, outbox, tenancy
from api.core.db import Database, Session
from api.core.files import Files
from api.core.outbox import Delivery, MessageState, OutboxDue, OutboxMessage
from api.core.settings import Settings
from api.identity.models import Organization
from api.jobs import service as jobs
from api.leases import Leases, list_as_due

log = structlog.get_logger()

POLL_SECONDS = 0.5
WAIT_AFTER_FAILURE_SECONDS = 5
FINISH_SECONDS = 3
BATCH = 10
PARALLEL = 4
ATTEMPTS = 8
# A message whose worker died so often under it is taken for the reason.
DEATHS = 20
ORGANIZATIONS_AT_ONCE = 50
PLAN_EVERY = timedelta(minutes=5)


class Worker:
    """Any number of these may run on one PostgreSQL: each message is leased by one of them."""

    def __init__(self, settings: Settings, database: Database, files: Files) -> None:
        self.settings, self.database, self.files = settings, database, files
        self._leases = Leases(database, timedelta(seconds=settings.lease_seconds))
        self._planned_at: datetime | None = None
        self._stopping, self._stopped = anyio.Event(), anyio.Event()

    async def run(self) -> None:
        """Work until told to stop."""
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_prepare)
            tasks.start_soon(self._leases.keep)
            tasks.start_soon(self._work)
            await self._stopping.wait()
            with anyio.move_on_after(FINISH_SECONDS):
                await self._stopped.wait()
            tasks.cancel_scope.cancel()
        await self._leases.give_back()

    def stop(self) -> None:
        """Begin nothing new. What is not finished soon is left to the others at once."""
        self._stopping.set()

    async def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                await self._plan()
                worked = await self.drain()
            except Exception as error:  # the worker outlives a lost database
                log.error("worker_failed", exc_info=error)
                await self._pause(WAIT_AFTER_FAILURE_SECONDS)
                continue
            if not worked:
                await self._pause(POLL_SECONDS)
        self._stopped.set()

    async def _pause(self, seconds: float) -> None:
        with anyio.move_on_after(seconds):
            await self._stopping.wait()

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
            alive = [message for message in messages if not await _gave_up(session, message)]
            await self._leases.write(session, alive)
        self._leases.hold(alive)
        return alive

    async def _deliver(
        self, organization_id: UUID, message: OutboxMessage, limiter: anyio.CapacityLimiter
    ) -> None:
        async with limiter:
            if self._stopping.is_set():
                return
            try:
                await self._attempt(organization_id, message)
            except Exception as error:  # a lost database: the lease ends by itself
                log.error("delivery_unsettled", type=message.type, exc_info=error)
            self._leases.settle(message)

    async def _attempt(self, organization_id: UUID, message: OutboxMessage) -> None:
        delivery = Delivery(
            self.settings,
            self.database,
            self.files,
            organization_id,
            message.payload,
            message.id,
        )
        job = outbox.periodic_jobs.get(message.type)
        reactions = [job.run] if job else outbox.subscribers.get(message.type, [])
        try:
            for react in reactions:
                await react(delivery)
        except Exception as error:  # whatever a reaction raises: the message is kept
            log.error("delivery_failed", type=message.type, exc_info=error)
            await self._retry(organization_id, message, error)
        else:
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
                await list_as_due(session, [message.id], due_at)

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
                for job in outbox.planned(self.settings).values():
                    if job.type not in queued:
                        await outbox.emit(session, job.type, key=job.type)
        self._planned_at = now


async def _prepare() -> None:
    """Load what is large before it is needed, beside the work."""
    await anyio.to_thread.run_sync(languages.load, abandon_on_cancel=True)


async def _gave_up(session: Session, message: OutboxMessage) -> bool:
    if message.attempts < DEATHS or message.type in outbox.periodic_jobs:
        return False
    message.state, message.leased_until, message.last_error = MessageState.failed, None, "Died"
    await session.exec(delete(OutboxDue).where(col(OutboxDue.id) == message.id))
    return True
