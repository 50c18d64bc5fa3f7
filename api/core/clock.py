"""The only reader of the time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The moment, in UTC with its zone."""
    return datetime.now(UTC)


def today(time_zone: str) -> date:
    """The calendar day it is in a time zone such as `Europe/Zurich`."""
    return now().astimezone(ZoneInfo(time_zone)).date()
