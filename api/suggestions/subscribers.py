"""Finds out about what people propose: its language and its topics."""

from functools import partial
from uuid import UUID

import anyio.to_thread
from sqlalchemy import update
from sqlmodel import col, select

from api.core import fulltext, outbox
from api.core.db import Session
from api.core.outbox import Delivery
from api.strategy.classification import Classified, Classifier
from api.suggestions.models import NO_LANGUAGE, Suggestion, SuggestionStatus, SuggestionTopic


@outbox.subscribe("suggestion.proposed")
async def classify(delivery: Delivery) -> None:
    """Fill in what the person left out; their own choice of topics is not added to."""
    suggestion_id = UUID(delivery.payload["suggestion_id"])
    async with delivery.transaction() as session:
        row = await _open(session, suggestion_id)
        classifier = await Classifier.load(session)
    if row is None:
        return
    classified = await anyio.to_thread.run_sync(
        partial(classifier.classify, row.title, row.summary, stated=row.language, fallback=None)
    )
    async with delivery.transaction() as session:
        row = await _open(session, suggestion_id)
        if row is not None:
            await _fill_in(session, row, classified)


async def _open(session: Session, suggestion_id: UUID) -> Suggestion | None:
    query = (
        select(Suggestion)
        .where(
            Suggestion.id == suggestion_id,
            Suggestion.status == SuggestionStatus.proposed,
        )
        .with_for_update()
    )
    return (await session.exec(query)).first()


async def _fill_in(session: Session, row: Suggestion, classified: Classified) -> None:
    chosen = await session.exec(
        select(SuggestionTopic.id).where(SuggestionTopic.suggestion_id == row.id).limit(1)
    )
    language = row.language or classified.language
    # Beside the ORM: the version that the person may be changing stays what it was.
    await session.exec(
        update(Suggestion).where(col(Suggestion.id) == row.id).values(language=language)
    )
    await fulltext.write(session, Suggestion, [row.id])
    if chosen.first() is None:
        session.add_all(
            SuggestionTopic(
                suggestion_id=row.id,
                topic_id=topic_id,
                words=list(words),
                is_proposed=True,
                language=language or NO_LANGUAGE,
            )
            for topic_id, words in classified.topics.items()
        )
