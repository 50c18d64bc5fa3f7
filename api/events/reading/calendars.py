"""Reads iCalendar: single events, series with their changes, days and times in any zone."""

import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256

import x_wr_timezone
from icalendar import Calendar, Component, Event
from icalendar.error import GloballyUniqueTZIDGuessed
from icalendar.timezone import tzp

from api.core.clock import time_zones
from api.events.reading import components, series
from api.events.reading.entries import (
    Document,
    DocumentUnreadable,
    Entry,
    Refused,
    Unfit,
    document,
    line,
    paragraph,
    refuse_misplaced,
    title,
)

_EVENT = re.compile(
    r"^BEGIN:VEVENT\s*$.*?^END:VEVENT\s*$", re.DOTALL | re.MULTILINE | re.IGNORECASE
)
_ZONE, _NAME = "X-WR-TIMEZONE", "X-WR-CALNAME"
_HIDDEN = {"PRIVATE", "CONFIDENTIAL"}
# What the libraries raise for values that are no values.
_DAMAGED = (ValueError, TypeError, KeyError, AttributeError, IndexError, ArithmeticError)


def read(text: str, now: datetime, zone: str) -> Document:
    """Read all events of a text; its floating times are taken for those of `zone`.

    CPU-bound, and for a hostile text without end. Zones that a calendar defines itself are kept by
    the library for all that is read later in this process: the next reading begins without them.
    """
    tzp.use_default()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
        calendars = _calendars(text)
        name = next((str(each[_NAME]) for each in calendars if _NAME in each), "")
        return document(name, _found(calendars, now, zone))


def _calendars(text: str) -> Sequence[Component]:
    try:
        whole: Sequence[Component] = Calendar.from_ical(text, multiple=True)
    except _DAMAGED:
        whole = []
    if any(calendar.walk("VEVENT") for calendar in whole):
        return whole
    # Something else in it is damaged: the events alone may still be sound.
    events = _EVENT.findall(text)
    if not events:
        is_calendar = "BEGIN:VCALENDAR" in text.upper()
        code = "no_events" if is_calendar else "malformed"
        raise DocumentUnreadable(code, "There are no events in this calendar.")
    bare: Sequence[Component] = Calendar.from_ical("\r\n".join(events), multiple=True)
    return bare


def _found(calendars: Sequence[Component], now: datetime, zone: str) -> Iterator[Entry | Refused]:
    for calendar in calendars:
        own_zone = str(calendar.get(_ZONE, "")).strip()
        if own_zone not in time_zones():
            calendar.pop(_ZONE, None)
            own_zone = ""
        standard = x_wr_timezone.to_standard(calendar) if own_zone else calendar
        is_cancelled = str(calendar.get("METHOD", "")).upper() == "CANCEL"
        for uid, events in _series(standard.walk("VEVENT")):
            yield _attempted(uid, events, now, own_zone or zone, is_cancelled)


def _series(events: Sequence[Event]) -> Iterator[tuple[str, list[Event]]]:
    """Events with the changes of their occurrences, by id. Of several versions the last one counts;
    where several begin at different times, the calendar gave them all one id by mistake."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[components.words(event, "UID") or _made_up(event)].append(event)
    for uid, group in groups.items():
        changes = [event for event in group if "RECURRENCE-ID" in event]
        versions: dict[str, Event] = {}
        for event in group:
            if "RECURRENCE-ID" not in event:
                start = _value(event, "DTSTART")
                versions[start] = max(versions.get(start, event), event, key=_sequence)
        if len(versions) == 1:
            yield uid, [*versions.values(), *changes]
        else:
            for event in (*versions.values(), *changes):
                begins = _value(event, "RECURRENCE-ID") or _value(event, "DTSTART")
                yield f"{uid} {begins}", [event]


def _attempted(
    uid: str, events: Sequence[Event], now: datetime, zone: str, is_cancelled: bool
) -> Entry | Refused:
    event = events[0]
    name = title(components.words(event, "SUMMARY"))
    refuse = partial(Refused, name or title(uid))
    if components.words(event, "CLASS").upper() in _HIDDEN:
        return refuse("private", "The calendar marks it as private.")
    if not name:
        return refuse("no_title", "It has no title.")
    if not components.has_time(event, "DTSTART"):
        return refuse("no_start", "When it begins cannot be read.")
    try:
        return _entry(uid, events, now, zone, is_cancelled)
    except Unfit as error:
        return refuse(error.code, error.detail)
    except _DAMAGED:
        return refuse("times_unreadable", "Its times or its rule cannot be read.")


def _entry(
    uid: str, events: Sequence[Event], now: datetime, zone: str, is_cancelled: bool
) -> Entry:
    event = events[0]
    own_zone = components.zone_of(event, zone)
    span = components.span(event, own_zone)
    refuse_misplaced(span)
    found = series.read(events, span, now, own_zone)
    return Entry(
        uid=uid,
        title=title(components.words(event, "SUMMARY")),
        span=found.span if found else span,
        time_zone=own_zone,
        description=paragraph(components.words(event, "DESCRIPTION")),
        url=components.link(event),
        organizer=line(components.organizer(event)),
        place=line(components.place(event)),
        is_online=components.is_online(event),
        categories=tuple(components.categories(event)),
        is_cancelled=is_cancelled or components.words(event, "STATUS").upper() == "CANCELLED",
        is_standing=found is not None,
        rhythm=found.rhythm if found else None,
        meeting_minutes=components.minutes(span) if found else None,
        meetings=found.meetings if found else (),
    )


def _made_up(event: Event) -> str:
    """An id for an event without one: the same as long as its title and its start are."""
    told = f"{components.words(event, 'SUMMARY')}\0{_value(event, 'DTSTART')}"
    return sha256(told.encode("utf-8", "replace")).hexdigest()


def _value(event: Event, name: str) -> str:
    value = event.get(name)
    return value.to_ical().decode("utf-8", "replace") if hasattr(value, "to_ical") else ""


def _sequence(event: Event) -> int:
    value = event.get("SEQUENCE", 0)
    return value if isinstance(value, int) else 0
