"""What a single event of a calendar says: its words, its time and the zone that it is in."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Event
from icalendar.prop import vBroken

from api.core.clock import time_zones
from api.events import times
from api.events.reading.entries import address
from api.events.times import DAY, Span

Time = date | datetime

_UTC = {"UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu", "Etc/Zulu", "UCT", "Etc/UCT", "Universal"}
_ONLINE = re.compile(
    r"\b(?:online|virtual|virtuell|webinar|zoom|teams|webex|en ligne)\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+")
_MINUTE = timedelta(minutes=1)


def words(event: Event, name: str) -> str:
    """A property as text; of several the first."""
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) else value).strip()


def has_time(event: Event, name: str) -> bool:
    """Whether a property is there, once, and can be read."""
    value = event.get(name)
    return not isinstance(value, vBroken) and hasattr(value, "dt")


def zone_of(event: Event, fallback: str) -> str:
    """The zone an event is in. UTC is where nobody is, and a zone that only the calendar knows has
    no name: then the fallback shows the same moments."""
    start = event["DTSTART"].dt
    key = getattr(getattr(start, "tzinfo", None), "key", None)
    return key if key in time_zones() and key not in _UTC else fallback


def span(event: Event, zone: str) -> Span:
    """From when until when; days where it has days, no length where it says no end."""
    start: Time = event["DTSTART"].dt
    end: Time = start
    if has_time(event, "DTEND"):
        end = event["DTEND"].dt
    elif has_time(event, "DURATION"):
        end = start + event["DURATION"].dt
    if isinstance(start, datetime):
        return Span(moment(start, zone), moment(end, zone))
    last = day(end)
    return Span.of_days(start, last - DAY if last != start else start, zone)


def moment(value: Time, zone: str) -> datetime:
    """In UTC; what has no zone is in the given one, a day begins with it."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return value.astimezone(UTC) if value.tzinfo else times.nearest(value, zone)


def day(value: Time) -> date:
    return value.date() if isinstance(value, datetime) else value


def shown(value: Time, zone: str) -> str:
    """A day, or what the clocks of the zone show: the key of a meeting."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return times.local(moment(value, zone), zone).isoformat("T")


def minutes(lasting: Span) -> int | None:
    """How long something is, at least a minute."""
    if lasting.ends_at is None:
        return None
    if lasting.starts_on and lasting.ends_on:
        return ((lasting.ends_on - lasting.starts_on).days + 1) * 24 * 60
    return max((lasting.ends_at - lasting.starts_at) // _MINUTE, 1)


def link(event: Event) -> str | None:
    """Its own address, else the first one that its place or its description names."""
    own = address(words(event, "URL"))
    if own:
        return own
    for name in ("LOCATION", "DESCRIPTION"):
        found = _ADDRESS.search(words(event, name))
        if found and (named := address(found[0].rstrip(".,;:)]"))):
            return named
    return None


def place(event: Event) -> str:
    return _ADDRESS.sub("", words(event, "LOCATION"))


def is_online(event: Event) -> bool:
    where = words(event, "LOCATION")
    return bool(_ADDRESS.search(where) or _ONLINE.search(where) or "CONFERENCE" in event)


def organizer(event: Event) -> str:
    """The organizer's name; an address alone tells nobody anything."""
    value = event.get("ORGANIZER")
    return str(value.params.get("CN", "")) if hasattr(value, "params") else ""


def categories(event: Event) -> Iterator[str]:
    value = event.get("CATEGORIES", [])
    for group in value if isinstance(value, list) else [value]:
        yield from (str(name) for name in getattr(group, "cats", []))
