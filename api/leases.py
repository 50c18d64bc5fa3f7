"""Which messages a worker has taken: for a while, and longer as long as it lives.

A lease is a later due time: a worker that dies leaves its messages to the others when that comes.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import anyio
import structlog
from sqlalchemy import update
from sqlmodel import col

from api.core import clock, tenancy
from api.core.db import Database, Session
from api.core.outbox import OutboxDue, OutboxMessage

log = structlog.get_logger()


class Leases:
    """What one worker has taken and not settled yet."""

    def __init__(self, database: Database, duration: timedelta) -> None:
        self.database, self.duration = database, duration
        self._taken: dict[UUID, UUID] = {}

    async def write(self, session: Session, messages: list[OutboxMessage]) -> None:
        """Take messages; they are ours once this is committed, and then `held`."""
        until = clock.now() + self.duration
        for message in messages:
            message.leased_until = message.due_at = until
            message.attempts += 1
        await list_as_due(session, [message.id for message in messages], until)

    def hold(self, messages: list[OutboxMessage]) -> None:
        self._taken |= {message.id: message.organization_id for message in messages}

    def settle(self, message: OutboxMessage) -> None:
        self._taken.pop(message.id, None)

    async def keep(self) -> None:
        """Move leases on, so that nobody else takes what merely takes long."""
        while True:
            await anyio.sleep(self.duration.total_seconds() / 3)
            until = clock.now() + self.duration
            try:
                await self._move(leased_until=until, due_at=until)
            except Exception as error:  # a lost database: then the next time
                log.error("leases_not_kept", exc_info=error)

    async def give_back(self) -> None:
        """Leave what is not settled to the others at once, as if it had not been tried."""
        untried = col(OutboxMessage.attempts) - 1
        try:
            await self._move(leased_until=None, due_at=clock.now(), attempts=untried)
        except Exception as error:  # then they end by themselves
            log.error("leases_not_given_back", exc_info=error)

    async def _move(self, *, due_at: datetime, **values: Any) -> None:
        by_organization = defaultdict(list)
        for message_id, organization_id in self._taken.items():
            by_organization[organization_id].append(message_id)
        for organization_id, ids in by_organization.items():
            async with self.database.transaction() as session:
                await tenancy.bind(session, organization_id)
                which = col(OutboxMessage.id).in_(ids)
                await session.exec(
                    update(OutboxMessage).where(which).values(due_at=due_at, **values)
                )
                await list_as_due(session, ids, due_at)


async def list_as_due(session: Session, message_ids: list[UUID], due_at: datetime) -> None:
    """Have the list that is read without a tenant say the same."""
    await session.exec(
        update(OutboxDue).where(col(OutboxDue.id).in_(message_ids)).values(due_at=due_at)
    )
