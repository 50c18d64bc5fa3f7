"""Forgets the days that are over: what was shown to somebody is of no use for long."""

from datetime import timedelta

from sqlmodel import col, delete

from api.core import clock, outbox
from api.core.outbox import Delivery
from api.today.models import TodaySelection

KEPT_FOR = timedelta(days=30)


@outbox.periodic("today.forget", timedelta(days=1))
async def forget(delivery: Delivery) -> None:
    """Delete old selections, with what was chosen in them."""
    last = (clock.now() - KEPT_FOR).date()
    async with delivery.transaction() as session:
        await session.exec(delete(TodaySelection).where(col(TodaySelection.day) < last))
