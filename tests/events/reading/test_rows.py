"""Lists of conferences as JSON, tables as CSV, and whatever else comes along."""

import gzip
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.events.reading import documents
from api.events.reading.entries import Document, DocumentUnreadable, Entry

NOW = datetime(2027, 1, 5, 12, tzinfo=UTC)
ROW = {
    "name": "Wärmekonferenz",
    "url": "https://waerme.example",
    "startDate": "2027-03-11",
    "endDate": "2027-03-12",
    "city": "Bern",
    "country": "Switzerland",
    "online": True,
    "locales": "EN, DE",
    "cfpUrl": "https://waerme.example/cfp",
    "cfpEndDate": "2026-12-31",
    "topic": "heat",
}


def read(body: bytes) -> Document:
    return documents.read(body, NOW, "Europe/Zurich")


def rows(*found: Any) -> Document:
    return read(json.dumps(found).encode())


def entry(**changes: Any) -> Entry:
    (found,) = rows({**ROW, **changes}).entries
    return found


def test_conference_is_read_with_its_call_for_speakers() -> None:
    found = entry()

    assert (found.title, found.place) == ("Wärmekonferenz", "Bern, Switzerland")
    assert (found.span.starts_on, found.span.ends_on) == (date(2027, 3, 11), date(2027, 3, 12))
    assert (found.call_url, found.call_closes_on) == (
        "https://waerme.example/cfp",
        date(2026, 12, 31),
    )
    assert (found.is_online, found.language, found.categories) == (True, "en", ("heat",))


def test_same_row_again_counts_once_and_is_filed_under_both() -> None:
    document = rows(ROW, {**ROW, "topic": "ai"}, {**ROW, "startDate": "2027-03-12"})

    assert (len(document.entries), document.repeats) == (2, 1)
    assert document.entries[0].categories == ("heat", "ai")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({**ROW, "name": ""}, "no_title"),
        ({**ROW, "startDate": None}, "no_start"),
        ({**ROW, "startDate": "2027-02-30"}, "times_unreadable"),
        ({**ROW, "endDate": "2027-03-01"}, "end_before_start"),
        ({**ROW, "startDate": "1066-10-14", "endDate": None}, "date_out_of_range"),
        ("no object", "no_title"),
    ],
)
def test_row_is_refused_with_its_reason(row: Any, code: str) -> None:
    document = rows(row)

    assert ([refused.code for refused in document.refused], document.entries) == ([code], [])


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2027-03-11T09:00", "2027-03-11T12:00", ("2027-03-11T08:00", "2027-03-11T11:00")),
        ("2027-03-11 09:00", "", ("2027-03-11T08:00", "2027-03-11T08:00")),
        ("2027-03-11T09:00Z", "2027-03-11T12:00Z", ("2027-03-11T09:00", "2027-03-11T12:00")),
        ("11.3.2027 9:00", "11.3.2027", ("2027-03-11T08:00", "2027-03-11T23:00")),
        ("28.3.2027 02:30", "28.3.2027 04:00", ("2027-03-28T01:30", "2027-03-28T02:00")),
        ("11.03.2027", "", ("2027-03-10T23:00", "2027-03-11T23:00")),
    ],
)
def test_times_are_read_as_people_write_them(
    starts: str, ends: str, expected: tuple[str, str]
) -> None:
    span = entry(startDate=starts, endDate=ends).span

    assert span.ends_at
    found = (span.starts_at, span.ends_at)
    assert tuple(at.strftime("%Y-%m-%dT%H:%M") for at in found) == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_table_is_read_by_the_names_of_its_columns(delimiter: str) -> None:
    lines = [
        ["Titel", "Beginn", "Ende", "Ort", "Sprache", "Format", "Time Zone", "Notiz"],
        ["Wärme", "11.3.2027 9:00", "11.3.2027 11:30", "Zürich", "de", "Expert group", "", "x"],
        ["", "11.3.2027", "", "", "", "", "", ""],
        ["London", "2027-03-11T09:00", "", "", "", "", "Europe/London", ""],
    ]
    text = "\r\n".join(delimiter.join(line) for line in lines)

    document = read(text.encode("cp1252"))

    heat, london = document.entries
    assert (heat.title, heat.place, heat.language) == ("Wärme", "Zürich", "de")
    assert heat.format == "expert_group"
    assert london.time_zone == "Europe/London"
    assert london.span.starts_at == datetime(2027, 3, 11, 9, tzinfo=UTC)
    assert [refused.code for refused in document.refused] == ["no_title"]


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({"events": [ROW]}).encode(),
        json.dumps([ROW]).encode("utf-8-sig"),
        json.dumps([ROW], ensure_ascii=False).encode("utf-16"),
        gzip.compress(json.dumps([ROW]).encode()),
    ],
)
def test_list_is_read_however_it_is_packed(body: bytes) -> None:
    (found,) = read(body).entries

    assert found.title == "Wärmekonferenz"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<html></html>", "unknown_form"),
        (b"[", "malformed"),
        (b"{}", "unknown_form"),
        (b"[]", "no_events"),
        (b"[" * 100_000, "malformed"),
        (b"hello, world", "unknown_form"),
        (b"\x1f\x8bno gzip", "malformed"),
        (gzip.compress(b"a" * 21_000_000), "too_large"),
        (json.dumps([{**ROW, "id": n} for n in range(10_001)]).encode(), "too_many"),
    ],
)
def test_what_is_no_list_of_events_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(DocumentUnreadable) as refusal:
        read(body)

    assert refusal.value.code == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(sorted(ROW)), JSON))
def test_whatever_a_row_holds_it_is_an_entry_or_refused(changes: dict[str, Any]) -> None:
    document = rows({**ROW, **changes})

    assert len(document.entries) + len(document.refused) == 1


@given(st.binary(max_size=500))
def test_no_bytes_bring_the_reader_down(body: bytes) -> None:
    try:
        document = read(body)
    except DocumentUnreadable:
        return

    assert document.entries or document.refused
