"""HTTP face of jobs: what runs by itself, and how it fares."""

from typing import Annotated

from fastapi import Path, Request

from api.core.pagination import Page
from api.core.routing import RequestSession, Router
from api.identity.access import require
from api.identity.principal import Permission, Principal
from api.jobs import service
from api.jobs.schemas import JobRead

router = Router(prefix="/jobs", tags=["system"])

Operator = Annotated[Principal, require(Permission.jobs_run)]


@router.get("")
async def list_jobs(request: Request, session: RequestSession, _actor: Operator) -> Page[JobRead]:
    """The health of what runs by itself: how much waits, what fails, when it last ran."""
    jobs = await service.list_all(session, request.app.state.settings)
    return Page(items=jobs, next_cursor=None)


@router.post("/{job_type}/run", status_code=202)
async def run_job(
    request: Request,
    session: RequestSession,
    _actor: Operator,
    job_type: Annotated[str, Path(max_length=100)],
) -> JobRead:
    """Have a periodic job run now, or deliveries that were given up tried again."""
    return await service.run(session, request.app.state.settings, job_type)
