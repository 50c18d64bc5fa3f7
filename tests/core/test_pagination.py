"""Pages: nothing twice, nothing missing, and no cursor that was not ours (API-20 … API-23)."""

import pytest

from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def add_topics(world: World, alice: Someone, *names: str) -> list[str]:
    post = world.client(alice).post
    return [
        created(await post("/topics", json={"names": {"de": name}, "position": place}))["id"]
        for place, name in enumerate(names)
    ]


async def test_pages_hold_every_item_once_while_others_come_and_go(
    world: World, alice: Someone
) -> None:
    ids = await add_topics(world, alice, *"abcdef")
    client = world.client(alice)

    first = await client.get("/topics?limit=2")
    await client.delete(f"/topics/{ids[0]}", headers={"If-Match": "*"})
    await add_topics(world, alice, "new at the front")
    seen = [item["id"] for item in first.json()["items"]]
    cursor = first.json()["next_cursor"]
    while cursor:
        page = (await client.get(f"/topics?limit=2&cursor={cursor}")).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]

    assert seen == ids


async def test_link_header_leads_to_the_next_page(world: World, alice: Someone) -> None:
    ids = await add_topics(world, alice, "a", "b")
    first = await world.client(alice).get("/topics?limit=1")
    address = first.headers["link"].split(">")[0].lstrip("<")

    following = await world.client(alice).get(address)

    assert [item["id"] for item in following.json()["items"]] == [ids[1]]
    assert "link" not in following.headers


async def test_cursor_of_other_filters_or_organization_is_refused(
    world: World, alice: Someone, mallory: Someone
) -> None:
    await add_topics(world, alice, "a", "b")
    cursor = (await world.client(alice).get("/topics?limit=1")).json()["next_cursor"]

    answers = [
        await world.client(alice).get(f"/topics?include_archived=true&cursor={cursor}"),
        await world.client(mallory).get(f"/topics?cursor={cursor}"),
        await world.client(alice).get(f"/teams?cursor={cursor}"),
        await world.client(alice).get(f"/topics?cursor={cursor[:-2]}AA"),
        await world.client(alice).get("/topics?cursor=%F0%9F"),
    ]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (400, "invalid-cursor")
    ] * 5


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "page=2", "Limit=5"])
async def test_list_refuses_what_it_does_not_know(world: World, alice: Someone, query: str) -> None:
    answer = await world.client(alice).get(f"/topics?{query}")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == query.partition("=")[0]
