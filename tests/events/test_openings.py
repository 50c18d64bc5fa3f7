"""Openings: the parts wanted at an event, and the company's side of the deal."""

from typing import Any

import pytest

from tests.events.occasions import approved, event, found
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

SPEAKER = {
    "part": "speaker",
    "seats": 2,
    "description": "Zwanzig Minuten über Messdaten.",
    "effort_hours": "12.5",
    "covers": ["ticket", "travel", "ticket"],
    "covers_note": "Bahn zweite Klasse",
    "closes_on": "2027-01-31",
}


async def opening(world: World, lead: Someone, made: dict[str, Any], **changes: Any) -> Any:
    answer = await world.client(lead).post(
        f"/events/{made['id']}/openings", json={**SPEAKER, **changes}
    )
    return created(answer)


async def test_opening_says_what_it_takes_and_what_the_company_gives(
    world: World, alice: Someone, bob: Someone
) -> None:
    skill = created(await world.client(bob).post("/skills", json={"labels": {"en": "Measuring"}}))
    made = await approved(world, alice)

    added = await opening(world, alice, made, skill_ids=[skill["id"]])
    (read,) = (await found(world, bob, f"/events/{made['id']}/openings"))["items"]

    assert read == await found(world, bob, f"/openings/{added['id']}")
    assert (read["part"], read["seats"], read["effort_hours"]) == ("speaker", 2, "12.5")
    assert (read["covers"], read["closes_on"]) == (["ticket", "travel"], "2027-01-31")
    assert read["skills"] == [{"id": skill["id"], "label": "Measuring"}]
    assert read["is_open"] is True


async def test_opening_is_changed_by_its_version_and_emptied_by_null(
    world: World, alice: Someone
) -> None:
    added = await opening(world, alice, await approved(world, alice))
    path, lead = f"/openings/{added['id']}", world.client(alice)
    changes = {"seats": 3, "effort_hours": None, "closes_on": None, "skill_ids": []}

    changed = await lead.patch(path, json=changes, headers={"If-Match": '"1"'})
    stale = await lead.patch(path, json=changes, headers={"If-Match": '"1"'})

    read = changed.json()
    assert (read["seats"], read["effort_hours"], read["closes_on"]) == (3, None, None)
    assert stale.status_code == 412


async def test_event_counts_what_is_open_and_is_found_by_it(
    world: World, alice: Someone, bob: Someone
) -> None:
    with_one = await approved(world, alice, title="Mit")
    over = await approved(world, alice, title="Vorbei")
    await opening(world, alice, with_one)
    await opening(world, alice, with_one, closes_on=None)
    await opening(world, alice, over, closes_on="2026-01-01")

    wanted = (await found(world, bob, "/events?has_openings=true"))["items"]
    others = (await found(world, bob, "/events?has_openings=false"))["items"]

    assert [(item["title"], item["opening_count"]) for item in wanted] == [("Mit", 2)]
    assert [(item["title"], item["opening_count"]) for item in others] == [("Vorbei", 0)]
    (closed,) = (await found(world, bob, f"/events/{over['id']}/openings"))["items"]
    assert closed["is_open"] is False


async def test_nobody_is_wanted_at_what_is_over_or_called_off(world: World, alice: Someone) -> None:
    past = {"starts_at": "2026-01-12T09:00", "ends_at": "2026-01-12T17:00"}
    ended, off = await approved(world, alice, **past), await approved(world, alice)
    for each in (ended, off):
        await opening(world, alice, each, closes_on=None)
    await world.client(alice).put(f"/events/{off['id']}/cancellation")

    alone = [await found(world, alice, f"/events/{each['id']}") for each in (ended, off)]
    wanted = await found(world, alice, "/events?has_openings=true")

    assert [each["opening_count"] for each in alone] == [0, 0]
    assert wanted["items"] == []


async def test_opening_of_what_one_cannot_see_is_not_there(
    world: World, alice: Someone, bob: Someone
) -> None:
    made = await event(world, alice)
    added = await opening(world, alice, made)

    one = await world.client(bob).get(f"/openings/{added['id']}")
    several = await world.client(bob).get(f"/events/{made['id']}/openings")

    assert (one.status_code, several.status_code) == (404, 404)


async def test_opening_is_deleted(world: World, alice: Someone) -> None:
    made = await approved(world, alice)
    added = await opening(world, alice, made)

    path, headers = f"/openings/{added['id']}", {"If-Match": '"1"'}
    answer = await world.client(alice).delete(path, headers=headers)

    assert answer.status_code == 204
    assert (await found(world, alice, f"/events/{made['id']}/openings"))["items"] == []


async def test_openings_of_an_event_are_limited(world: World, alice: Someone) -> None:
    made = await approved(world, alice)
    for _ in range(50):
        await opening(world, alice, made)

    answer = await world.client(alice).post(f"/events/{made['id']}/openings", json=SPEAKER)

    assert (answer.status_code, answer.json()["code"]) == (409, "too-many-openings")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"seats": 0}, 422),
        ({"effort_hours": "1.25"}, 422),
        ({"covers": ["yacht"]}, 422),
        ({"skill_ids": ["01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c11"]}, 404),
    ],
)
async def test_opening_refuses(
    world: World, alice: Someone, changes: dict[str, Any], status: int
) -> None:
    made = await approved(world, alice)

    answer = await world.client(alice).post(
        f"/events/{made['id']}/openings", json={**SPEAKER, **changes}
    )

    assert answer.status_code == status
