"""Reads events out of rows with named fields: lists of conferences as JSON, tables as CSV."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256

from api.core import clock
from api.core.languages import LANGUAGES
from api.core.links import normalized_url
from api.events import times
from api.events.reading.entries import (
    Entry,
    Refused,
    Unfit,
    address,
    line,
    paragraph,
    refuse_misplaced,
    title,
)
from api.events.times import Span

# The names of fields as people and other programs write them, without case, blanks and dashes.
NAMES: dict[str, tuple[str, ...]] = {
    "uid": ("uid", "id"),
    "title": ("title", "name", "event", "summary", "titel", "anlass"),
    "starts": ("startdate", "start", "starts", "startsat", "startson", "date", "datum", "beginn"),
    "ends": ("enddate", "end", "ends", "endsat", "endson", "until", "bis", "ende"),
    "time_zone": ("timezone", "tz", "zeitzone"),
    "place": ("place", "location", "venue", "ort"),
    "city": ("city", "stadt"),
    "country": ("country", "land"),
    "online": ("online", "isonline"),
    "url": ("url", "link", "website", "web"),
    "description": ("description", "beschreibung", "text"),
    "organizer": ("organizer", "organiser", "veranstalter"),
    "language": ("language", "languages", "locales", "sprache"),
    "format": ("format", "type", "art"),
    "call_url": ("cfpurl", "callurl"),
    "call_closes_on": ("cfpenddate", "cfpdeadline", "callcloseson"),
    "status": ("status",),
    "topics": ("topic", "topics", "categories", "tags", "thema", "themen"),
}
_FIELD_OF = {name: field for field, names in NAMES.items() for name in names}
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(.*)", re.DOTALL)
_YES = {"true", "yes", "ja", "oui", "sì", "1", "x"}
_CANCELLED = {"cancelled", "canceled", "abgesagt"}

Row = Mapping[str, object]


def fields(names: Iterable[str]) -> set[str]:
    """Which of the fields known here a table has."""
    return {_FIELD_OF[_plain(name)] for name in names if _plain(name) in _FIELD_OF}


def entry(row: object, zone: str) -> Entry | Refused:
    """One row as an event, or why it is none."""
    if not isinstance(row, Mapping):
        return Refused("", "no_title", "It is no object with fields.")
    told = _told(row)
    name = title(told.get("title"))
    refuse = partial(Refused, name)
    if not name:
        return refuse("no_title", "It has no title.")
    if not told.get("starts"):
        return refuse("no_start", "It does not say when it begins.")
    own_zone = told.get("time_zone", "")
    own_zone = own_zone if own_zone in clock.time_zones() else zone
    try:
        span = _span(told["starts"], told.get("ends") or "", own_zone)
        refuse_misplaced(span)
        return _entry(told, name, span, own_zone)
    except Unfit as error:
        return refuse(error.code, error.detail)
    except (ValueError, OverflowError):
        return refuse("times_unreadable", "Its times cannot be read.")


def _entry(told: Mapping[str, str], name: str, span: Span, zone: str) -> Entry:
    url = address(told.get("url"))
    where = [told.get(part, "") for part in ("place", "city", "country")]
    return Entry(
        uid=told.get("uid") or _made_up(name, url, span),
        title=name,
        span=span,
        time_zone=zone,
        description=paragraph(told.get("description")),
        url=url,
        organizer=line(told.get("organizer")),
        place=line(", ".join(dict.fromkeys(part for part in where if part))),
        is_online=told.get("online", "").casefold() in _YES,
        language=_language(told.get("language", "")),
        format=told.get("format", "").casefold().replace(" ", "_") or None,
        categories=tuple(part.strip() for part in told.get("topics", "").split(",") if part),
        call_url=address(told.get("call_url")),
        call_closes_on=_call_closes_on(told.get("call_closes_on")),
        is_cancelled=told.get("status", "").casefold() in _CANCELLED,
    )


def _told(row: Row) -> dict[str, str]:
    """The row by our names; of several columns for a field the first that says something."""
    told: dict[str, str] = {}
    for name, value in row.items():
        field = _FIELD_OF.get(_plain(name))
        if field and field not in told and (text := _text(value)):
            told[field] = text
    return told


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _text(value: object) -> str:
    if isinstance(value, list):
        return ",".join(_text(part) for part in value)
    if isinstance(value, bool):
        return "true" if value else ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _span(starts: str, ends: str, zone: str) -> Span:
    """Whole days where both are days; a day as the end of a time is the end of that day."""
    start, end = _time(starts), _time(ends or starts)
    if not isinstance(start, datetime):
        last = end.date() if isinstance(end, datetime) else end
        if last < start:
            raise Unfit("end_before_start", "It ends before it begins.")
        return Span.of_days(start, last, zone)
    if not isinstance(end, datetime):
        return Span(_moment(start, zone), clock.midnight(end + times.DAY, zone))
    return Span(_moment(start, zone), _moment(end, zone))


def _time(text: str) -> date | datetime:
    """Such as 2027-03-11, 2027-03-11T09:00+01:00, 2027-03-11 09:00 or 11.3.2027 9:00."""
    found = _DAY_FIRST.fullmatch(text)
    if found:
        shown = found[4].strip()
        shown = shown.zfill(5) if ":" in shown else shown
        text = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02} {shown}".strip()
    return date.fromisoformat(text) if len(text) <= len("2027-03-11") else _iso(text)


def _iso(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _moment(value: datetime, zone: str) -> datetime:
    return value.astimezone(UTC) if value.tzinfo else times.nearest(value, zone)


def _call_closes_on(text: str | None) -> date | None:
    """What cannot be read is left out: the event stands without it."""
    try:
        found = _time(text) if text else None
    except ValueError:
        return None
    return found.date() if isinstance(found, datetime) else found


def _language(text: str) -> str | None:
    """The first of the languages it names that is known here."""
    named = [part.strip().casefold()[:2] for part in text.split(",")]
    return next((name for name in named if name in LANGUAGES), None)


def _made_up(name: str, url: str | None, span: Span) -> str:
    """An id for a row without one. Editions of later years share name and address."""
    page = normalized_url(url) if url else ""
    told = "\0".join((name.casefold(), page, span.starts_at.isoformat()))
    return sha256(told.encode("utf-8", "replace")).hexdigest()
