"""Dates as feeds write them."""

from datetime import UTC, datetime

import pytest

from api.suggestions.feeds.dates import believable, parse

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Sat, 07 Jan 2017 15:20:37 +0000", "2017-01-07T15:20:37"),
        ("Mon, 9 Jan 2017 15:20:37 +0100", "2017-01-09T14:20:37"),
        ("Sat, 07 Jan 2017 15:20:37 -0500", "2017-01-07T20:20:37"),
        ("Sat, 07 Jan 2017 15:20:37 GMT", "2017-01-07T15:20:37"),
        ("Sat, 07 Jan 2017 15:20:37 EST", "2017-01-07T20:20:37"),
        ("Sat, 07 Jan 2017 15:20:37 CEST", "2017-01-07T13:20:37"),
        ("Thu, 14 May 2020 10:00:18 Z", "2020-05-14T10:00:18"),
        ("Sat 07 Jan 2017 15:20:37 GMT", "2017-01-07T15:20:37"),
        ("07 Jan 2017 15:20:37 +0000", "2017-01-07T15:20:37"),
        ("Tue, 02 August 2011 06:30:00 EST", "2011-08-02T11:30:00"),
        ("Tue, 02 July 2011 06:30:00", "2011-07-02T06:30:00"),
        ("Tue, 06 Sept 2011 06:30:00 GMT", "2011-09-06T06:30:00"),
        ("03 Apr 02 1500 GMT", "2002-04-03T15:00:00"),
        ("Fri, 11 Mar 99 01:15:00 GMT", "1999-03-11T01:15:00"),
        ("Fri, 11 Mar 2016 01:15:00 +3000", "2016-03-11T01:15:00"),
        ("Seg, 24 Set 2018 19:18:49 -0300", "2018-09-24T22:18:49"),
        ("Di, 05. März 2024 08:00:00 +0100", "2024-03-05T07:00:00"),
        ("mar., 05 févr. 2024 08:00:00 +0100", "2024-02-05T07:00:00"),
        ("5 juillet 2024", "2024-07-05T00:00:00"),
        ("5 giugno 2024 10:30", "2024-06-05T10:30:00"),
        ("2024-03-05T08:00:00+01:00", "2024-03-05T07:00:00"),
        ("2024-03-05T08:00:00.123-05:00", "2024-03-05T13:00:00.123000"),
        ("2024-03-05T08:00:00Z", "2024-03-05T08:00:00"),
        ("2024-03-05 08:00:00", "2024-03-05T08:00:00"),
        (" 2024-03-05 ", "2024-03-05T00:00:00"),
        ("1518478934", "2018-02-12T23:42:14"),
        ("1518478934000", "2018-02-12T23:42:14"),
    ],
)
def test_parse_reads_every_way_of_writing(written: str, moment: str) -> None:
    assert parse(written) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "yesterday 08:00",
        "99 Foo 2024",
        "31 Feb 2024 08:00:00",
        "05 Mar 2024 25:00:00",
        "2024-13-01",
        "9" * 60,
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_parse_gives_up(written: str) -> None:
    assert parse(written) is None


@pytest.mark.parametrize(
    ("moment", "is_believable"),
    [
        (datetime(1989, 12, 31, 23, tzinfo=UTC), False),
        (datetime(1990, 1, 1, tzinfo=UTC), True),
        (datetime(2024, 3, 6, 12, tzinfo=UTC), True),
        (datetime(2024, 3, 6, 12, 1, tzinfo=UTC), False),
    ],
)
def test_believable_ends_tomorrow(moment: datetime, is_believable: bool) -> None:
    assert believable(moment, NOW) == (moment if is_believable else None)
