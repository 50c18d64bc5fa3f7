"""Keeps the words of all texts whole: for what was there before them, or came in another way."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

from sqlmodel import select

from api.core import fulltext, outbox
from api.core.db import Database, Session
from api.core.files import Files
from api.core.outbox import Delivery
from api.core.records import TenantRecord
from api.core.settings import Settings
from api.identity.models import Organization

Writer = Callable[[Session, type[TenantRecord], UUID | None], Awaitable[UUID | None]]


@outbox.periodic("search.complete", timedelta(days=1))
async def complete(delivery: Delivery) -> None:
    """Write the words of what has none."""
    await _go_through(delivery, fulltext.write_missing)


async def reindex(settings: Settings, database: Database, files: Files) -> None:
    """Write all words of all organizations anew, in short transactions."""
    async with database.session(writes=False) as session:
        organizations = (await session.exec(select(Organization.id))).all()
    for organization_id in organizations:
        delivery = Delivery(settings, database, files, organization_id, {})
        await _go_through(delivery, fulltext.rewrite)


async def _go_through(delivery: Delivery, write: Writer) -> None:
    for model in fulltext.searched:
        after: UUID | None = None
        while True:
            async with delivery.transaction() as session:
                after = await write(session, model, after)
            if after is None:
                break
