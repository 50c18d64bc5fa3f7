"""iCalendar: single events, their words and times, what is refused and why."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.events.reading import calendars
from api.events.reading.entries import DocumentUnreadable, Entry
from tests.events.reading.texts_of_ours import MORNING, OWN_ZONE, at, calendar, event

NOW = datetime(2027, 1, 5, 12, tzinfo=UTC)


def read(*parts: str, head: tuple[str, ...] = (), zone: str = "Europe/Zurich") -> list[Entry]:
    return list(calendars.read(calendar(*parts, head=head), NOW, zone).entries)


def refusals(*parts: str) -> list[str]:
    document = calendars.read(calendar(*parts), NOW, "Europe/Zurich")
    assert document.entries == []
    return [refused.code for refused in document.refused]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


def test_event_is_read_with_its_words() -> None:
    (entry,) = read(
        event(
            *MORNING,
            "DESCRIPTION:Mit <b>Apéro</b>\\, und mehr:\\n https://waerme.example/programm.",
            "LOCATION:Kursaal\\, Bern",
            "ORGANIZER;CN=Wärmeverband:mailto:info@waerme.example",
            "CATEGORIES:Energie,Bau",
            "URL:https://waerme.example/tag",
        )
    )

    assert (entry.uid, entry.title, entry.place) == ("one", "Tag der Wärme", "Kursaal, Bern")
    assert entry.description == "Mit Apéro, und mehr: https://waerme.example/programm."
    assert (entry.organizer, entry.url) == ("Wärmeverband", "https://waerme.example/tag")
    assert entry.categories == ("Energie", "Bau")
    assert (entry.is_online, entry.is_cancelled, entry.is_standing) == (False, False, False)


@pytest.mark.parametrize(
    ("lines", "starts", "ends", "zone"),
    [
        (MORNING, "2027-03-11T08:00", "2027-03-11T11:00", "Europe/Zurich"),
        (at("20270711T090000", "20270711T100000"), "2027-07-11T07:00", "2027-07-11T08:00", None),
        (
            at("20270311T090000", "20270311T100000", "America/New_York"),
            *("2027-03-11T14:00", "2027-03-11T15:00", "America/New_York"),
        ),
        # As Windows names zones.
        (
            at("20270311T090000", "20270311T100000", "W. Europe Standard Time"),
            *("2027-03-11T08:00", "2027-03-11T09:00", "Europe/Berlin"),
        ),
        (
            at("20270311T090000", "20270311T100000", "/vendor.example/Asia/Tokyo"),
            *("2027-03-11T00:00", "2027-03-11T01:00", "Asia/Tokyo"),
        ),
        # In UTC: the same moments, shown where the reader is.
        (
            ("DTSTART:20270311T090000Z", "DTEND:20270311T100000Z"),
            *("2027-03-11T09:00", "2027-03-11T10:00", "Europe/Zurich"),
        ),
        # Floating, and in a zone that nobody knows: as the clocks show it where the reader is.
        (
            ("DTSTART:20270311T090000", "DURATION:PT90M"),
            *("2027-03-11T08:00", "2027-03-11T09:30", "Europe/Zurich"),
        ),
        (
            at("20270311T090000", "20270311T100000", "Nirgendwo"),
            *("2027-03-11T08:00", "2027-03-11T09:00", "Europe/Zurich"),
        ),
        # Without an end it has no length.
        (("DTSTART:20270311T090000Z",), "2027-03-11T09:00", "2027-03-11T09:00", None),
    ],
)
def test_time_is_read_in_its_zone(
    lines: tuple[str, ...], starts: str, ends: str, zone: str | None
) -> None:
    (entry,) = read(event(*lines))

    assert (entry.span.starts_at, entry.span.ends_at) == (utc(starts), utc(ends))
    assert entry.time_zone == (zone or "Europe/Zurich")
    assert (entry.span.starts_on, entry.span.ends_on) == (None, None)


def test_times_the_clocks_skip_or_show_twice_are_read() -> None:
    skipped, twice = read(
        event(*at("20270328T023000", "20270328T033000"), uid="1"),
        event(*at("20271031T023000", "20271031T033000"), uid="2"),
    )

    assert skipped.span.starts_at == utc("2027-03-28T01:30")
    assert twice.span.starts_at == utc("2027-10-31T00:30")


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (("DTSTART;VALUE=DATE:20270311", "DTEND;VALUE=DATE:20270313"), date(2027, 3, 12)),
        (("DTSTART;VALUE=DATE:20270311", "DTEND;VALUE=DATE:20270312"), date(2027, 3, 11)),
        (("DTSTART;VALUE=DATE:20270311", "DTEND;VALUE=DATE:20270311"), date(2027, 3, 11)),
        (("DTSTART;VALUE=DATE:20270311", "DURATION:P2D"), date(2027, 3, 12)),
        (("DTSTART;VALUE=DATE:20270311",), date(2027, 3, 11)),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Zurich", "Pacific/Auckland", "America/Los_Angeles"])
def test_whole_days_are_the_same_days_in_every_zone(
    lines: tuple[str, ...], last: date, zone: str
) -> None:
    (entry,) = read(event(*lines), zone=zone)

    assert (entry.span.starts_on, entry.span.ends_on) == (date(2027, 3, 11), last)
    assert entry.time_zone == zone


def test_zone_of_the_calendar_is_for_floating_times_and_shows_those_in_utc() -> None:
    floating, universal = read(
        event("DTSTART:20270311T090000", uid="1"),
        event("DTSTART:20270311T090000Z", uid="2"),
        head=("X-WR-TIMEZONE:Asia/Tokyo", "X-WR-CALNAME:Anlässe"),
    )

    assert floating.span.starts_at == utc("2027-03-11T00:00")
    assert universal.span.starts_at == utc("2027-03-11T09:00")
    assert floating.time_zone == universal.time_zone == "Asia/Tokyo"


def test_zone_of_the_calendar_that_does_not_exist_is_left_aside() -> None:
    (entry,) = read(event(*MORNING), head=("X-WR-TIMEZONE:Mars/Olympus",))

    assert entry.time_zone == "Europe/Zurich"


def test_zone_defined_by_one_calendar_says_nothing_about_the_next() -> None:
    lines = at("20270311T090000", "20270311T100000", "Werkzeit")

    (west,) = read(OWN_ZONE.format("-0500"), event(*lines))
    (east,) = read(OWN_ZONE.format("+0500"), event(*lines))

    assert west.span.starts_at == utc("2027-03-11T14:00")
    assert east.span.starts_at == utc("2027-03-11T04:00")


@pytest.mark.parametrize(
    ("lines", "place", "is_online", "url"),
    [
        (("LOCATION:Bern",), "Bern", False, None),
        (("LOCATION:Online via Zoom",), "Online via Zoom", True, None),
        (
            ("LOCATION:https://meet.example/abc",),
            *(None, True, "https://meet.example/abc"),
        ),
        (("DESCRIPTION:Mehr: http://a.example/x).",), None, False, "http://a.example/x"),
        (("URL:javascript:alert(1)",), None, False, None),
        (("URL:www.waerme.example",), None, False, "https://www.waerme.example"),
    ],
)
def test_place_and_address_are_told_apart(
    lines: tuple[str, ...], place: str | None, is_online: bool, url: str | None
) -> None:
    (entry,) = read(event(*MORNING, *lines))

    assert (entry.place, entry.is_online, entry.url) == (place, is_online, url)


def test_cancelled_is_read_from_the_event_and_from_the_method() -> None:
    (by_status,) = read(event(*MORNING, "STATUS:CANCELLED"))
    (by_method,) = read(event(*MORNING), head=("METHOD:CANCEL",))

    assert (by_status.is_cancelled, by_method.is_cancelled) == (True, True)


def test_event_without_an_id_is_known_by_title_and_start() -> None:
    bare = event(*MORNING).replace("UID:one\r\n", "")
    other = event(*MORNING, summary="Anderes").replace("UID:one\r\n", "")

    first, again = read(bare), read(bare, other)

    assert first[0].uid == again[0].uid
    assert len({entry.uid for entry in again}) == 2


def test_same_id_for_different_starts_makes_different_events() -> None:
    entries = read(event(*MORNING), event(*at("20270411T090000", "20270411T100000")))

    assert len({entry.uid for entry in entries}) == 2


def test_of_several_versions_the_highest_sequence_counts() -> None:
    (entry,) = read(
        event(*MORNING, "SEQUENCE:2", summary="Neu"), event(*MORNING, "SEQUENCE:1", summary="Alt")
    )

    assert entry.title == "Neu"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (event(*MORNING, summary=None), "no_title"),
        (event(*MORNING, summary=" "), "no_title"),
        (event(), "no_start"),
        (event("DTSTART:gestern"), "no_start"),
        (event(*at("20270311T090000", "20270311T080000")), "end_before_start"),
        (event("DTSTART;VALUE=DATE:20270311", "DTEND;VALUE=DATE:20270301"), "end_before_start"),
        (event("DTSTART:10660101T090000Z"), "date_out_of_range"),
        (event("DTSTART:20260101T000000", "DTEND:99991231T235959"), "date_out_of_range"),
        (event(*MORNING, "CLASS:PRIVATE"), "private"),
        (event(*MORNING, "CLASS:CONFIDENTIAL"), "private"),
        (event(*MORNING, "RRULE:FREQ=SECONDLY"), "rhythm_too_fast"),
        (event(*MORNING, "RRULE:FREQ=DAILY;BYHOUR=1,2,3"), "rhythm_too_fast"),
        (event(*MORNING, "RRULE:COUNT=3"), "rhythm_unreadable"),
        (event(*MORNING, "RRULE:FREQ=DAILY;UNTIL=20123456T123456"), "rhythm_unreadable"),
    ],
)
def test_entry_is_refused_with_its_reason(part: str, code: str) -> None:
    assert refusals(part) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no_events"),
        (calendar("BEGIN:VTODO", "SUMMARY:Etwas", "END:VTODO"), "no_events"),
        ("BEGIN:VCARD\r\nEND:VCARD", "malformed"),
    ],
)
def test_calendar_without_events_is_refused(text: str, code: str) -> None:
    with pytest.raises(DocumentUnreadable) as refusal:
        calendars.read(text, NOW, "Europe/Zurich")

    assert refusal.value.code == code


def test_sound_events_of_a_damaged_calendar_are_read() -> None:
    damaged = "BEGIN:VTODO\r\nDTSTART:-0011130T100000\r\nEND:VTODO"
    cut_off = calendar(damaged, event(*MORNING)).replace("END:VCALENDAR", "BEGIN:VEVENT")

    (entry,) = calendars.read(cut_off, NOW, "Europe/Zurich").entries

    assert entry.title == "Tag der Wärme"


@given(
    summary=st.text(max_size=400),
    place=st.text(max_size=400),
    start=st.datetimes(*map(datetime.fromisoformat, ("1800-01-01", "2300-01-01"))),
    zone=st.sampled_from(["Europe/Zurich", "America/St_Johns", "Werkzeit", "Pacific/Apia"]),
)
def test_whatever_stands_there_is_an_entry_or_refused(
    summary: str, place: str, start: datetime, zone: str
) -> None:
    clean = {"\\": "\\\\", "\n": "\\n", ";": "\\;", ",": "\\,"}
    told = [
        "".join(clean.get(char, char) for char in text if char.isprintable() or char == "\n")
        for text in (summary, place)
    ]
    line = f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}".replace(":0", ":0")
    text = calendar(event(line.zfill(len(line)), f"LOCATION:{told[1]}", summary=told[0]))

    document = calendars.read(text, NOW, "Europe/Zurich")

    assert len(document.entries) + len(document.refused) == 1
    for entry in document.entries:
        assert 0 < len(entry.title) <= 300
        assert entry.span.starts_at.tzinfo is UTC
        assert len(entry.place or "") <= 300


@given(st.text(max_size=2000), st.booleans())
def test_no_text_brings_the_reader_down(text: str, is_framed: bool) -> None:
    framed = calendar(event(*MORNING, text)) if is_framed else text
    try:
        document = calendars.read(framed, NOW, "Europe/Zurich")
    except DocumentUnreadable:
        return

    assert document.entries or document.refused
