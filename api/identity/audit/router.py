"""HTTP face of the audit log, for administrators."""

from typing import Annotated

from fastapi import Query

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router
from api.identity.access import require
from api.identity.audit import service
from api.identity.audit.schemas import AuditEntryRead, AuditFilters
from api.identity.principal import Permission, Principal

router = Router(prefix="/audit-entries", tags=["people"])

Auditor = Annotated[Principal, require(Permission.audit_read)]


@router.get("")
async def list_audit_entries(
    session: RequestSession,
    actor: Auditor,
    paging: Paging,
    filters: Annotated[AuditFilters, Query()],
) -> Page[AuditEntryRead]:
    """What was done to people, tools and settings, and by whom; the newest first. What people
    choose for themselves is not in it. Nobody can change or remove an entry."""
    return await service.list_all(session, actor, paging, filters)
