"""HTTP face of sources."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.core.pagination import Page, Paging
from api.core.polling import SourceStatus
from api.core.routing import IfMatch, RequestSession, Router, etag
from api.identity.access import require
from api.identity.principal import Permission, Principal
from api.suggestions.sources import service
from api.suggestions.sources.schemas import SourceCreate, SourceRead, SourceUpdate

router = Router(prefix="/sources", tags=["suggestions"])

Reader = Annotated[Principal, require(Permission.sources_read)]
Writer = Annotated[Principal, require(Permission.sources_write)]


@router.get("")
async def list_sources(
    session: RequestSession, actor: Reader, paging: Paging, status: SourceStatus | None = None
) -> Page[SourceRead]:
    """Where suggestions come from, and how the last fetch of each went."""
    return await service.list_all(session, actor, paging, status)


@router.post("", status_code=201)
async def create_source(
    session: RequestSession, actor: Writer, response: Response, data: SourceCreate
) -> SourceRead:
    """Add a feed, or a page that names its feed; it is read at once, in the background."""
    source = await service.add(session, actor, data)
    response.headers["Location"] = f"/api/v1/sources/{source.id}"
    response.headers["ETag"] = etag(source.version)
    return source


@router.get("/{source_id}")
async def get_source(
    session: RequestSession, actor: Reader, response: Response, source_id: UUID
) -> SourceRead:
    """One source; while it is refreshing, `progress` says how far that is."""
    source = await service.get(session, actor, source_id)
    response.headers["ETag"] = etag(source.version)
    return source


@router.patch("/{source_id}")
async def update_source(
    session: RequestSession,
    actor: Writer,
    response: Response,
    source_id: UUID,
    data: SourceUpdate,
    if_match: IfMatch,
) -> SourceRead:
    """Change a source; its topics and trust hold for what comes from now on."""
    source = await service.change(session, actor, source_id, data, if_match)
    response.headers["ETag"] = etag(source.version)
    return source


@router.delete("/{source_id}", status_code=204)
async def delete_source(
    session: RequestSession, _actor: Writer, source_id: UUID, if_match: IfMatch
) -> None:
    """Delete a source with its proposed suggestions; approved and archived ones stay."""
    await service.remove(session, source_id, if_match)


@router.post("/{source_id}/refresh", status_code=202)
async def refresh_source(session: RequestSession, actor: Writer, source_id: UUID) -> SourceRead:
    """Read a source now; ask for the source again to see how it went."""
    return await service.refresh(session, actor, source_id)
