"""Decides when an event is from what somebody sends, beside what is stored already."""

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Self

from api.core.errors import Invalid, PeriodInvalid
from api.events import rhythm, times
from api.events.models import Event
from api.events.schemas import Days, EventCreate, EventUpdate
from api.events.times import NoSuchTime, Span

TIMES = {"starts_at", "ends_at", "starts_on", "ends_on"}
# What an event's meetings follow from.
FIELDS = TIMES | {"time_zone", "is_standing", "rhythm", "meeting_minutes"}


class TimesMissing(Invalid):
    detail = "Say when it begins and ends: times, or whole days. An open end is for what stands."


class TimesTwice(Invalid):
    detail = "Send times or whole days, not both."


class TimeSkipped(Invalid):
    detail = "The clocks skip this time on that day."


class RhythmNeedsStanding(Invalid):
    detail = "Only a standing engagement has a rhythm; it needs to know how long a meeting lasts."


@dataclass(frozen=True, slots=True)
class Schedule:
    """All of an event that says when it is."""

    span: Span
    time_zone: str
    is_standing: bool = False
    rhythm: str | None = None
    meeting_minutes: int | None = None

    @classmethod
    def of(cls, row: Event) -> Self:
        span = Span(row.starts_at, row.ends_at, row.starts_on, row.ends_on)
        return cls(span, row.time_zone, row.is_standing, row.rhythm, row.meeting_minutes)

    @property
    def columns(self) -> dict[str, Any]:
        """Its values by the names of an event's columns."""
        return {
            **asdict(self.span),
            "time_zone": self.time_zone,
            "is_standing": self.is_standing,
            "rhythm": self.rhythm,
            "meeting_minutes": self.meeting_minutes,
        }


def first(data: EventCreate, default_zone: str) -> Schedule:
    """When a new event is."""
    zone = data.time_zone or default_zone
    return _completed(Schedule(_placed(data, None, zone), zone), data)


def changed(data: EventUpdate, before: Schedule) -> Schedule:
    """When an event is from now on; what was not sent stays as it was before."""
    zone, span = data.time_zone or before.time_zone, before.span
    if zone != before.time_zone:
        span = span.moved(before.time_zone, zone)
    if data.model_fields_set & TIMES:
        span = _placed(data, span, zone)
    return _completed(replace(before, span=span, time_zone=zone), data)


def meeting_span(data: Days, zone: str) -> Span | None:
    """When a meeting is that is added or moved; None where nothing of that was sent."""
    if not any(getattr(data, name) for name in TIMES):
        return None
    span = _placed(data, None, zone)
    _check(span, is_open=False)
    return span


def _completed(found: Schedule, data: EventCreate | EventUpdate) -> Schedule:
    if data.is_standing is not None:
        found = replace(found, is_standing=data.is_standing)
    if "rhythm" in data.model_fields_set:
        found = replace(found, rhythm=data.rhythm and rhythm.checked(data.rhythm))
    if "meeting_minutes" in data.model_fields_set:
        found = replace(found, meeting_minutes=data.meeting_minutes)
    _check(found.span, is_open=found.is_standing)
    if found.rhythm and not (found.is_standing and found.meeting_minutes):
        pointer = "#/meeting_minutes" if found.is_standing else "#/is_standing"
        raise RhythmNeedsStanding(pointer=pointer)
    return found


def _check(span: Span, *, is_open: bool) -> None:
    pointer = "#/ends_on" if span.starts_on else "#/ends_at"
    if span.ends_at is None and not is_open:
        raise TimesMissing(pointer=pointer)
    if span.ends_at is not None and span.ends_at < span.starts_at:
        raise PeriodInvalid(pointer=pointer)


def _placed(data: Days, before: Span | None, zone: str) -> Span:
    """Times or days as they were sent; of the same sort as before, what is left out stays."""
    has_days, has_times = data.starts_on or data.ends_on, data.starts_at or data.ends_at
    if has_days and has_times:
        raise TimesTwice(pointer="#/starts_on")
    had_days = before is not None and before.starts_on is not None
    if has_days or (had_days and not has_times):
        return _days(data, before if had_days else None, zone)
    return _times(data, None if had_days else before, zone)


def _days(data: Days, before: Span | None, zone: str) -> Span:
    start = data.starts_on or (before and before.starts_on)
    if not start:
        raise TimesMissing(pointer="#/starts_on")
    if "ends_on" in data.model_fields_set:
        return Span.of_days(start, data.ends_on, zone)
    return Span.of_days(start, before.ends_on if before else start, zone)


def _times(data: Days, before: Span | None, zone: str) -> Span:
    start = _moment(data, "starts_at", zone) or (before and before.starts_at)
    if not start:
        raise TimesMissing(pointer="#/starts_at")
    if before and "ends_at" not in data.model_fields_set:
        return Span(start, before.ends_at)
    return Span(start, _moment(data, "ends_at", zone))


def _moment(data: Days, name: str, zone: str) -> datetime | None:
    value: datetime | None = getattr(data, name)
    if value is None or value.tzinfo:
        return value and value.astimezone(UTC)
    try:
        return times.moment(value, zone)
    except NoSuchTime:
        raise TimeSkipped(pointer=f"#/{name}") from None
