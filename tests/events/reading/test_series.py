"""Recurring events: their meetings, changes, exceptions; and rules that mean harm."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.events import times
from api.events.reading import calendars
from api.events.reading.entries import Entry
from tests.events.reading.texts_of_ours import MORNING, at, calendar, event

NOW = datetime(2027, 1, 5, 12, tzinfo=UTC)


def read(*parts: str, now: datetime = NOW) -> Entry:
    (entry,) = calendars.read(calendar(*parts), now, "Europe/Zurich").entries
    return entry


def starts(entry: Entry) -> list[str]:
    return [found.span.starts_at.strftime("%m-%dT%H:%M") for found in entry.meetings]


def test_series_keeps_its_time_on_the_clocks_when_summer_begins_and_ends() -> None:
    spring = read(event(*MORNING, "RRULE:FREQ=WEEKLY;COUNT=4"))
    autumn = read(
        event(*at("20271021T090000", "20271021T100000"), "RRULE:FREQ=WEEKLY;UNTIL=20271104T235959Z")
    )

    assert starts(spring) == ["03-11T08:00", "03-18T08:00", "03-25T08:00", "04-01T07:00"]
    assert starts(autumn) == ["10-21T07:00", "10-28T07:00", "11-04T08:00"]
    assert [found.key for found in spring.meetings][-1] == "2027-04-01T09:00:00"


def test_series_is_a_standing_engagement_from_its_first_to_its_last() -> None:
    counted = read(event(*MORNING, "RRULE:FREQ=WEEKLY;COUNT=4"))
    endless = read(event(*MORNING, "RRULE:FREQ=MONTHLY"))

    assert (counted.is_standing, counted.rhythm) == (True, "FREQ=WEEKLY;COUNT=4")
    assert counted.meeting_minutes == 180
    assert counted.span.ends_at == datetime(2027, 4, 1, 10, tzinfo=UTC)
    assert endless.span.ends_at is None
    assert len(endless.meetings) == 22


def test_exceptions_and_additions_are_followed() -> None:
    entry = read(
        event(
            *MORNING,
            "RRULE:FREQ=WEEKLY;COUNT=3",
            "EXDATE;TZID=Europe/Zurich:20270318T090000",
            "RDATE;TZID=Europe/Zurich:20270320T140000",
        )
    )

    assert starts(entry) == ["03-11T08:00", "03-20T13:00", "03-25T08:00"]


def test_dates_alone_make_a_series_without_a_rule() -> None:
    entry = read(event(*MORNING, "RDATE;TZID=Europe/Zurich:20270511T090000"))

    assert starts(entry) == ["03-11T08:00", "05-11T07:00"]
    assert (entry.is_standing, entry.rhythm) == (True, None)
    assert entry.span.ends_at == datetime(2027, 5, 11, 10, tzinfo=UTC)


def test_changed_occurrence_keeps_its_key_and_has_its_own_words() -> None:
    changed = event(
        "RECURRENCE-ID;TZID=Europe/Zurich:20270318T090000",
        *at("20270319T100000", "20270319T110000"),
        "LOCATION:Olten",
        summary="Ausflug",
    )
    cancelled = event(
        "RECURRENCE-ID;TZID=Europe/Zurich:20270325T090000",
        *at("20270325T090000", "20270325T120000"),
        "STATUS:CANCELLED",
    )

    entry = read(event(*MORNING, "RRULE:FREQ=WEEKLY;COUNT=3"), changed, cancelled)

    first, moved, gone = entry.meetings
    assert (moved.key, moved.title, moved.place) == ("2027-03-18T09:00:00", "Ausflug", "Olten")
    assert moved.span.starts_at == datetime(2027, 3, 19, 9, tzinfo=UTC)
    assert (first.title, first.place, first.is_cancelled) == (None, None, False)
    assert (gone.is_cancelled, gone.title) == (True, None)


def test_change_without_its_series_is_an_event_of_its_own() -> None:
    entry = read(
        event("RECURRENCE-ID;TZID=Europe/Zurich:20270318T090000", *MORNING, summary="Allein")
    )

    assert (entry.title, entry.uid) == ("Allein", "one 20270318T090000")


def test_whole_days_recur_on_the_same_day_every_year() -> None:
    entry = read(event("DTSTART;VALUE=DATE:20200801", "RRULE:FREQ=YEARLY", summary="Bundesfeier"))

    days = [(found.key, found.span.starts_on, found.span.ends_on) for found in entry.meetings]
    assert days == [
        ("2027-08-01", date(2027, 8, 1), date(2027, 8, 1)),
        ("2028-08-01", date(2028, 8, 1), date(2028, 8, 1)),
    ]
    assert (entry.span.starts_on, entry.span.ends_on) == (date(2020, 8, 1), None)
    assert entry.meeting_minutes == 24 * 60


def test_days_that_are_counted_end_with_the_last() -> None:
    lines = ("DTSTART;VALUE=DATE:20270301", "DTEND;VALUE=DATE:20270303", "RRULE:FREQ=WEEKLY")
    entry = read(event(*lines[:2], f"{lines[2]};COUNT=2"))

    assert (entry.span.starts_on, entry.span.ends_on) == (date(2027, 3, 1), date(2027, 3, 9))


def test_old_series_has_its_first_meetings() -> None:
    entry = read(event(*at("20050411T090000", "20050411T100000"), "RRULE:FREQ=DAILY;COUNT=5"))

    assert len(entry.meetings) == 5
    assert entry.span.ends_at == datetime(2005, 4, 15, 8, tzinfo=UTC)


def test_series_is_looked_at_only_so_far() -> None:
    entry = read(event(*at("20000101T090000", "20000101T100000"), "RRULE:FREQ=DAILY"))

    first, last = entry.meetings[0], entry.meetings[-1]
    assert len(entry.meetings) == times.MOST_MEETINGS
    assert first.span.starts_at > NOW - times.BEHIND - timedelta(days=1)
    assert last.span.starts_at < NOW + times.AHEAD


@settings(max_examples=60)
@given(
    frequency=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 6),
    count=st.integers(1, 40),
    start=st.datetimes(*map(datetime.fromisoformat, ("2026-11-01", "2028-06-01"))),
    zone=st.sampled_from(["Europe/Zurich", "America/New_York", "Australia/Lord_Howe"]),
)
def test_meetings_show_the_same_on_the_clocks_wherever_and_whenever(
    frequency: str, interval: int, count: int, start: datetime, zone: str
) -> None:
    start = start.replace(microsecond=0)
    rule = f"RRULE:FREQ={frequency};INTERVAL={interval};COUNT={count}"

    entry = read(event(f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}", "DURATION:PT1H", rule))

    assert 0 < len(entry.meetings) <= count
    assert len({found.key for found in entry.meetings}) == len(entry.meetings)
    for found in entry.meetings:
        shown = times.local(found.span.starts_at, zone)
        # Where the clocks skip that time, it is at most an hour later.
        assert timedelta() <= shown - datetime.fromisoformat(found.key) <= timedelta(hours=1)
    # The same text makes the same series.
    again = read(event(f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}", "DURATION:PT1H", rule))
    assert again == entry


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=9MO",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=99999999",
        "FREQ=YEARLY;COUNT=999999999999",
        "FREQ=YEARLY;UNTIL=00010101",
        "FREQ=YEARLY;BYEASTER=1",
    ],
)
def test_rule_that_makes_no_sense_is_an_entry_or_refused(rule: str) -> None:
    document = calendars.read(calendar(event(*MORNING, f"RRULE:{rule}")), NOW, "Europe/Zurich")

    assert len(document.entries) + len(document.refused) == 1
