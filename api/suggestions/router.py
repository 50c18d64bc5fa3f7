"""HTTP face of suggestions."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Request, Response

from api.core.pagination import Page, Paging
from api.core.routing import (
    IfMatch,
    IfMatchWhereKnown,
    RequestSession,
    Router,
    etag,
    together,
)
from api.identity.access import require
from api.identity.principal import Permission, Principal
from api.suggestions import previews, service
from api.suggestions.schemas import (
    Action,
    Bulk,
    BulkRead,
    Filters,
    LinkPreview,
    LinkPreviewRequest,
    SuggestionApproval,
    SuggestionCounts,
    SuggestionCreate,
    SuggestionDetail,
    SuggestionRead,
    SuggestionUpdate,
)
from api.suggestions.sharing import router as sharing
from api.suggestions.sources import router as sources

suggestions = Router(prefix="/suggestions", tags=["suggestions"])

Reader = Annotated[Principal, require(Permission.suggestions_read)]
Proposer = Annotated[Principal, require(Permission.suggestions_propose)]
Curator = Annotated[Principal, require(Permission.suggestions_curate)]

AS_IT_STANDS = SuggestionApproval()


@suggestions.get("")
async def list_suggestions(
    session: RequestSession, actor: Reader, paging: Paging, filters: Annotated[Filters, Query()]
) -> Page[SuggestionRead]:
    """What is approved and valid now, and what the caller proposed; curators see all."""
    return await service.list_all(session, actor, paging, filters)


@suggestions.post("", status_code=201)
async def create_suggestion(
    session: RequestSession, actor: Proposer, response: Response, data: SuggestionCreate
) -> SuggestionRead:
    """Propose something worth passing on, discussing or writing about."""
    suggestion = await service.propose(session, actor, data)
    response.headers["Location"] = f"/api/v1/suggestions/{suggestion.id}"
    return _tagged(response, suggestion)


@suggestions.get("/counts")
async def count_suggestions(session: RequestSession, _actor: Curator) -> SuggestionCounts:
    """How many suggestions are proposed, approved and archived."""
    return await service.count(session)


@suggestions.post("/bulk", openapi_extra={"x-idempotency-required": True})
async def bulk_suggestions(session: RequestSession, actor: Curator, data: Bulk) -> BulkRead:
    """Do the same with up to a hundred suggestions; each is done or refused for itself."""
    return await service.act_on_many(session, actor, data)


@suggestions.post("/link-preview", openapi_extra={"x-writes": False})
async def preview_link(
    request: Request, session: RequestSession, actor: Proposer, data: LinkPreviewRequest
) -> LinkPreview:
    """What the page at an address says of itself; nothing is stored."""
    allow = request.app.state.settings.outbound_allowed
    return await previews.preview(session, actor, data.url, allow)


@suggestions.get("/{suggestion_id:uuid}")
async def get_suggestion(
    session: RequestSession, actor: Reader, response: Response, suggestion_id: UUID
) -> SuggestionDetail:
    """One suggestion, with what the organization says about its topics."""
    suggestion = await service.get(session, actor, suggestion_id)
    response.headers["ETag"] = etag(suggestion.version)
    return suggestion


@suggestions.patch("/{suggestion_id:uuid}")
async def update_suggestion(
    session: RequestSession,
    actor: Proposer,
    response: Response,
    suggestion_id: UUID,
    data: SuggestionUpdate,
    if_match: IfMatch,
) -> SuggestionRead:
    """Change a suggestion: curators any, others their own until it is curated."""
    suggestion = await service.change(session, actor, suggestion_id, data, if_match)
    return _tagged(response, suggestion)


@suggestions.delete("/{suggestion_id:uuid}", status_code=204)
async def delete_suggestion(
    session: RequestSession, actor: Proposer, suggestion_id: UUID, if_match: IfMatch
) -> None:
    """Delete a suggestion: curators any, others their own until it is curated."""
    await service.remove(session, actor, suggestion_id, if_match)


@suggestions.put("/{suggestion_id}/approval")
async def approve_suggestion(
    session: RequestSession,
    actor: Curator,
    response: Response,
    suggestion_id: UUID,
    data: SuggestionApproval = AS_IT_STANDS,
    if_match: IfMatchWhereKnown = None,
) -> SuggestionRead:
    """Approve a suggestion, with last changes in the same step; it needs at least one topic."""
    suggestion = await service.approve(session, actor, suggestion_id, data, if_match)
    return _tagged(response, suggestion)


@suggestions.delete("/{suggestion_id}/approval")
async def reopen_suggestion(
    session: RequestSession,
    actor: Curator,
    response: Response,
    suggestion_id: UUID,
    if_match: IfMatchWhereKnown = None,
) -> SuggestionRead:
    """Undo an approval: the suggestion is proposed again."""
    return _tagged(
        response, await service.act(session, actor, suggestion_id, Action.reopen, if_match)
    )


@suggestions.put("/{suggestion_id}/archival")
async def archive_suggestion(
    session: RequestSession,
    actor: Curator,
    response: Response,
    suggestion_id: UUID,
    if_match: IfMatchWhereKnown = None,
) -> SuggestionRead:
    """Put a suggestion away."""
    return _tagged(
        response, await service.act(session, actor, suggestion_id, Action.archive, if_match)
    )


@suggestions.delete("/{suggestion_id}/archival")
async def restore_suggestion(
    session: RequestSession,
    actor: Curator,
    response: Response,
    suggestion_id: UUID,
    if_match: IfMatchWhereKnown = None,
) -> SuggestionRead:
    """Bring a suggestion back to where it stood before it was put away."""
    return _tagged(
        response, await service.act(session, actor, suggestion_id, Action.restore, if_match)
    )


def _tagged(response: Response, suggestion: SuggestionRead) -> SuggestionRead:
    response.headers["ETag"] = etag(suggestion.version)
    return suggestion


router = together(sources.router, suggestions, sharing.router)
