"""Rules of calendar feeds: made anew, revoked and read by their secret. Nothing here commits."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping
from sqlmodel import col, delete, select, update

from api.core import clock, crypto, tenancy
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import NotFound
from api.core.settings import Settings
from api.events.feeds import writing
from api.events.feeds.models import CalendarFeed
from api.events.feeds.schemas import FeedCreated, FeedRead
from api.events.feeds.writing import Dated
from api.events.models import Event, EventStatus, Meeting
from api.events.participations.models import SEATED, Participation
from api.events.participations.queries import HAD_PART
from api.identity.models import Organization, Person
from api.identity.principal import Principal

# What is over stays in the calendar for so long.
BEHIND = timedelta(days=90)
NOTED_EVERY = timedelta(days=1)

_WHEN = ("time_zone", "starts_at", "ends_at", "starts_on", "ends_on", "updated_at", "version")


async def get_own(session: Session, actor: Principal) -> FeedRead:
    row = (await session.exec(select(CalendarFeed).where(_mine(actor)))).first()
    if row is None:
        raise NotFound
    return FeedRead.model_validate(row)


async def renew(session: Session, actor: Principal, settings: Settings) -> FeedCreated:
    """Make a feed; an address that there was leads nowhere from now on."""
    await revoke(session, actor)
    secret = crypto.fresh()
    row = CalendarFeed(person_id=actor.person_id, secret_hash=crypto.digest(secret))
    session.add(row)
    await session.flush()
    token = crypto.credential(actor.organization_id, secret)
    url = f"{settings.public_url}/calendar/{token}.ics"
    return FeedCreated(url=url, created_at=row.created_at, last_used_at=None)


async def revoke(session: Session, actor: Principal) -> None:
    await session.exec(delete(CalendarFeed).where(_mine(actor)))


async def read(session: Session, token: str, settings: Settings) -> bytes:
    """The dates of the person whose feed it is; `NotFound` for whatever is no feed."""
    parts = crypto.split_credential(token)
    if parts is None:
        raise NotFound
    await tenancy.bind(session, parts[0])
    feed = await _find(session, crypto.digest(parts[1]))
    if feed.last_used_at is None or feed.last_used_at < clock.now() - NOTED_EVERY:
        session.require_writer()
        used = update(CalendarFeed).where(col(CalendarFeed.id) == feed.id)
        await session.exec(used.values(last_used_at=clock.now()))
    return writing.write(feed.name, await _dates(session, feed.person_id, settings))


async def _find(session: Session, secret_hash: str) -> RowMapping:
    query = (
        sqlalchemy.select(
            *columns(CalendarFeed, "id", "person_id", "last_used_at"), col(Organization.name)
        )
        .join(
            Person,
            (col(Person.organization_id) == CalendarFeed.organization_id)
            & (col(Person.id) == CalendarFeed.person_id),
        )
        .join(Organization, col(Organization.id) == CalendarFeed.organization_id)
        .where(col(CalendarFeed.secret_hash) == secret_hash, col(Person.is_active))
    )
    rows = await session.rows(query)
    if not rows:
        raise NotFound
    return rows[0]


async def _dates(session: Session, person_id: UUID, settings: Settings) -> list[Dated]:
    """The events and meetings in which the person has a seat, in the order of time."""
    since = clock.now() - BEHIND
    occasions = sqlalchemy.select(
        *columns(Event, "id", "title", "status", *_WHEN), col(Event.id).label("event_id")
    ).where(_has_seat(person_id), col(Event.is_standing).is_(False), col(Event.ends_at) > since)
    meetings = (
        sqlalchemy.select(
            *columns(
                Meeting, "id", "is_cancelled", *(name for name in _WHEN if name != "time_zone")
            ),
            col(Meeting.title).label("own_title"),
            *columns(Event, "title", "status", "time_zone"),
            col(Event.id).label("event_id"),
        )
        .join(
            Meeting,
            (col(Meeting.organization_id) == Event.organization_id)
            & (col(Meeting.event_id) == Event.id),
        )
        .select_from(Event)
        .where(_has_seat(person_id), col(Event.is_standing), col(Meeting.ends_at) > since)
    )
    rows = [*await session.rows(occasions), *await session.rows(meetings)]
    return [_dated(row, settings) for row in sorted(rows, key=_place)]


def _dated(row: RowMapping, settings: Settings) -> Dated:
    own_title = row.get("own_title")
    return Dated(
        id=row["id"],
        title=f"{row['title']}: {own_title}" if own_title else row["title"],
        link=f"{settings.public_url}/opportunities/{row['event_id']}",
        is_cancelled=bool(row.get("is_cancelled")) or row["status"] is EventStatus.cancelled,
        changed_at=row["updated_at"],
        version=row["version"],
        **{name: row[name] for name in _WHEN[:5]},
    )


def _has_seat(person_id: UUID) -> sqlalchemy.ColumnElement[bool]:
    seat = HAD_PART.params(person_id=person_id).where(col(Participation.state).in_(SEATED))
    is_out = col(Event.status).in_([EventStatus.approved, EventStatus.cancelled])
    return sqlalchemy.and_(seat.correlate(Event).exists(), is_out)


def _place(row: RowMapping) -> tuple[datetime, UUID]:
    return row["starts_at"], row["id"]


def _mine(actor: Principal) -> sqlalchemy.ColumnElement[bool]:
    return col(CalendarFeed.person_id) == actor.person_id
