"""The try-out: real suggestions for picked topics, for everybody, and nothing of it is stored."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from uuid_utils.compat import uuid7

from api.core.records import metadata
from tests.today.stage import Stage, ids, react, today
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


async def try_out(world: World, someone: Someone, *topic_ids: UUID, **headers: str) -> Any:
    body = {"topic_ids": [str(topic_id) for topic_id in topic_ids]}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await world.client(someone).post("/try-out", json=body, headers=named)


async def row_counts(world: World) -> dict[str, int]:
    async with world.session() as session:
        connection = await session.connection()
        return {
            name: (await connection.execute(text(f'SELECT count(*) FROM "{name}"'))).scalar_one()
            for name in metadata.tables
        }


async def test_three_real_suggestions_come_with_their_reasons(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat, drives = await stage.topic("Wärme"), await stage.topic("Antrieb")
    culture = await stage.topic("Kultur")
    fitting = [*await stage.suggestions(4, heat), *await stage.suggestions(4, drives)]
    await stage.suggestions(4, culture)

    shown = (await try_out(world, bob, heat, drives)).json()

    assert len(shown["items"]) == 3
    assert set(ids(shown)) <= {str(row_id) for row_id in fitting}
    assert {item["topics"][0]["id"] for item in shown["items"]} == {str(heat), str(drives)}
    reasons = {item["reasons"][0]["text"] for item in shown["items"]}
    assert reasons == {
        "You follow the topic Wärme (en)",
        "You follow the topic Antrieb (en)",
    }


async def test_try_out_shows_what_today_would(world: World, bob: Someone, stage: Stage) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(9, heat)

    shown = (await try_out(world, bob, heat)).json()
    await stage.ambassador(bob)
    await world.client(bob).put(f"/me/interests/{heat}", json={"attitude": "follows"})
    day = await today(world, bob)

    assert ids(shown) == ids(day)[:3]
    for tried, real in zip(shown["items"], day["items"], strict=False):
        assert tried == {name: real[name] for name in tried}


async def test_skill_that_one_has_counts_on_the_topics_picked_alone(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat, drives = await stage.topic("Wärme"), await stage.topic("Antrieb")
    (hot,) = await stage.suggestions(1, heat)
    await stage.suggestions(2, drives)
    await stage.ambassador(bob, heat, drives)

    shown = (await try_out(world, bob, heat)).json()

    assert ids(shown) == [str(hot)]
    assert shown["items"][0]["reasons"][0]["kind"] == "skill"


async def test_try_out_stores_nothing(world: World, bob: Someone, stage: Stage) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(5, heat)
    before = await row_counts(world)

    with world.statements() as statements:
        shown = await try_out(world, bob, heat, idempotency_key="k")

    assert (shown.status_code, len(shown.json()["items"])) == (200, 3)
    assert {statement.split()[0] for statement in statements} == {"SELECT"}
    assert await row_counts(world) == before


async def test_try_out_teaches_nothing_and_shows_again_what_it_showed(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(9, heat)

    first, second = await try_out(world, bob, heat), await try_out(world, bob, heat)

    assert first.json() == second.json()


async def test_try_out_leaves_out_what_one_has_dismissed(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(4, heat)
    (gone, *_) = ids((await try_out(world, bob, heat)).json())

    await react(world, bob, gone, "dismissed")

    assert gone not in ids((await try_out(world, bob, heat)).json())


async def test_topic_without_suggestions_shows_none(
    world: World, bob: Someone, stage: Stage
) -> None:
    empty = await stage.topic("Leere")

    shown = await try_out(world, bob, empty)

    assert (shown.status_code, shown.json()) == (200, {"items": []})


async def test_try_out_takes_one_to_three_topics_that_exist(
    world: World, alice: Someone, mallory: Someone, stage: Stage
) -> None:
    topics = [await stage.topic(str(place)) for place in range(4)]
    archived = await stage.topic("Alt", is_archived=True)

    statuses = [
        (await try_out(world, someone, *picked)).status_code
        for someone, picked in (
            (alice, topics[:1]),
            (alice, topics[:3]),
            (alice, []),
            (alice, topics),
            (alice, [topics[0], uuid7()]),
            (alice, [archived]),
            (mallory, topics[:1]),
        )
    ]

    assert statuses == [200, 200, 422, 422, 422, 422, 422]


async def test_try_out_takes_as_many_statements_for_thirty_as_for_one(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat, counts = await stage.topic("Wärme"), []
    for upto in (1, 30):
        await stage.suggestions(upto, heat)
        with world.statements() as statements:
            await try_out(world, bob, heat)
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 6
