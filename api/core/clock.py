"""The only reader of the time."""

from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones


def now() -> datetime:
    """The moment, in UTC with its zone."""
    return datetime.now(UTC)


def today(time_zone: str) -> date:
    """The calendar day it is in a time zone such as `Europe/Zurich`."""
    return now().astimezone(ZoneInfo(time_zone)).date()


def midnight(day: date, time_zone: str) -> datetime:
    """When a day begins in a time zone, in UTC; where clocks skip midnight, the moment after."""
    return datetime.combine(day, time(), ZoneInfo(time_zone)).astimezone(UTC)


@cache
def time_zones() -> set[str]:
    """The names of all time zones, such as `Europe/Zurich`."""
    return available_timezones()
