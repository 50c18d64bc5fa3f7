"""Events: proposing, curating, finding."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from api.core import clock
from tests.events.occasions import approved, event, found, occasion, titles, topic
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def test_proposal_is_seen_by_curators_and_by_who_proposed_it(
    world: World, alice: Someone, bob: Someone
) -> None:
    carol = await world.person("Carol Conti")

    made = await event(world, bob)

    assert made["status"] == "proposed"
    assert made["proposed_by"]["display_name"] == "Bob Bianchi"
    assert (made["starts_at"], made["time_zone"]) == ("2027-03-11T08:00:00Z", "Europe/Zurich")
    assert await titles(world, alice) == await titles(world, bob) == ["Tag der Wärme"]
    assert await titles(world, carol) == []
    assert (await world.client(carol).get(f"/events/{made['id']}")).status_code == 404


async def test_topics_and_language_are_found_in_the_text(
    world: World, alice: Someone, bob: Someone
) -> None:
    heat = await topic(world, alice)
    text = "Die neuen Wärmepumpen senken den Verbrauch in vielen Häusern der Stadt deutlich."
    made = await event(world, bob, description=text)

    await world.work()
    read = await found(world, bob, f"/events/{made['id']}")

    assert read["language"] == "de"
    assert [(each["id"], each["is_proposed"]) for each in read["topics"]] == [(heat, True)]
    assert read["topics"][0]["words"] == ["Wärmepumpen"]
    assert read["version"] == made["version"]


async def test_approval_needs_a_topic_and_confirms_those_found(
    world: World, alice: Someone, bob: Someone
) -> None:
    heat = await topic(world, alice)
    path = f"/events/{(await event(world, bob))['id']}"

    without = await world.client(alice).put(f"{path}/approval", json={})
    done = await world.client(alice).put(f"{path}/approval", json={"topic_ids": [heat]})

    assert (without.status_code, without.json()["code"]) == (409, "topic-required")
    assert (done.status_code, done.json()["status"]) == (200, "approved")
    assert [each["is_proposed"] for each in done.json()["topics"]] == [False]
    emptied = {"topic_ids": []}
    headers = {"If-Match": done.headers["ETag"]}
    refused = await world.client(alice).patch(path, json=emptied, headers=headers)
    assert refused.json()["code"] == "topic-required"


async def test_member_changes_their_own_until_it_is_curated(
    world: World, alice: Someone, bob: Someone
) -> None:
    mine = await event(world, bob, topic_ids=[await topic(world, alice)])
    theirs = await event(world, alice, title="Anderes", topic_ids=[mine["topics"][0]["id"]])
    await world.client(alice).put(f"/events/{theirs['id']}/approval")
    path, headers = f"/events/{mine['id']}", {"If-Match": '"*"'}

    changed = await world.client(bob).patch(
        path, json={"title": "Neu"}, headers={"If-Match": f'"{mine["version"]}"'}
    )
    foreign = await world.client(bob).patch(
        f"/events/{theirs['id']}", json={"title": "Neu"}, headers={"If-Match": "*"}
    )
    await world.client(alice).put(f"{path}/approval")
    late = await world.client(bob).patch(path, json={"title": "Neuer"}, headers={"If-Match": "*"})

    assert (changed.status_code, changed.json()["title"]) == (200, "Neu")
    assert (foreign.status_code, foreign.json()["code"]) == (403, "forbidden")
    assert (late.status_code, late.json()["code"]) == (409, "event-curated")
    stale = await world.client(alice).patch(path, json={"title": "X"}, headers=headers)
    assert stale.status_code == 412


async def test_cancelled_event_stays_in_sight_and_comes_back(
    world: World, alice: Someone, bob: Someone
) -> None:
    path = f"/events/{(await approved(world, alice))['id']}"

    cancelled = (await world.client(alice).put(f"{path}/cancellation")).json()
    seen = await found(world, bob, path)
    back = (await world.client(alice).delete(f"{path}/cancellation")).json()

    assert (cancelled["status"], seen["status"], back["status"]) == (
        "cancelled",
        "cancelled",
        "approved",
    )


async def test_archived_event_is_out_of_sight_and_returns_to_where_it_stood(
    world: World, alice: Someone, bob: Someone
) -> None:
    path = f"/events/{(await approved(world, alice))['id']}"
    lead = world.client(alice)
    await lead.put(f"{path}/cancellation")

    archived = (await lead.put(f"{path}/archival")).json()["status"]
    gone = (await world.client(bob).get(path)).status_code
    refused = (await lead.put(f"{path}/approval")).json()["code"]
    restored = (await lead.delete(f"{path}/archival")).json()["status"]

    assert (archived, gone, refused, restored) == ("archived", 404, "event-archived", "cancelled")


async def test_reopened_event_is_proposed_again(world: World, alice: Someone, bob: Someone) -> None:
    path = f"/events/{(await approved(world, alice))['id']}"

    reopened = (await world.client(alice).delete(f"{path}/approval")).json()

    assert (reopened["status"], reopened["approved_at"]) == ("proposed", None)
    assert await titles(world, bob) == []


async def test_counts_say_how_many_stand_where(world: World, alice: Someone) -> None:
    topic_ids = [await topic(world, alice)]
    past = {"starts_at": "2020-03-11T09:00", "ends_at": "2020-03-11T12:00"}
    await approved(world, alice, topic_ids=topic_ids)
    await approved(world, alice, topic_ids=topic_ids, **past)
    await event(world, alice)
    await event(world, alice)

    counts = await found(world, alice, "/events/counts")

    expected = {"proposed": 2, "approved": 2, "to_come": 1, "archived": 0, "cancelled": 0}
    assert counts == expected


# Whole days begin at midnight: the day in Geneva comes before the morning in Bern.
ALL = ["Journée", "Konferenz", "Webinar", "Werkstatt"]
FILTERS = {
    "format=workshop": ["Werkstatt"],
    "language=fr": ["Journée"],
    "is_online=true": ["Webinar"],
    "place=kursaal": ["Konferenz"],
    "q=werk": ["Werkstatt"],
    "q=kursaal": ["Konferenz"],
    "status=proposed": ALL,
    "since=2027-03-12": ["Webinar", "Werkstatt"],
    "until=2027-03-11": ["Journée", "Konferenz"],
    "since=2027-03-20&until=2027-03-20": ["Webinar"],
    "sort=-starts_at": ALL[::-1],
    "is_standing=true": [],
    "has_openings=true": [],
    "proposed_by=me": ALL,
}


@pytest.mark.parametrize("query", FILTERS)
async def test_list_is_narrowed_by(world: World, alice: Someone, query: str) -> None:
    whole_days = {"starts_at": None, "ends_at": None}
    await event(world, alice, title="Konferenz")
    geneva = {**whole_days, "starts_on": "2027-03-11", "language": "fr", "place": "Genève"}
    await event(world, alice, title="Journée", **geneva)
    online = {**whole_days, "starts_on": "2027-03-19", "ends_on": "2027-03-21", "is_online": True}
    await event(world, alice, title="Webinar", format="webinar", place=None, **online)
    late = {"starts_at": "2027-04-01T18:00", "ends_at": "2027-04-01T20:00"}
    await event(world, alice, title="Werkstatt", format="workshop", place="Basel", **late)

    assert await titles(world, alice, query) == FILTERS[query]


async def test_list_is_narrowed_to_a_topic_and_goes_on_by_cursor(
    world: World, alice: Someone
) -> None:
    heat, cold = await topic(world, alice), await topic(world, alice, names={"de": "Kälte"})
    for day in (11, 12, 13):
        when = {"starts_at": f"2027-03-{day}T09:00", "ends_at": f"2027-03-{day}T10:00"}
        await event(world, alice, title=f"Tag {day}", topic_ids=[heat], **when)
    await event(world, alice, title="Kalt", topic_ids=[cold])

    first = await found(world, alice, f"/events?topic_id={heat}&limit=2")
    query = f"topic_id={heat}&limit=2&cursor={first['next_cursor']}"
    second = await found(world, alice, f"/events?{query}")

    assert [item["title"] for item in first["items"]] == ["Tag 11", "Tag 12"]
    assert [item["title"] for item in second["items"]] == ["Tag 13"]
    assert second["next_cursor"] is None


async def test_list_takes_as_many_statements_for_one_as_for_three(
    world: World, alice: Someone, bob: Someone
) -> None:
    counts = []
    for _ in range(2):
        await approved(world, alice)
        await approved(world, alice)
        with world.statements() as seen:
            await found(world, bob, "/events")
        counts.append(len(seen))

    assert counts == [2, 2]


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"starts_at": None}, "times-missing", "#/starts_at"),
        ({"ends_at": None}, "times-missing", "#/ends_at"),
        ({"ends_at": "2027-03-11T08:59"}, "period-invalid", "#/ends_at"),
        ({"starts_on": "2027-03-11"}, "times-twice", "#/starts_on"),
        ({"starts_at": "2027-03-28T02:30"}, "time-skipped", "#/starts_at"),
        ({"starts_at": 1}, "invalid", "#/starts_at"),
        ({"starts_at": "1066-10-14T09:00"}, "invalid", "#/starts_at"),
        ({"time_zone": "Mars/Olympus"}, "invalid", "#/time_zone"),
        ({"rhythm": "FREQ=WEEKLY"}, "rhythm-needs-standing", "#/is_standing"),
        ({"url": "https://a b"}, "invalid", "#/url"),
        ({"topic_ids": ["01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c11"]}, "unknown-topic", "#/topic_ids"),
    ],
)
async def test_creation_refuses(
    world: World, bob: Someone, changes: dict[str, Any], code: str, pointer: str
) -> None:
    answer = await world.client(bob).post("/events", json=occasion(**changes))

    problem = answer.json()
    assert answer.status_code == 422, answer.text
    assert problem["code"] == code
    assert pointer in [each["pointer"] for each in problem["errors"]]
    assert await titles(world, bob) == []


async def test_delete_is_for_curators_and_for_ones_own_proposal(
    world: World, alice: Someone, bob: Someone
) -> None:
    mine, theirs = await event(world, bob), await event(world, bob)
    any_version = {"If-Match": "*"}

    own = await world.client(bob).delete(f"/events/{mine['id']}", headers=any_version)
    lead = await world.client(alice).delete(f"/events/{theirs['id']}", headers=any_version)

    assert (own.status_code, lead.status_code) == (204, 204)
    assert await titles(world, alice) == []


async def test_proposal_that_nobody_curated_is_put_away_when_it_is_long_over(
    world: World, alice: Someone
) -> None:
    made = await event(world, alice)
    kept = await approved(world, alice)

    with time_machine.travel(clock.now() + timedelta(days=365)):
        renewed = await world.person("Lea Late", roles=["lead"])
        later = await world.person("Ada Later", roles=["admin"])
        await world.client(later).post("/jobs/events.put_away/run")
        await world.work()
        statuses = [
            (await found(world, renewed, f"/events/{row['id']}"))["status"] for row in (made, kept)
        ]

    assert statuses == ["archived", "approved"]


async def test_location_leads_to_the_event(world: World, bob: Someone) -> None:
    answer = await world.client(bob).post("/events", json=occasion())

    read = await world.client(bob).get(f"http://testserver{answer.headers['Location']}")

    # Besides, it says whether and why it fits whoever looks.
    assert {**created(answer), "reasons": []} == read.json()
    assert read.headers["ETag"] == answer.headers["ETag"]
