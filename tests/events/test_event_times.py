"""When events are: in their own zone, across daylight saving, as whole days, for hand-made ones."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.events import times
from api.events.times import NoSuchTime, Span
from tests.events.occasions import event, found
from tests.world import Someone, World

ZONES = ("Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
DAYS = st.dates(date(1995, 1, 1), date(2100, 1, 1))


async def changed(world: World, lead: Someone, made: dict[str, Any], **changes: Any) -> Any:
    path = f"/events/{made['id']}"
    answer = await world.client(lead).patch(path, json=changes, headers={"If-Match": "*"})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("shown", "zone", "utc"),
    [
        ("2027-03-27T09:00", "Europe/Zurich", "2027-03-27T08:00:00Z"),
        ("2027-03-28T09:00", "Europe/Zurich", "2027-03-28T07:00:00Z"),
        ("2027-10-30T09:00", "Europe/Zurich", "2027-10-30T07:00:00Z"),
        ("2027-10-31T09:00", "Europe/Zurich", "2027-10-31T08:00:00Z"),
        ("2027-10-31T02:30", "Europe/Zurich", "2027-10-31T00:30:00Z"),
        ("2027-03-11T09:00", "America/New_York", "2027-03-11T14:00:00Z"),
        ("2027-03-14T09:00", "America/New_York", "2027-03-14T13:00:00Z"),
        ("2027-03-11T09:00+05:45", "Europe/Zurich", "2027-03-11T03:15:00Z"),
        ("2027-03-11T09:00Z", "Europe/Zurich", "2027-03-11T09:00:00Z"),
    ],
)
async def test_time_is_what_the_clocks_there_show(
    world: World, bob: Someone, shown: str, zone: str, utc: str
) -> None:
    made = await event(world, bob, starts_at=shown, ends_at="2028-01-01T00:00", time_zone=zone)

    assert (made["starts_at"], made["time_zone"]) == (utc, zone)


@pytest.mark.anyio
async def test_zone_sent_alone_keeps_what_the_clocks_show(world: World, bob: Someone) -> None:
    made = await event(world, bob)

    moved = await changed(world, bob, made, time_zone="America/New_York")

    assert (moved["starts_at"], moved["ends_at"]) == (
        "2027-03-11T14:00:00Z",
        "2027-03-11T17:00:00Z",
    )


@pytest.mark.anyio
async def test_whole_days_stay_the_same_days_in_every_zone(world: World, bob: Someone) -> None:
    days = {"starts_at": None, "ends_at": None, "starts_on": "2027-03-27", "ends_on": "2027-03-28"}
    made = await event(world, bob, **days)

    moved = await changed(world, bob, made, time_zone="Pacific/Auckland")

    assert (made["starts_at"], made["ends_at"]) == ("2027-03-26T23:00:00Z", "2027-03-28T22:00:00Z")
    assert (moved["starts_at"], moved["ends_at"]) == (
        "2027-03-26T11:00:00Z",
        "2027-03-28T11:00:00Z",
    )
    assert (moved["starts_on"], moved["ends_on"]) == ("2027-03-27", "2027-03-28")


@pytest.mark.anyio
async def test_times_become_days_and_days_times(world: World, bob: Someone) -> None:
    made = await event(world, bob)

    days = await changed(world, bob, made, starts_on="2027-03-11")
    longer = await changed(world, bob, made, ends_on="2027-03-12")
    again = await changed(
        world, bob, made, starts_at="2027-03-11T10:00", ends_at="2027-03-11T11:00"
    )

    assert (days["starts_on"], days["ends_on"]) == ("2027-03-11", "2027-03-11")
    assert (longer["starts_on"], longer["ends_on"]) == ("2027-03-11", "2027-03-12")
    assert (again["starts_on"], again["ends_on"]) == (None, None)
    assert again["starts_at"] == "2027-03-11T09:00:00Z"


@pytest.mark.anyio
async def test_end_alone_moves_and_the_beginning_stays(world: World, bob: Someone) -> None:
    made = await event(world, bob, starts_at="2027-10-31T02:30", ends_at="2027-10-31T04:00")

    moved = await changed(world, bob, made, ends_at="2027-10-31T05:00")

    assert (moved["starts_at"], moved["ends_at"]) == (
        "2027-10-31T00:30:00Z",
        "2027-10-31T04:00:00Z",
    )


@pytest.mark.anyio
async def test_days_are_found_by_the_day_from_everywhere(world: World, alice: Someone) -> None:
    days = {"starts_at": None, "ends_at": None, "starts_on": "2027-03-11", "ends_on": "2027-03-11"}
    await event(world, alice, **days, time_zone="Pacific/Auckland")
    await event(world, alice, **days, time_zone="America/Los_Angeles")

    on_it = await found(world, alice, "/events?since=2027-03-11&until=2027-03-11")
    before = await found(world, alice, "/events?until=2027-03-10")
    after = await found(world, alice, "/events?since=2027-03-12")

    assert [len(page["items"]) for page in (on_it, before, after)] == [2, 0, 0]


@pytest.mark.anyio
async def test_day_begins_with_what_is_at_midnight(world: World, alice: Someone) -> None:
    midnight = "2027-03-12T00:00"
    await event(world, alice, title="Bis Mitternacht", ends_at=midnight)
    await event(world, alice, title="Anruf", starts_at=midnight, ends_at=midnight)

    items = (await found(world, alice, "/events?since=2027-03-12"))["items"]

    assert [item["title"] for item in items] == ["Anruf"]


@given(first=DAYS, length=st.integers(0, 20), zone=st.sampled_from(ZONES))
def test_whole_days_are_those_days_where_they_are(first: date, length: int, zone: str) -> None:
    last = first + timedelta(days=length)

    span = Span.of_days(first, last, zone)

    assert span.ends_at is not None
    assert times.local(span.starts_at, zone).date() == first
    assert times.local(span.ends_at - timedelta(seconds=1), zone).date() == last


@given(day=DAYS, minute=st.integers(0, 24 * 60 - 1), zone=st.sampled_from(ZONES))
def test_moment_shows_the_same_on_the_clocks_or_never_is(day: date, minute: int, zone: str) -> None:
    shown = datetime.combine(day, time()) + timedelta(minutes=minute)

    try:
        at = times.moment(shown, zone)
    except NoSuchTime:
        # The nearest is within the hour that the clocks skip.
        nearest = times.local(times.nearest(shown, zone), zone)
        assert timedelta() < nearest - shown <= timedelta(hours=1)
        return

    assert at.tzinfo is UTC
    assert times.local(at, zone) == shown
    assert at == times.nearest(shown, zone)


@given(
    day=DAYS,
    minute=st.integers(0, 24 * 60 - 1),
    zone=st.sampled_from(ZONES),
    to=st.sampled_from(ZONES),
)
def test_moved_span_shows_the_same_days(day: date, minute: int, zone: str, to: str) -> None:
    shown = datetime.combine(day, time(), ZoneInfo(zone))
    start = (shown + timedelta(minutes=minute)).astimezone(UTC)

    moved = Span(start, start + timedelta(hours=2)).moved(zone, to)

    kept = times.local(moved.starts_at, to) - times.local(start, zone)
    assert timedelta() <= kept <= timedelta(hours=1)
