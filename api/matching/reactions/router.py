"""HTTP face of one's own reactions and corrections."""

from typing import Annotated
from uuid import UUID

from fastapi import Path

from api.core.pagination import Page, Paging
from api.core.routing import RequestSession, Router
from api.identity.access import Me
from api.matching.items import ItemKind
from api.matching.reactions import service
from api.matching.reactions.models import ReactionKind
from api.matching.reactions.schemas import Correction, ReactionPut, ReactionRead

router = Router(prefix="/me", tags=["today"])

ItemId = Annotated[UUID, Path(alias="id")]


@router.get("/reactions")
async def list_reactions(
    session: RequestSession, actor: Me, paging: Paging, reaction: ReactionKind | None = None
) -> Page[ReactionRead]:
    """What I saved, dismissed or did, newest first. Only I see this list."""
    return await service.list_own(session, actor, paging, reaction)


@router.put("/reactions/{kind}/{id}")
async def set_reaction(
    session: RequestSession, actor: Me, kind: ItemKind, item_id: ItemId, data: ReactionPut
) -> ReactionRead:
    """Save, dismiss or mark done. What is dismissed stays away, and nobody else learns of it."""
    return await service.react(session, actor, kind, item_id, data)


@router.delete("/reactions/{kind}/{id}", status_code=204)
async def undo_reaction(
    session: RequestSession, actor: Me, kind: ItemKind, item_id: ItemId
) -> None:
    """Take a reaction back; the thing returns to its place in Today."""
    await service.undo(session, actor, kind, item_id)


@router.put("/corrections", status_code=204)
async def correct_reason(session: RequestSession, actor: Me, data: Correction) -> None:
    """Say that a reason is wrong: the skill is not mine, or the topic does not interest me."""
    await service.correct(session, actor, data)
