"""Taking events over from a source: once, then what it changes, never over somebody's hand."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import time_machine

from api.core import clock
from api.core.outbox import Delivery
from api.core.polling import Imported
from api.events import intake
from api.events.reading import documents
from api.events.sources import service
from tests.events.occasions import found, titles, topic
from tests.events.reading.texts_of_ours import MORNING, at, calendar, event
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def january() -> Any:
    with time_machine.travel("2027-01-05T12:00:00Z", tick=False):
        yield


@pytest.fixture
def take(delivery: Delivery) -> Callable[..., Any]:
    """Takes over a calendar as that of a source, by default always the same."""

    async def take_over(*parts: str, source: str = "events.ics") -> Imported:
        async with delivery.transaction() as session:
            source_id = (await service.named(session, source, "Europe/Zurich", source)).id
        body = calendar(*parts).encode()
        document = documents.read(body, clock.now(), "Europe/Zurich")
        return await intake.take_over(delivery, source_id, document)

    return take_over


async def only(world: World, someone: Someone) -> dict[str, Any]:
    (item,) = (await found(world, someone, "/events"))["items"]
    return item


async def by_hand(world: World, lead: Someone, made: dict[str, Any], **changes: Any) -> None:
    answer = await world.client(lead).patch(
        f"/events/{made['id']}", json=changes, headers={"If-Match": "*"}
    )
    assert answer.status_code == 200, answer.text


async def test_same_calendar_twice_changes_nothing(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    parts = (
        event(*MORNING, uid="1"),
        event(*MORNING, "RRULE:FREQ=WEEKLY;COUNT=4", uid="2", summary="Reihe"),
        event(uid="3"),
    )

    first = await take(*parts)
    before = await found(world, alice, "/events")
    second = await take(*parts)

    assert (first, second) == (Imported(2, 0, 1), Imported(0, 2, 1))
    assert await found(world, alice, "/events") == before
    assert [item["version"] for item in before["items"]] == [1, 1]


async def test_event_is_proposed_with_topics_language_and_format(
    world: World, alice: Someone, bob: Someone, take: Callable[..., Any]
) -> None:
    heat = await topic(world, alice)
    text = "DESCRIPTION:Die neuen Wärmepumpen senken den Verbrauch in vielen Häusern der Stadt."

    await take(event(*MORNING, text, summary="Workshop Energie"))
    item = await only(world, alice)

    assert (item["status"], item["format"], item["language"]) == ("proposed", "workshop", "de")
    assert [(each["id"], each["is_proposed"]) for each in item["topics"]] == [(heat, True)]
    assert item["proposed_by"] is None
    assert await titles(world, bob) == []


async def test_what_the_source_changes_is_changed(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(event(*MORNING))

    done = await take(event(*at("20270312T100000", "20270312T110000"), "LOCATION:Olten"))
    item = await only(world, alice)

    assert done == Imported(1, 0, 0)
    assert (item["starts_at"], item["place"]) == ("2027-03-12T09:00:00Z", "Olten")


async def test_what_was_changed_by_hand_stays(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(event(*MORNING, "LOCATION:Bern"))
    await by_hand(world, alice, await only(world, alice), title="Unser Titel")

    await take(event(*MORNING, "LOCATION:Olten", summary="Ihr neuer Titel"))
    item = await only(world, alice)

    assert (item["title"], item["place"]) == ("Unser Titel", "Olten")


async def test_time_that_was_changed_by_hand_stays_as_a_whole(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(event(*MORNING))
    await by_hand(world, alice, await only(world, alice), ends_at="2027-03-11T13:00")

    await take(event(*at("20270312T090000", "20270312T120000")))
    item = await only(world, alice)

    assert (item["starts_at"], item["ends_at"]) == ("2027-03-11T08:00:00Z", "2027-03-11T12:00:00Z")


async def test_event_that_the_source_cancels_is_cancelled_and_comes_back(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(event(*MORNING))

    await take(event(*MORNING, "STATUS:CANCELLED"))
    cancelled = (await only(world, alice))["status"]
    await take(event(*MORNING))
    back = (await only(world, alice))["status"]

    assert (cancelled, back) == ("cancelled", "proposed")


async def test_cancellation_by_hand_is_not_undone(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(event(*MORNING))
    path = f"/events/{(await only(world, alice))['id']}"
    await world.client(alice).put(f"{path}/cancellation")

    await take(event(*MORNING, "LOCATION:Olten"))

    assert (await found(world, alice, path))["status"] == "cancelled"


async def test_deleted_event_does_not_come_back(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(event(*MORNING))
    path = f"/events/{(await only(world, alice))['id']}"
    await world.client(alice).delete(path, headers={"If-Match": "*"})

    again = await take(event(*MORNING, "LOCATION:Olten"))

    assert again == Imported(0, 1, 0)
    assert await titles(world, alice) == []


async def test_same_id_in_another_source_is_another_event(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(event(*MORNING))

    await take(event(*MORNING, summary="Ganz anderes"), source="other.ics")

    assert set(await titles(world, alice)) == {"Tag der Wärme", "Ganz anderes"}


async def test_series_brings_its_meetings_and_its_later_changes(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    weekly = (*MORNING, "RRULE:FREQ=WEEKLY;COUNT=4")
    await take(event(*weekly))
    item = await only(world, alice)
    path = f"/events/{item['id']}/meetings"
    first, second, third, fourth = (await found(world, alice, path))["items"]
    answer = await world.client(alice).patch(
        f"/meetings/{second['id']}", json={"place": "Olten"}, headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 200

    moved = event(
        "RECURRENCE-ID;TZID=Europe/Zurich:20270325T090000",
        *at("20270326T090000", "20270326T120000"),
    )
    skipped = "EXDATE;TZID=Europe/Zurich:20270318T090000,20270401T090000"
    await take(event(*weekly, skipped), moved)
    meetings = (await found(world, alice, path))["items"]

    assert (item["is_standing"], item["rhythm"]) == (True, "FREQ=WEEKLY;COUNT=4")
    # The one that a lead has touched stays, the other that fell out is gone.
    assert [meeting["id"] for meeting in meetings] == [first["id"], second["id"], third["id"]]
    assert meetings[2]["starts_at"] == "2027-03-26T08:00:00Z"
    assert fourth["starts_at"] == "2027-04-01T07:00:00Z"


async def test_series_that_becomes_a_single_event_loses_its_meetings(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(event(*MORNING, "RRULE:FREQ=WEEKLY;COUNT=4"))

    await take(event(*MORNING))
    item = await only(world, alice)

    assert (item["is_standing"], item["rhythm"]) == (False, None)
    assert (await found(world, alice, f"/events/{item['id']}/meetings"))["items"] == []


async def test_meetings_of_an_engagement_with_a_rhythm_of_ones_own_are_left_alone(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(event(*MORNING, "RRULE:FREQ=WEEKLY;COUNT=4"))
    item = await only(world, alice)
    await by_hand(world, alice, item, rhythm="FREQ=MONTHLY", ends_at="2027-06-30T00:00")
    path = f"/events/{item['id']}/meetings"
    before = await found(world, alice, path)

    await take(event(*MORNING, "RRULE:FREQ=WEEKLY;COUNT=9"))

    assert len(before["items"]) == 4
    assert await found(world, alice, path) == before


async def test_progress_is_written_at_the_source(
    world: World, alice: Someone, take: Callable[..., Any]
) -> None:
    await take(*(event(*MORNING, uid=str(number)) for number in range(30)))

    (source,) = (await found(world, alice, "/event-sources"))["items"]

    assert source["progress"] == {"done": 30, "total": 30}
    assert source["event_count"] == 30
    assert UUID(source["id"])
