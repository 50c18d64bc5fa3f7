"""Tells once a day which keys come to their end."""

from datetime import timedelta

import sqlalchemy
from sqlalchemy import or_, update
from sqlmodel import col

from api.core import outbox
from api.core.aggregates import columns
from api.core.outbox import Delivery
from api.identity.service_accounts.models import ServiceKey
from api.integrations.service_accounts import endings

_ENDING = sqlalchemy.select(*columns(ServiceKey, "id", "account_id", "expires_at")).where(
    endings.ENDS_SOON
)


@outbox.periodic("service_keys.warn", timedelta(days=1))
async def warn(delivery: Delivery) -> None:
    """Emit `service_key.ending`, once for each key and each of the warnings' days."""
    async with delivery.transaction() as session:
        for row in await session.rows(_ENDING, endings.moments()):
            days = endings.due(endings.days_left(row["expires_at"]))
            told = col(ServiceKey.warned_days)
            newly = update(ServiceKey).where(
                col(ServiceKey.id) == row["id"], or_(told.is_(None), told > days)
            )
            if (await session.exec(newly.values(warned_days=days))).rowcount:
                await outbox.emit(
                    session,
                    "service_key.ending",
                    key_id=str(row["id"]),
                    account_id=str(row["account_id"]),
                    days=str(days),
                )
