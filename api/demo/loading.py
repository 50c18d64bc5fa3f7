"""Loads the demo organization once, and keeps its two weeks of activity up to date."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import SQLModel, select

from api.ambassadors.models import Ambassadorship
from api.core import clock, tenancy
from api.core.db import Database, Session
from api.demo import acts, content, notices, occasions, people, shares, tables, thanks
from api.events.debriefs.models import Debrief
from api.events.models import Event
from api.events.nominations.models import Nomination
from api.events.participations.models import Participation
from api.identity.models import Organization
from api.identity.service_accounts.models import ServiceKey
from api.matching.reactions.models import Reaction
from api.notifications.models import Notification
from api.recognition.kudos.models import Kudos
from api.strategy.goals.models import Goal
from api.strategy.skills import vocabulary
from api.suggestions.models import Suggestion, SuggestionTopic
from api.suggestions.sharing.models import Share, ShareClicks
from api.suggestions.sources.models import Source

# What tells when it happened: it all moves together.
MOVED: dict[type[SQLModel], tuple[str, ...]] = {
    Ambassadorship: ("joined_at", "paused_until"),
    Debrief: ("created_at", "updated_at"),
    Event: ("created_at", "approved_at"),
    Goal: ("starts_on", "ends_on"),
    Kudos: ("created_at",),
    Nomination: ("created_at", "last_day"),
    Notification: ("created_at", "read_at"),
    Participation: ("applied_at", "ended_at"),
    Reaction: ("created_at",),
    ServiceKey: ("created_at", "expires_at"),
    Share: ("created_at", "shared_at"),
    ShareClicks: ("clicked_on",),
    Source: ("last_fetched_at", "last_success_at"),
    Suggestion: ("created_at", "published_at", "approved_at", "valid_from", "valid_until"),
    SuggestionTopic: ("listed_at",),
}


async def load(database: Database) -> str:
    """Make the demo organization, or move it up to today; says what was done."""
    async with database.transaction() as session:
        query = select(Organization).where(Organization.slug == tables.SLUG)
        found = (await session.exec(query)).first()
        if found is None:
            await _create(session)
            return "The demo organization is loaded."
        await tenancy.bind(session, found.id)
        days = await freshen(session, found)
    return f"The demo organization's activity moved on by {days} days." if days else "Ready."


async def freshen(session: Session, organization: Organization) -> int:
    """Move the activity by the days since it was last today's; returns how many."""
    days = (clock.now() - organization.created_at).days
    if days < 1:
        return 0
    for model, names in MOVED.items():
        for row in (await session.exec(select(model))).all():
            _move(row, names, timedelta(days=days))
    await occasions.move(session, timedelta(days=days))
    organization.created_at += timedelta(days=days)
    return days


def _move(row: Any, names: tuple[str, ...], by: timedelta) -> None:
    for name in names:
        if getattr(row, name) is not None:
            setattr(row, name, getattr(row, name) + by)


async def _create(session: Session) -> UUID:
    organization = Organization(**tables.organization())
    session.add(organization)
    await session.flush()
    await tenancy.bind(session, organization.id)
    await vocabulary.ship(session)
    person_ids = await people.load(session)
    topic_ids = await content.load_frame(session)
    await people.load_profiles(session, person_ids, topic_ids)
    suggested = await content.load_suggestions(session, person_ids, topic_ids)
    await people.load_reactions(session, person_ids, suggested)
    await shares.load(session, person_ids, suggested)
    await thanks.load(session, person_ids, suggested)
    await occasions.load(session, person_ids, topic_ids)
    await acts.load(session, person_ids)
    await notices.load(session)
    return organization.id
