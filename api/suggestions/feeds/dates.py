"""Reads the dates of feeds, whichever way and in whichever language they are written."""

import re
from datetime import UTC, datetime, timedelta, timezone

_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
_ASIDE = timedelta(days=1)
_FURTHEST_ZONE = timedelta(hours=14)
_PIVOT = 70

_WRITTEN = re.compile(
    r"(?P<day>\d{1,2})[.\s-]+(?P<month>[^\W\d]{3,12})\.?[\s-]+(?P<year>\d{4}|\d{2})"
    r"(?:,?\s+(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<zone>\S+)?)?"
)
_OFFSET = re.compile(r"(?:GMT|UTC)?(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})")
# By their first three letters: English, then what differs in German, French, Italian, Spanish and
# Portuguese. French juin and juillet need four.
_MONTHS = (
    ("jan", "gen", "ene", "jän"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "mrz"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aoû", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)
_HOURS = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_HOURS |= {"cet": 1, "mez": 1, "cest": 2, "mesz": 2, "bst": 1, "eet": 2, "jst": 9}
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")


def parse(value: str) -> datetime | None:
    """The moment in UTC; without a zone, or with an impossible one, it counts as UTC."""
    cleaned = value.strip()
    try:
        moment = _from_number(cleaned) or _from_iso(cleaned) or _from_words(cleaned)
        return moment.astimezone(UTC) if moment else None
    except (ValueError, OverflowError):
        return None


def believable(moment: datetime | None, now: datetime) -> datetime | None:
    """The moment, unless it is before 1990 or after tomorrow."""
    return moment if moment and _OLDEST <= moment <= now + _ASIDE else None


def _from_number(value: str) -> datetime | None:
    """Seconds, or milliseconds, since 1970."""
    return datetime.fromtimestamp(int(value[:10]), UTC) if _SECONDS.fullmatch(value) else None


def _from_iso(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _from_words(value: str) -> datetime | None:
    """Such as `Seg, 24 Set 2018 19:18:49 -0300` or `03 Apr 02 1500 GMT`."""
    found = _WRITTEN.search(value)
    month = _month(found["month"].lower()) if found else None
    if not found or not month:
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 1900 if year >= _PIVOT else 2000
    clock = (int(found["hour"] or 0), int(found["minute"] or 0), int(found["second"] or 0))
    return datetime(year, month, int(found["day"]), *clock, tzinfo=_zone(found["zone"] or ""))


def _month(name: str) -> int | None:
    for number, beginnings in enumerate(_MONTHS, start=1):
        if name.startswith(beginnings):
            return number
    return None


def _zone(name: str) -> timezone:
    if offset := _OFFSET.match(name):
        distance = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"]))
        if distance <= _FURTHEST_ZONE:
            return timezone(distance if offset["sign"] == "+" else -distance)
    return timezone(timedelta(hours=_HOURS.get(name.lower(), 0)))
