"""Goals: what the organization wants to reach, and what each of us can add."""

from datetime import timedelta

import pytest

from api.core import clock
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


def goal(**changes: object) -> dict[str, object]:
    today = clock.now().date()
    return {
        "titles": {"de": "Mehr Lernende", "en": "More apprentices"},
        "reasons": {"de": "Uns fehlen Fachleute."},
        "contributions": {"de": "Erzähl von deiner Lehre."},
        "target": "24.50",
        "starts_on": str(today),
        "ends_on": str(today + timedelta(days=30)),
        **changes,
    }


async def test_goal_is_read_by_everyone_with_decimals_as_text(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic = created(await world.client(alice).post("/topics", json={"names": {"en": "Youth"}}))
    made = await world.client(alice).post("/goals", json=goal(topic_ids=[topic["id"]]))

    (read,) = (await world.client(bob).get("/goals")).json()["items"]

    assert read["id"] == created(made)["id"]
    assert (read["title"], read["target"]) == ("More apprentices", "24.50")
    assert read["contribution"] == "Erzähl von deiner Lehre."
    assert read["topics"] == [{"id": topic["id"], "name": "Youth"}]


async def test_goal_number_is_cleared_by_null_and_kept_when_absent(
    world: World, alice: Someone
) -> None:
    client = world.client(alice)
    path = f"/goals/{created(await client.post('/goals', json=goal(current='3')))['id']}"

    cleared = await client.patch(path, json={"target": None}, headers={"If-Match": '"1"'})

    assert (cleared.json()["target"], cleared.json()["current"]) == (None, "3.00")


async def test_ended_goals_show_on_request(world: World, alice: Someone) -> None:
    client, past = world.client(alice), {"starts_on": "2020-01-01", "ends_on": "2020-12-31"}
    created(await client.post("/goals", json=goal(**past)))

    running = (await client.get("/goals")).json()["items"]
    ended = (await client.get("/goals?include_ended=true")).json()["items"]

    assert (len(running), len(ended)) == (0, 1)


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"titles": {}}, "#/titles"),
        ({"priority": 4}, "#/priority"),
        ({"priority": "3"}, "#/priority"),
        ({"target": "1.234"}, "#/target"),
        ({"target": "NaN"}, "#/target"),
        ({"ends_on": "2001-01-01"}, "#/ends_on"),
        ({"topic_ids": ["01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c22"]}, "#/topic_ids"),
        ({"per_person": 3}, "#/per_person"),
    ],
)
async def test_goal_tells_what_is_wrong(
    world: World, alice: Someone, changes: dict[str, object], pointer: str
) -> None:
    answer = await world.client(alice).post("/goals", json=goal(**changes))

    assert answer.status_code == 422
    assert [error["pointer"].removesuffix("/de") for error in answer.json()["errors"]] == [pointer]


async def test_goal_period_cannot_be_turned_round_by_a_change(world: World, alice: Someone) -> None:
    client = world.client(alice)
    path = f"/goals/{created(await client.post('/goals', json=goal()))['id']}"

    answer = await client.patch(path, json={"ends_on": "2001-01-01"}, headers={"If-Match": '"1"'})

    assert (answer.status_code, answer.json()["code"]) == (422, "period-invalid")


async def test_goal_is_deleted_and_topic_in_use_is_not(world: World, alice: Someone) -> None:
    client = world.client(alice)
    topic = created(await client.post("/topics", json={"names": {"de": "Wärme"}}))
    made = created(await client.post("/goals", json=goal(topic_ids=[topic["id"]])))
    version = {"If-Match": '"1"'}

    in_use = await client.delete(f"/topics/{topic['id']}", headers=version)
    gone = await client.delete(f"/goals/{made['id']}", headers=version)
    free = await client.delete(f"/topics/{topic['id']}", headers=version)

    assert (in_use.status_code, in_use.json()["code"]) == (409, "topic-in-use")
    assert [gone.status_code, free.status_code] == [204, 204]


async def test_goals_of_many_pages_are_each_listed_once(world: World, alice: Someone) -> None:
    client = world.client(alice)
    made = [
        created(await client.post("/goals", json=goal(titles={"de": str(number)})))["id"]
        for number in range(5)
    ]
    seen, address = [], "/goals?limit=2"
    while address:
        page = await client.get(address)
        seen += [item["id"] for item in page.json()["items"]]
        address = page.headers.get("link", "").partition(">")[0].lstrip("<")

    assert seen == made
