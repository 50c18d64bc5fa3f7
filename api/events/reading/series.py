"""Reads a recurring event: its rhythm, and its meetings as far as is worth looking, no further."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

import recurring_ical_events
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event
from icalendar.prop import vRecur

from api.events.reading import components
from api.events.reading.components import Time
from api.events.reading.entries import FoundMeeting, Unfit, line, title
from api.events.times import AHEAD, BEHIND, MOST_MEETINGS, Span

# A series with more occurrences than these goes on for ever as far as people are concerned.
MOST_COUNTED = 5_000
LONGEST_RULE = 500
_FAST = {"SECONDLY", "MINUTELY", "HOURLY"}
_CLOCK_PARTS = ("BYHOUR", "BYMINUTE", "BYSECOND")


@dataclass(frozen=True, slots=True)
class Series:
    """A recurring event: the whole of it from its beginning to its end, and its meetings."""

    span: Span
    rhythm: str | None
    meetings: tuple[FoundMeeting, ...]


def read(events: Sequence[Event], first: Span, now: datetime, zone: str) -> Series | None:
    """The series of an event (with the changes of its occurrences), or None where it is single."""
    event = events[0]
    if len(events) == 1 and "RRULE" not in event and "RDATE" not in event:
        return None
    rules = _rules(event)
    meetings = [_meeting(found, events[0], zone) for found in _expanded(events, now)]
    rhythm = rules[0].to_ical().decode() if len(rules) == 1 else None
    if rhythm and len(rhythm) > LONGEST_RULE:
        raise Unfit("rhythm_unreadable", "The rule of its recurrence is too long.")
    return Series(_whole(event, rules, first, meetings, zone), rhythm, tuple(meetings))


def _rules(event: Event) -> list[vRecur]:
    found = event.get("RRULE", [])
    rules = found if isinstance(found, list) else [found]
    for rule in rules:
        is_whole = isinstance(rule, vRecur) and rule.get("FREQ") and rule.get("INTERVAL") != [0]
        if not is_whole:
            raise Unfit("rhythm_unreadable", "The rule of its recurrence cannot be read.")
        is_fast = str(rule["FREQ"][0]).upper() in _FAST
        if is_fast or any(len(rule.get(part, [])) > 1 for part in _CLOCK_PARTS):
            # Nothing that people go to does that.
            raise Unfit("rhythm_too_fast", "It recurs several times a day.")
    return rules


def _expanded(events: Sequence[Event], now: datetime) -> list[Event]:
    """The occurrences around now, or of an old series the first; in their order."""
    calendar = Calendar()
    for event in events:
        calendar.add_component(event)
    query = recurring_ical_events.of(calendar)
    found = query.between(now - BEHIND, now + AHEAD)
    if not found:
        start = events[0]["DTSTART"].dt
        found = query.between(start, start + AHEAD)
    return sorted(found, key=lambda event: _comparable(event["DTSTART"].dt))[:MOST_MEETINGS]


def _meeting(found: Event, event: Event, zone: str) -> FoundMeeting:
    named, placed = (components.words(found, name) for name in ("SUMMARY", "LOCATION"))
    return FoundMeeting(
        key=components.shown(found["RECURRENCE-ID"].dt, zone),
        span=components.span(found, zone),
        title=title(named) or None if named != components.words(event, "SUMMARY") else None,
        place=line(placed) if placed != components.words(event, "LOCATION") else None,
        is_cancelled=components.words(found, "STATUS").upper() == "CANCELLED",
    )


def _whole(
    event: Event,
    rules: Sequence[vRecur],
    first: Span,
    meetings: Sequence[FoundMeeting],
    zone: str,
) -> Span:
    """From the first beginning to the last end that is known, open where the rules never end."""
    spans = [first, *(meeting.span for meeting in meetings)]
    begin = min(spans, key=lambda span: span.starts_at)
    last = _last_start(event, rules)
    if first.starts_on and first.ends_on:
        length = first.ends_on - first.starts_on
        days = [span.ends_on for span in spans if span.ends_on]
        until = last and max(*days, components.day(last) + length, first.ends_on)
        return Span.of_days(begin.starts_on or first.starts_on, until, zone)
    if last is None or first.ends_at is None:
        return Span(begin.starts_at, None)
    ends = [span.ends_at for span in spans if span.ends_at]
    end = components.moment(last, zone) + (first.ends_at - first.starts_at)
    return Span(begin.starts_at, max(*ends, end, first.ends_at))


def _last_start(event: Event, rules: Sequence[vRecur]) -> Time | None:
    """When the last occurrence by the rules begins, or by when; None where they never end."""
    start: Time = event["DTSTART"].dt
    latest = start
    for rule in rules:
        if "UNTIL" in rule:
            last = rule["UNTIL"][0]
        elif "COUNT" in rule and int(rule["COUNT"][0]) <= MOST_COUNTED:
            last = _last_counted(rule, start)
        else:
            return None
        latest = max(latest, last, key=_comparable)
    return latest


def _last_counted(rule: vRecur, first: Time) -> Time:
    start = _comparable(first if not isinstance(first, datetime) else first.replace(tzinfo=UTC))
    counted = rrulestr(rule.to_ical().decode(), dtstart=start)
    last = max(islice(counted, MOST_COUNTED), default=start)
    return last.replace(tzinfo=first.tzinfo) if isinstance(first, datetime) else last.date()


def _comparable(value: Time) -> datetime:
    """Days and times on one scale."""
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
