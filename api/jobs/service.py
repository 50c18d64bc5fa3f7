"""The health of periodic jobs and of the outbox. Nothing here commits.

Counts by type are all that is told: what a message is about stays between it and its subscriber.
"""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy
from sqlalchemy import RowMapping, case, func
from sqlmodel import col, select

from api.core import clock, outbox, tenancy
from api.core.db import Database, Session
from api.core.errors import NotFound
from api.core.metrics import Backlog
from api.core.outbox import MessageState, OutboxDue, OutboxMessage, periodic_jobs
from api.core.settings import Settings
from api.identity.models import Organization
from api.jobs.models import JobRun
from api.jobs.schemas import JobHealth, JobRead

LATE_AFTER = timedelta(minutes=10)

_IS_DUE = col(OutboxMessage.state) == MessageState.due
_QUEUED = sqlalchemy.select(
    col(OutboxMessage.type),
    func.sum(case((_IS_DUE, 1), else_=0)).label("waiting"),
    func.sum(case((_IS_DUE & col(OutboxMessage.last_error).is_not(None), 1), else_=0)).label(
        "failing"
    ),
    func.sum(case((_IS_DUE, 0), else_=1)).label("given_up"),
    func.min(case((_IS_DUE, col(OutboxMessage.due_at)))).label("next_due_at"),
    func.max(col(OutboxMessage.last_error)).label("last_error"),
).group_by(col(OutboxMessage.type))
_GIVEN_UP = select(func.count()).where(OutboxMessage.state == MessageState.failed)
_RUNS = sqlalchemy.select(
    col(JobRun.type), col(JobRun.ended_at), col(JobRun.succeeded_at), col(JobRun.error)
)


async def list_all(session: Session, settings: Settings) -> list[JobRead]:
    """All types there are here by name, those with nothing queued too."""
    queued = _by_type(await session.rows(_QUEUED))
    runs = _by_type(await session.rows(_RUNS))
    elsewhere = periodic_jobs.keys() - outbox.planned(settings).keys()
    types = sorted({*periodic_jobs, *outbox.subscribers, *queued} - elsewhere)
    return [_read(type_, queued.get(type_), runs.get(type_)) for type_ in types]


async def run(session: Session, settings: Settings, job_type: str) -> JobRead:
    """Have a periodic job run now, or what was given up tried again."""
    if job_type in outbox.planned(settings):
        await outbox.emit(session, job_type, key=job_type)
    elif job_type in outbox.subscribers:
        await outbox.revive(session, job_type)
    else:
        raise NotFound
    await session.flush()
    return next(job for job in await list_all(session, settings) if job.type == job_type)


async def backlog(database: Database) -> Backlog:
    """What waits in all organizations together; what it is stays theirs."""
    now = clock.now()
    async with database.session(writes=False) as session:
        due = select(func.count(), func.min(OutboxDue.due_at)).where(col(OutboxDue.due_at) <= now)
        count, oldest = (await session.exec(due)).one()
        organizations = (await session.exec(select(Organization.id))).all()
    failed = 0
    for organization_id in organizations:
        async with database.session(writes=False) as session:
            await tenancy.bind(session, organization_id)
            failed += (await session.exec(_GIVEN_UP)).one()
    return Backlog(count, failed, (now - oldest).total_seconds() if oldest else 0)


async def note(session: Session, job_type: str, error: Exception | None) -> None:
    """Remember how a run of a periodic job ended: called by the worker."""
    query = select(JobRun).where(JobRun.type == job_type)
    row = (await session.exec(query)).first() or JobRun(type=job_type, ended_at=clock.now())
    row.ended_at = clock.now()
    row.error = type(error).__name__ if error else None
    if error is None:
        row.succeeded_at = row.ended_at
    session.add(row)
    await session.flush()


def _by_type(rows: Sequence[RowMapping]) -> dict[str, RowMapping]:
    return {row["type"]: row for row in rows}


def _read(type_: str, queued: RowMapping | None, ran: RowMapping | None) -> JobRead:
    job = periodic_jobs.get(type_)
    return JobRead(
        type=type_,
        health=_health(queued, ran),
        every_seconds=int(job.every.total_seconds()) if job else None,
        waiting=queued["waiting"] if queued else 0,
        failing=queued["failing"] if queued else 0,
        given_up=queued["given_up"] if queued else 0,
        next_due_at=queued["next_due_at"] if queued else None,
        last_run_at=ran["ended_at"] if ran else None,
        last_success_at=ran["succeeded_at"] if ran else None,
        last_error=ran["error"] if ran else (queued["last_error"] if queued else None),
    )


def _health(queued: RowMapping | None, ran: RowMapping | None) -> JobHealth:
    # What is being delivered is due later, when its lease ends: this is nobody working.
    due_at = queued["next_due_at"] if queued else None
    if due_at and due_at < clock.now() - LATE_AFTER:
        return JobHealth.late
    if (ran and ran["error"]) or (queued and (queued["failing"] or queued["given_up"])):
        return JobHealth.failing
    return JobHealth.well
