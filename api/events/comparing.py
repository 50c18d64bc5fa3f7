"""Compares what a source says of an event with what it said before and with what is stored.

A field that was changed by hand differs from what was imported last; it stays as it is.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from api.events.models import Event, EventFormat, EventStatus
from api.events.reading.entries import Entry

Content = dict[str, Any]

PLAIN = ("title", "description", "language", "url", "organizer", "place", "is_online", "call_url")
# These make sense together only: who has changed one by hand keeps them all.
SCHEDULE = (
    *("time_zone", "starts_at", "ends_at", "starts_on", "ends_on"),
    *("is_standing", "rhythm", "meeting_minutes"),
)
_FIELDS = (*PLAIN, "call_closes_on", *SCHEDULE)
_TIMES, _DAYS = {"starts_at", "ends_at"}, {"starts_on", "ends_on", "call_closes_on"}
FORMATS = {
    EventFormat.webinar: ("webinar", "webcast"),
    EventFormat.workshop: ("workshop", "hackathon", "tutorial", "atelier", "werkstatt"),
    EventFormat.panel: ("panel", "podium", "table ronde", "tavola rotonda"),
    EventFormat.jury: ("jury", "giuria", "award"),
    EventFormat.lecture: ("vorlesung", "lecture", "seminar", "vortrag", "conférence publique"),
    EventFormat.expert_group: ("arbeitsgruppe", "fachgruppe", "working group", "kommission"),
    EventFormat.meetup: ("meetup", "stammtisch", "treffen", "apéro", "meeting", "user group"),
}


def told(entry: Entry) -> Content:
    """What a source says, as it is kept beside the event."""
    span = {name: _plain(value) for name, value in asdict(entry.span).items()}
    content = {name: _plain(getattr(entry, name)) for name in _FIELDS if name not in span}
    moved = [
        [found.key, _plain(found.span.starts_at), found.title, found.place, found.is_cancelled]
        for found in entry.meetings
        if found.is_cancelled or found.title or found.place
    ]
    return {**content, **span, "is_cancelled": entry.is_cancelled, "meetings": moved}


def differences(row: Event, before: Content, now: Content) -> set[str]:
    """The fields in which the source has changed its mind and that nobody changed by hand."""
    stored = _stored(row)
    changed = {name for name in now if now[name] != before.get(name)}
    by_hand = {name for name, value in stored.items() if value != before.get(name)}
    if by_hand & set(SCHEDULE):
        by_hand |= set(SCHEDULE)
    return changed - by_hand


def is_when_told(row: Event, content: Content) -> bool:
    """Whether an event is when its source says: otherwise its meetings are not the source's."""
    stored = _stored(row)
    return all(stored[name] == content[name] for name in SCHEDULE)


def columns(content: Content, names: Iterable[str] | None = None) -> dict[str, Any]:
    """The values of an event's columns out of what a source said."""
    wanted = _FIELDS if names is None else set(names) & set(_FIELDS)
    return {name: _typed(name, content[name]) for name in wanted}


def format_of(entry: Entry) -> EventFormat:
    """The format a source names, else the one that its title or what it is filed under tells."""
    if entry.format in set(EventFormat):
        return EventFormat(entry.format)
    words = " ".join((entry.title, *entry.categories)).casefold()
    for guessed, signs in FORMATS.items():
        if any(sign in words for sign in signs):
            return guessed
    return EventFormat.conference


def _stored(row: Event) -> Content:
    content = {name: _plain(getattr(row, name)) for name in _FIELDS}
    return content | {"is_cancelled": row.status is EventStatus.cancelled}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _typed(name: str, value: Any) -> Any:
    if value is not None and name in _TIMES:
        return datetime.fromisoformat(value)
    if value is not None and name in _DAYS:
        return date.fromisoformat(value)
    return value
