"""When something is: moments in UTC, or whole days that are the same from everywhere."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from api.core import clock

DAY = timedelta(days=1)
# How far meetings are planned from now, and how many of one engagement.
AHEAD, BEHIND = timedelta(days=730), timedelta(days=90)
MOST_MEETINGS = 500


class NoSuchTime(ValueError):
    """A local time that the clocks skip when daylight saving begins."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when, None for an open end. Whole days have `starts_on` and `ends_on` too,
    the last one included."""

    starts_at: datetime
    ends_at: datetime | None
    starts_on: date | None = None
    ends_on: date | None = None

    @classmethod
    def of_days(cls, first: date, last: date | None, zone: str) -> Self:
        """Whole days in a zone: from midnight to the midnight after the last."""
        ends_at = clock.midnight(last + DAY, zone) if last else None
        return cls(clock.midnight(first, zone), ends_at, first, last)

    def moved(self, zone: str, to: str) -> "Span":
        """The same days, or the same times on the clocks, in another zone."""
        if self.starts_on:
            return Span.of_days(self.starts_on, self.ends_on, to)
        ends_at = self.ends_at and nearest(local(self.ends_at, zone), to)
        return Span(nearest(local(self.starts_at, zone), to), ends_at)


def moment(local: datetime, zone: str) -> datetime:
    """A local time in UTC; of a time that comes twice the first, `NoSuchTime` where it never is."""
    place = ZoneInfo(zone)
    found = local.replace(tzinfo=place, fold=0).astimezone(UTC)
    if found.astimezone(place).replace(tzinfo=None) != local:
        raise NoSuchTime
    return found


def local(at: datetime, zone: str) -> datetime:
    """What the clocks of a zone show at a moment."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def nearest(shown: datetime, zone: str) -> datetime:
    """A local time in UTC; one that never is counts from before the clocks change (RFC 5545)."""
    return shown.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
