"""Puts away what is no longer worth showing."""

from datetime import timedelta

from sqlmodel import col, select

from api.core import clock, outbox
from api.core.outbox import Delivery
from api.suggestions import lifecycle
from api.suggestions.models import Suggestion, SuggestionStatus
from api.suggestions.schemas import Action

AT_ONCE = 200


@outbox.periodic("suggestions.expire", timedelta(hours=1))
async def archive_expired(delivery: Delivery) -> None:
    """Archive approved suggestions whose validity is over, in short transactions."""
    while await _archive_some(delivery) == AT_ONCE:
        pass


async def _archive_some(delivery: Delivery) -> int:
    async with delivery.transaction() as session:
        expired = (
            select(Suggestion.id)
            .where(
                col(Suggestion.valid_until) <= clock.now(),
                Suggestion.status == SuggestionStatus.approved,
            )
            .limit(AT_ONCE)
        )
        ids = (await session.exec(expired)).all()
        if ids:
            await lifecycle.move(session, ids, Action.archive)
        return len(ids)
