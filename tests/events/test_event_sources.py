"""Event sources: calendars that the lead adds and the worker reads, again and again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.core import clock, tenancy
from api.core.outbox import Delivery
from api.events import reasons
from api.events.sources.jobs import poll
from api.events.sources.models import EventSource
from tests.events.occasions import approved, found, titles
from tests.events.reading.texts_of_ours import MORNING, calendar, event
from tests.suggestions.conftest import Page, Web
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

NAMED = ("X-WR-CALNAME:Unsere Anlässe",)


async def source(world: World, lead: Someone, url: str, **fields: Any) -> dict[str, Any]:
    body = {"url": url, **fields}
    added = created(await world.client(lead).post("/event-sources", json=body))
    await world.work()
    return await found(world, lead, f"/event-sources/{added['id']}")


async def test_source_is_stored_at_once_and_read_by_the_worker(
    world: World, alice: Someone, web: Web
) -> None:
    url = web.put(calendar(event(*MORNING), event(uid="2"), head=NAMED), ETag='"v1"')

    added = created(await world.client(alice).post("/event-sources", json={"url": url}))
    await world.work()
    read = await found(world, alice, f"/event-sources/{added['id']}")

    assert (added["status"], added["name"]) == ("new", "127.0.0.1")
    assert (read["status"], read["name"], read["version"]) == ("ok", "Unsere Anlässe", 1)
    assert (read["imported"], read["known"], read["refused"]) == (1, 0, 1)
    assert (read["event_count"], read["time_zone"]) == (1, "Europe/Zurich")
    assert read["next_fetch_at"] > read["last_success_at"]
    assert await titles(world, alice) == ["Tag der Wärme"]


async def test_source_is_asked_for_what_is_newer_when_its_time_has_come(
    world: World, alice: Someone, web: Web, delivery: Delivery
) -> None:
    url = web.put(calendar(event(*MORNING)), ETag='"v1"')
    read = await source(world, alice, url)
    web.pages["/feed"] = Page(status=304)
    async with world.session() as session:
        row = await tenancy.find(session, EventSource, UUID(read["id"]))
        row.next_fetch_at = clock.now() - timedelta(minutes=1)

    await poll(delivery)
    await world.work()
    again = await found(world, alice, f"/event-sources/{read['id']}")

    assert 'if-none-match: "v1"' in web.seen[-1].lower()
    assert (again["status"], again["imported"], again["known"]) == ("ok", 0, 1)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (Page(status=404), "not_found"),
        (Page(status=500), "bad_status"),
        (Page(b"<html></html>"), "unknown_form"),
        (Page(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR"), "no_events"),
    ],
)
async def test_broken_source_says_what_is_wrong_in_the_readers_language(
    world: World, alice: Someone, web: Web, page: Page, code: str
) -> None:
    web.pages["/feed"] = page

    read = await source(world, alice, web.url())

    assert (read["status"], read["error"]["code"]) == ("failing", code)
    assert read["error"]["detail"] == reasons.detail(code, "de", page.status)
    assert read["next_fetch_at"] > read["last_fetched_at"]


async def test_rule_without_end_takes_only_so_long(
    world: World, alice: Someone, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.events.reading.isolation.read.__kwdefaults__", {"seconds": 3})
    never = event(*MORNING, "RRULE:FREQ=DAILY;BYSETPOS=2")
    url = web.put(calendar(*[never.replace("UID:one", f"UID:{n}") for n in range(200)]))

    read = await source(world, alice, url)

    assert (read["status"], read["error"]["code"]) == ("failing", "too_slow")


async def test_gone_source_is_not_read_again(world: World, alice: Someone, web: Web) -> None:
    web.pages["/feed"] = Page(status=410)

    read = await source(world, alice, web.url())

    assert (read["status"], read["next_fetch_at"]) == ("failing", None)


async def test_calendar_handed_out_for_subscription_is_read_as_a_web_address(
    world: World, alice: Someone
) -> None:
    body = {"url": "webcal://calendar.example/events.ics", "time_zone": "Asia/Tokyo"}

    added = created(await world.client(alice).post("/event-sources", json=body))
    again = await world.client(alice).post(
        "/event-sources", json={"url": "https://calendar.example/events.ics"}
    )

    assert added["url"] == "https://calendar.example/events.ics"
    assert added["time_zone"] == "Asia/Tokyo"
    assert (again.status_code, again.json()["code"]) == (409, "event-source-exists")
    assert again.json()["existing_id"] == added["id"]


async def test_another_address_is_read_at_once(world: World, alice: Someone, web: Web) -> None:
    read = await source(world, alice, web.put(calendar(event(*MORNING))), name="Kalender")
    other = web.put(calendar(event(*MORNING, uid="2", summary="Anderes")), "/other")

    answer = await world.client(alice).patch(
        f"/event-sources/{read['id']}",
        json={"url": other, "name": "Neuer Name", "time_zone": "UTC"},
        headers={"If-Match": f'"{read["version"]}"'},
    )
    await world.work()

    assert (answer.json()["name"], answer.json()["time_zone"]) == ("Neuer Name", "UTC")
    assert set(await titles(world, alice)) == {"Tag der Wärme", "Anderes"}


async def test_deleted_source_takes_along_what_nobody_curated(
    world: World, alice: Someone, web: Web
) -> None:
    parts = [event(*MORNING, uid=str(number), summary=f"Tag {number}") for number in range(2)]
    read = await source(world, alice, web.put(calendar(*parts)))
    first = (await found(world, alice, "/events"))["items"][0]
    topic_id = (await approved(world, alice))["topics"][0]["id"]
    approval = {"topic_ids": [topic_id]}
    await world.client(alice).put(f"/events/{first['id']}/approval", json=approval)

    answer = await world.client(alice).delete(
        f"/event-sources/{read['id']}", headers={"If-Match": f'"{read["version"]}"'}
    )

    assert answer.status_code == 204
    assert set(await titles(world, alice)) == {first["title"], "Tag der Wärme"}


async def test_source_can_be_refreshed_by_hand(world: World, alice: Someone, web: Web) -> None:
    read = await source(world, alice, web.put(calendar(event(*MORNING))))
    web.put(calendar(event(*MORNING), event(*MORNING, uid="2", summary="Anderes")))

    answer = await world.client(alice).post(f"/event-sources/{read['id']}/refresh")
    await world.work()

    assert (answer.status_code, answer.json()["status"]) == (202, "refreshing")
    assert len(await titles(world, alice)) == 2
