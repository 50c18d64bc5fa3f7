"""Keeps a demo that runs for days up to date."""

from datetime import timedelta

from api.core import outbox
from api.core.outbox import Delivery
from api.demo import loading, tables
from api.identity.service import organization_of


@outbox.periodic("demo.freshen", timedelta(hours=1), demo_only=True)
async def freshen(delivery: Delivery) -> None:
    """Move the demo organization's activity up to today; others have none to move."""
    if not delivery.settings.demo:
        return
    async with delivery.transaction() as session:
        organization = await organization_of(session)
        if organization.slug == tables.SLUG:
            await loading.freshen(session, organization)
