"""The private calendar feed: what somebody takes part in, as every calendar reads it."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.core import middleware
from api.events.feeds.writing import Dated, write
from tests.events.occasions import approved, found
from tests.events.test_participations import put, withdraw
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

ZONES = st.sampled_from(["Europe/Zurich", "America/New_York", "Asia/Kolkata", "UTC"])
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="🎉👩‍🔬ü,;\\"), max_size=200
)


async def seat(world: World, alice: Someone, bob: Someone, **changes: Any) -> dict[str, Any]:
    """An event in which bob has a seat; with the id of the opening."""
    made = await approved(world, alice, **changes)
    path = f"/events/{made['id']}/openings"
    opening = created(await world.client(alice).post(path, json={"part": "attendee"}))
    await put(world, bob, opening["id"], "applied")
    return {**made, "opening_id": opening["id"]}


async def address(world: World, someone: Someone) -> str:
    answer = await world.client(someone).put("/me/calendar-feed")
    assert answer.status_code == 200, answer.text
    return str(answer.json()["url"])


async def read(world: World, path: str, **headers: str) -> httpx2.Response:
    return await world.client().get(path, headers=headers)


def events(body: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(body).walk("VEVENT"))


async def test_feed_shows_what_one_has_a_seat_in(
    world: World, alice: Someone, bob: Someone
) -> None:
    made = await seat(world, alice, bob, title="Tag der Wärme 🎉, mit; allem")
    await approved(world, alice, title="Ohne mich")

    answer = await read(world, await address(world, bob))

    (one,) = events(answer.content)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert (str(one["summary"]), str(one["uid"])) == (made["title"], f"{made['id']}@fuersprech")
    assert one.decoded("dtstart") == datetime(2027, 3, 11, 9, tzinfo=ZoneInfo("Europe/Zurich"))
    assert one["dtstart"].params["TZID"] == "Europe/Zurich"
    assert b"BEGIN:VTIMEZONE" in answer.content
    assert "Kursaal" not in answer.text


async def test_feed_changes_with_what_it_shows_and_is_not_read_twice(
    world: World, alice: Someone, bob: Someone
) -> None:
    made = await seat(world, alice, bob)
    path, lead = await address(world, bob), world.client(alice)

    first = await read(world, path)
    same = await read(world, path, **{"If-None-Match": first.headers["etag"]})
    looked = await world.client().head(f"{path}?as=some-calendars-add")
    unknown = await world.client().head(f"{path.removesuffix('.ics')}x.ics")
    await lead.put(f"/events/{made['id']}/cancellation")
    changed = await read(world, path, **{"If-None-Match": first.headers["etag"]})

    (before,), (after,) = events(first.content), events(changed.content)
    assert (same.status_code, same.content) == (304, b"")
    # What holds for the answer holds for what is known of it.
    for name in ("cache-control", "referrer-policy", "x-robots-tag"):
        assert same.headers[name] == first.headers[name]
    assert (looked.status_code, looked.headers["etag"]) == (200, first.headers["etag"])
    assert unknown.status_code == 404
    assert (str(before["status"]), str(after["status"])) == ("CONFIRMED", "CANCELLED")
    assert after["sequence"] > before["sequence"]
    await withdraw(world, bob, made["opening_id"])
    assert events((await read(world, path)).content) == []


async def test_feed_has_whole_days_and_the_meetings_of_a_standing_engagement(
    world: World, alice: Someone, bob: Someone
) -> None:
    days = {"starts_at": None, "ends_at": None, "starts_on": "2027-05-01", "ends_on": "2027-05-02"}
    await seat(world, alice, bob, title="Messe", **days)
    await seat(
        world,
        alice,
        bob,
        title="Fachgruppe",
        is_standing=True,
        starts_at="2027-01-11T17:00",
        ends_at="2027-04-11T19:00",
        rhythm="FREQ=MONTHLY;BYDAY=2MO",
        meeting_minutes=120,
    )

    found_there = events((await read(world, await address(world, bob))).content)

    titles = [str(one["summary"]) for one in found_there]
    assert titles == ["Fachgruppe"] * 3 + ["Messe"]
    fair = found_there[-1]
    assert (fair.decoded("dtstart"), fair.decoded("dtend")) == (date(2027, 5, 1), date(2027, 5, 3))
    assert [one.decoded("dtstart").hour for one in found_there[:3]] == [17, 17, 17]


async def test_feed_is_renewed_and_revoked(world: World, bob: Someone) -> None:
    none = await world.client(bob).get("/me/calendar-feed")
    first = await address(world, bob)
    unused = await found(world, bob, "/me/calendar-feed")
    await read(world, first)
    used = await found(world, bob, "/me/calendar-feed")
    second = await address(world, bob)

    statuses = [(await read(world, path)).status_code for path in (first, second)]
    await world.client(bob).delete("/me/calendar-feed")
    statuses.append((await read(world, second)).status_code)

    assert none.status_code == 404
    assert (unused["last_used_at"], used["last_used_at"] is None) == (None, False)
    assert statuses == [404, 200, 404]


async def test_address_is_short_and_its_secret_in_no_log(
    world: World, bob: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, logged = await address(world, bob), list[dict[str, Any]]()
    monkeypatch.setattr(middleware.log, "info", lambda *_, **line: logged.append(line))

    await read(world, path)

    assert path.startswith(f"{world.settings.public_url}/calendar/")
    assert [line["route"] for line in logged] == ["/calendar/{token}.ics"]
    assert path.rpartition(".")[0].rpartition(".")[2] not in str(logged)


async def test_feed_ends_where_there_is_none(world: World, bob: Someone) -> None:
    path = await address(world, bob)
    calendars = path.rpartition("/")[0]
    paths = [
        *(path.replace(".ics", "x.ics"), f"{calendars}/x.ics"),
        f"{calendars}/{'0' * 32}.secret.ics",
    ]

    statuses = [(await read(world, wrong)).status_code for wrong in paths]

    assert statuses == [404, 404, 404]


@given(
    st.lists(
        st.builds(
            Dated,
            id=st.uuids(),
            title=TEXTS,
            link=st.just("https://fuersprech.example/events/1"),
            time_zone=ZONES,
            starts_at=st.integers(946_684_800, 4_070_908_800).map(
                lambda seconds: datetime.fromtimestamp(seconds, UTC)
            ),
            ends_at=st.just(datetime(2099, 6, 1, tzinfo=UTC)),
            starts_on=st.none() | st.dates(date(2000, 1, 1), date(2090, 1, 1)),
            ends_on=st.none(),
            is_cancelled=st.booleans(),
            version=st.integers(1, 1000),
            changed_at=st.just(datetime(2026, 11, 24, tzinfo=UTC)),
        ),
        max_size=3,
    )
)
@settings(max_examples=30, deadline=None)
def test_calendar_says_what_was_written_whatever_it_is(dates: list[Dated]) -> None:
    body = write("Velmatic 🎉", dates)

    assert body.replace(b"\r\n", b"").count(b"\n") == 0
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    read_back = [
        (str(one["uid"]), str(one["summary"]), one.decoded("dtstart")) for one in events(body)
    ]
    assert read_back == [
        (f"{one.id}@fuersprech", one.title, one.starts_on or one.starts_at) for one in dates
    ]
    assert write("Velmatic 🎉", dates) == body
