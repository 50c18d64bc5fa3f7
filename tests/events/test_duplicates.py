"""Likely duplicates: found, dismissed, merged."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from api.core.folding import folded
from api.core.links import url_hash
from api.events.duplicates.finding import Occasion, likeness
from tests.events.occasions import approved, event, found, titles, topic
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

START = datetime(2027, 3, 11, 8, tzinfo=UTC)


def one(**changes: Any) -> Occasion:
    told = {
        "title": "Wärmepumpentagung Schweiz 2027",
        "place": "Kursaal, Bern",
        "url": None,
        "later": timedelta(),
        "is_online": False,
        **changes,
    }
    return Occasion(
        id=uuid7(),
        title_folded=folded(told["title"]),
        place_folded=folded(told["place"] or ""),
        url_hash=url_hash(told["url"]) if told["url"] else None,
        starts_at=START + told["later"],
        is_online=told["is_online"],
    )


LINK = "https://waerme.example/tagung"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, "same_occasion"),
        ({}, {"title": "Schweiz: Wärmepumpentagung 2027"}, "same_occasion"),
        ({}, {"place": "Bern"}, "same_occasion"),
        ({}, {"place": None}, "same_occasion"),
        ({}, {"later": timedelta(hours=9)}, "same_occasion"),
        ({}, {"title": "Fachtagung Holzbau 2027"}, None),
        ({}, {"place": "Palais de Beaulieu, Lausanne"}, None),
        ({}, {"place": None, "is_online": True}, None),
        ({}, {"later": timedelta(days=2)}, None),
        ({"url": LINK}, {"url": f"{LINK}/?utm_source=x", "title": "Ganz anders"}, "same_link"),
        ({"url": LINK}, {"url": LINK, "later": timedelta(days=20)}, "same_link"),
        ({"url": LINK}, {"url": LINK, "later": timedelta(days=20), "title": "Anders"}, None),
        ({"url": LINK}, {"url": LINK, "later": timedelta(days=365)}, None),
    ],
)
def test_likeness_is_told_by_link_or_by_title_day_and_place(
    first: dict[str, Any], second: dict[str, Any], expected: str | None
) -> None:
    a, b = one(**first), one(**second)

    assert likeness(a, b) == likeness(b, a) == expected


async def pair(world: World, alice: Someone) -> tuple[dict[str, Any], dict[str, Any], Any]:
    kept = await event(world, alice)
    other = await event(world, alice, title="Tag der Wärme 27", url=LINK)
    await world.work()
    (found_pair,) = (await found(world, alice, "/event-duplicates"))["items"]
    return kept, other, found_pair


async def test_duplicates_of_proposals_are_listed_the_older_first(
    world: World, alice: Someone
) -> None:
    kept, other, offered = await pair(world, alice)

    assert (offered["event"]["id"], offered["other"]["id"]) == (kept["id"], other["id"])
    assert offered["likeness"] == "same_occasion"


async def test_dismissed_pair_is_not_offered_again(world: World, alice: Someone) -> None:
    kept, _, offered = await pair(world, alice)

    answer = await world.client(alice).put(f"/event-duplicates/{offered['id']}/dismissal")
    changes = {"description": "Neu"}
    await world.client(alice).patch(
        f"/events/{kept['id']}", json=changes, headers={"If-Match": "*"}
    )
    await world.work()

    assert answer.status_code == 204
    assert (await found(world, alice, "/event-duplicates"))["items"] == []


async def test_pair_that_no_longer_is_one_goes(world: World, alice: Someone) -> None:
    _, other, _ = await pair(world, alice)

    await world.client(alice).patch(
        f"/events/{other['id']}", json={"title": "Holzbau"}, headers={"If-Match": "*"}
    )
    await world.work()

    assert (await found(world, alice, "/event-duplicates"))["items"] == []


async def test_merge_moves_what_hangs_on_the_other(
    world: World, alice: Someone, bob: Someone
) -> None:
    cold = await topic(world, alice, names={"de": "Kälte"})
    kept = await approved(world, alice, description="")
    other = await event(
        world, alice, description="Mit Programm", url=LINK, place="Bern", topic_ids=[cold]
    )
    lead = world.client(alice)
    opening = created(await lead.post(f"/events/{other['id']}/openings", json={"part": "speaker"}))

    answer = await lead.put(
        f"/events/{kept['id']}/merge", json={"other_id": other["id"]}, headers={"If-Match": "*"}
    )

    merged = answer.json()
    assert (answer.status_code, merged["id"]) == (200, kept["id"])
    assert (merged["description"], merged["url"], merged["place"]) == (
        "Mit Programm",
        LINK,
        "Kursaal, Bern",
    )
    assert {each["name"] for each in merged["topics"]} == {"Kälte", "Wärme"}
    assert [each["is_proposed"] for each in merged["topics"]] == [False, False]
    assert (await found(world, bob, f"/openings/{opening['id']}"))["event_id"] == kept["id"]
    assert await titles(world, alice) == ["Tag der Wärme"]
    assert (await found(world, alice, "/event-duplicates"))["items"] == []


async def test_merged_engagements_keep_the_meetings_of_both(world: World, alice: Someone) -> None:
    standing = {"is_standing": True, "ends_at": "2027-12-31T00:00"}
    kept = await event(world, alice, **standing, rhythm="FREQ=MONTHLY", meeting_minutes=60)
    other = await event(world, alice, **standing)
    lead = world.client(alice)
    for day in ("2027-03-11", "2027-03-20"):
        when = {"starts_at": f"{day}T09:00", "ends_at": f"{day}T10:00"}
        created(await lead.post(f"/events/{other['id']}/meetings", json=when))

    await lead.put(
        f"/events/{kept['id']}/merge", json={"other_id": other["id"]}, headers={"If-Match": "*"}
    )
    meetings = (await found(world, alice, f"/events/{kept['id']}/meetings"))["items"]

    assert [meeting["starts_at"][:10] for meeting in meetings][:3] == [
        "2027-03-11",
        "2027-03-20",
        "2027-04-11",
    ]


async def test_merge_refuses_itself_a_stale_version_and_what_is_not_there(
    world: World, alice: Someone
) -> None:
    kept, other = await event(world, alice), await event(world, alice)
    path, lead = f"/events/{kept['id']}/merge", world.client(alice)
    nothing = "01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c22"

    itself = await lead.put(path, json={"other_id": kept["id"]}, headers={"If-Match": "*"})
    stale = await lead.put(path, json={"other_id": other["id"]}, headers={"If-Match": '"9"'})
    absent = await lead.put(path, json={"other_id": nothing}, headers={"If-Match": "*"})

    assert (itself.status_code, itself.json()["code"]) == (422, "merged-with-itself")
    assert (stale.status_code, absent.status_code) == (412, 404)
    assert len(await titles(world, alice)) == 2
