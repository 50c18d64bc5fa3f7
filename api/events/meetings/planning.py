"""Plans the meetings of standing engagements: those a rhythm makes, for some time ahead."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlmodel import col, delete, select

from api.core import clock
from api.core.db import Session
from api.events import rhythm, times
from api.events.models import Event, Meeting
from api.events.reading.entries import FoundMeeting
from api.events.times import AHEAD, BEHIND, MOST_MEETINGS, Span

_DAY_MINUTES = 24 * 60


async def replan(session: Session, row: Event) -> None:
    """Bring the meetings of an event in line with its rhythm."""
    if row.is_standing:
        planned = {meeting.key: meeting for meeting in islice(_planned(row), MOST_MEETINGS)}
        await settle(session, row.id, planned)
    else:
        await session.exec(delete(Meeting).where(col(Meeting.event_id) == row.id))


def first(event_id: UUID, planned: Mapping[str, FoundMeeting]) -> list[Meeting]:
    """The meetings of an event that has none yet."""
    return [
        Meeting(event_id=event_id, key=key, **_columns(wanted)) for key, wanted in planned.items()
    ]


async def settle(session: Session, event_id: UUID, planned: Mapping[str, FoundMeeting]) -> None:
    """Have the meetings be as planned: past ones stay, and what was changed by hand."""
    query = select(Meeting).where(Meeting.event_id == event_id)
    stored = {meeting.key: meeting for meeting in await session.exec(query)}
    for key, wanted in planned.items():
        meeting = stored.get(key)
        if meeting is None:
            session.add_all(first(event_id, {key: wanted}))
        elif not meeting.is_changed:
            write(meeting, _columns(wanted))
    now = clock.now()
    for key, meeting in stored.items():
        if key not in planned and not meeting.is_changed and meeting.starts_at > now:
            await session.delete(meeting)
    await session.flush()


def write(row: Event | Meeting, values: Mapping[str, object]) -> None:
    """Set what differs: a row that stays the same keeps its version."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _columns(wanted: FoundMeeting) -> dict[str, Any]:
    return {
        **asdict(wanted.span),
        "title": wanted.title,
        "place": wanted.place,
        "is_cancelled": wanted.is_cancelled,
    }


def _planned(row: Event) -> Iterator[FoundMeeting]:
    """What the rhythm makes from a while ago on."""
    if row.rhythm is None or row.meeting_minutes is None:
        return
    zone, now = row.time_zone, clock.now()
    until = min(row.ends_at or now + AHEAD, now + AHEAD)
    first = _first(row)
    since = max(first, times.local(now - BEHIND, zone))
    for start in rhythm.starts(row.rhythm, first, since, times.local(until, zone)):
        span = _span(row, start, row.meeting_minutes)
        # A period of whole days ends with the midnight that begins the day after.
        if span.starts_at < until:
            shown = start.date() if row.starts_on else start
            yield FoundMeeting(shown.isoformat(), span)


def _first(row: Event) -> datetime:
    if row.starts_on:
        return datetime.combine(row.starts_on, time())
    return times.local(row.starts_at, row.time_zone)


def _span(row: Event, start: datetime, minutes: int) -> Span:
    if row.starts_on:
        days = timedelta(days=max(minutes // _DAY_MINUTES, 1) - 1)
        return Span.of_days(start.date(), start.date() + days, row.time_zone)
    starts_at = times.nearest(start, row.time_zone)
    return Span(starts_at, starts_at + timedelta(minutes=minutes))
