"""Writes a person's dates as iCalendar (RFC 5545, RFC 7986): titles, times and links, no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar

# How often calendars should ask again.
REFRESH = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Dated:
    """An event or a meeting as it stands in a calendar; whole days where it has `starts_on`."""

    id: UUID
    title: str
    link: str
    time_zone: str
    starts_at: datetime
    ends_at: datetime
    starts_on: date | None
    ends_on: date | None
    is_cancelled: bool
    version: int
    changed_at: datetime


def write(name: str, dates: Sequence[Dated]) -> bytes:
    """The calendar; the same dates always give the same bytes."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Fuersprech//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for one in dates:
        calendar.add_component(_entry(one))
    if any(not one.starts_on for one in dates):
        calendar.add_missing_timezones(
            first_date=min(one.starts_at for one in dates).date() - timedelta(days=366),
            last_date=max(one.ends_at for one in dates).date() + timedelta(days=366),
        )
    written: bytes = calendar.to_ical()
    return written


def _entry(one: Dated) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{one.id}@fuersprech")
    entry.add("dtstamp", one.changed_at.astimezone(UTC))
    entry.add("sequence", one.version - 1)
    entry.add("summary", one.title)
    entry.add("url", one.link)
    entry.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    if one.starts_on:
        entry.add("dtstart", one.starts_on)
        # The day after the last one: an end is not part of it.
        entry.add("dtend", (one.ends_on or one.starts_on) + timedelta(days=1))
    else:
        zone = ZoneInfo(one.time_zone)
        entry.add("dtstart", one.starts_at.astimezone(zone))
        entry.add("dtend", one.ends_at.astimezone(zone))
    return entry
