"""Finds out about what people propose: its language and its topics."""

from functools import partial
from uuid import UUID

import anyio.to_thread
from sqlalchemy import update
from sqlmodel import col, select

from api.core import fulltext, outbox
from api.core.db import Session
from api.core.outbox import Delivery
from api.events import contents
from api.events.models import Event, EventStatus
from api.strategy.classification import Classified, Classifier


@outbox.subscribe("event.proposed")
async def classify(delivery: Delivery) -> None:
    """Fill in what the person left out; their own choice of topics is not added to."""
    event_id = UUID(delivery.payload["event_id"])
    async with delivery.transaction() as session:
        row = await _open(session, event_id)
        classifier = await Classifier.load(session)
    if row is None:
        return
    classify = partial(classifier.classify, stated=row.language, fallback=None)
    classified = await anyio.to_thread.run_sync(classify, row.title, row.description)
    async with delivery.transaction() as session:
        row = await _open(session, event_id)
        if row is not None:
            await _fill_in(session, row, classified)


async def _open(session: Session, event_id: UUID) -> Event | None:
    query = select(Event).where(Event.id == event_id, Event.status == EventStatus.proposed)
    return (await session.exec(query.with_for_update())).first()


async def _fill_in(session: Session, row: Event, classified: Classified) -> None:
    # Beside the ORM: the version that the person may be changing stays what it was.
    await session.exec(
        update(Event)
        .where(col(Event.id) == row.id)
        .values(language=row.language or classified.language)
    )
    await fulltext.write(session, Event, [row.id])
    if not await contents.topic_links(session, row.id):
        session.add_all(contents.propose_topics(row, classified.topics))
