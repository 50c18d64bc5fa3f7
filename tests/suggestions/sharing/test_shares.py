"""Passing on: begun with a link, noted as the person says, theirs alone and theirs to delete."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select

from api.core import clock
from api.core.outbox import Delivery
from api.core.records import metadata
from api.privacy import jobs
from tests.suggestions.feeds_of_ours import found
from tests.suggestions.sharing.passing_on import (
    OWN_WORDS,
    PAGE,
    address,
    approved,
    check,
    share,
    state,
)
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def stored(world: World) -> list[dict[str, Any]]:
    async with world.session() as session:
        return [dict(row) for row in await session.rows(select(metadata.tables["share"]))]


async def test_nothing_is_stored_before_somebody_wants_to_share(world: World, bob: Someone) -> None:
    suggestion_id = await approved(world)

    await check(world, bob, suggestion_id, OWN_WORDS)
    await found(world, bob, f"/suggestions/{suggestion_id}")
    await found(world, bob, "/me/shares")

    assert await stored(world) == []


async def test_what_is_begun_has_a_link_and_what_is_stated_is_done(
    world: World, bob: Someone
) -> None:
    suggestion_id = await approved(world)

    begun = await share(world, bob, suggestion_id)
    reactions = (await found(world, bob, "/me/reactions"))["items"]
    stated = await state(world, bob, begun["id"], channel="linkedin", text=OWN_WORDS)
    done = (await found(world, bob, "/me/reactions"))["items"]

    assert (begun["channel"], begun["shared_at"], reactions) == (None, None, [])
    assert begun["short_url"].startswith("http://localhost:8000/s/")
    assert begun["clicks"]["count"] == 0
    assert stated.status_code == 200, stated.text
    assert (stated.json()["channel"], stated.json()["text"]) == ("linkedin", OWN_WORDS)
    assert [(each["id"], each["reaction"]) for each in done] == [(suggestion_id, "done")]
    assert (await found(world, bob, "/me/shares"))["items"] == [stated.json()]
    assert await found(world, bob, f"/me/shares/{begun['id']}") == stated.json()


async def test_it_can_be_noted_at_once_and_without_a_link(world: World, bob: Someone) -> None:
    suggestion_id = await approved(world)

    noted = await share(world, bob, suggestion_id, channel="whatsapp", with_link=False)

    assert (noted["channel"], noted["short_url"], noted["clicks"]) == ("whatsapp", None, None)
    assert noted["shared_at"] is not None


async def test_private_channel_keeps_no_text(world: World, bob: Someone) -> None:
    begun = await share(world, bob, await approved(world))

    refused = await state(world, bob, begun["id"], channel="threema", text=OWN_WORDS)
    noted = await state(world, bob, begun["id"], channel="threema")

    assert refused.json()["errors"][0]["code"] == "text_misplaced"
    assert noted.status_code == 200
    (row,) = await stored(world)
    assert (row["channel"], row["text"]) == ("threema", None)


async def test_what_has_no_page_has_no_link(world: World, bob: Someone) -> None:
    made = await share(world, bob, await approved(world, url=None))

    assert (made["short_url"], made["clicks"]) == (None, None)


async def test_link_leads_to_nothing_that_curators_have_not_looked_at(
    world: World, bob: Someone
) -> None:
    proposal = {"title": "Ein Fund", "url": PAGE}
    suggestion_id = created(await world.client(bob).post("/suggestions", json=proposal))["id"]

    made = await share(world, bob, suggestion_id)

    assert (made["short_url"], made["clicks"]) == (None, None)


async def test_nobody_shares_what_they_cannot_see(
    world: World, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    proposal = {"title": "Ein Fund", "url": PAGE}
    suggestion_id = created(await world.client(alice).post("/suggestions", json=proposal))["id"]
    made = await share(world, alice, suggestion_id)
    path, headers = f"/suggestions/{suggestion_id}", {"Idempotency-Key": "k"}

    for someone in (bob, mallory):
        client = world.client(someone)
        shared = await client.post(f"{path}/shares", json={}, headers=headers)
        checked = await client.post(f"{path}/wording-check", json={"text": "?"})
        assert (shared.status_code, checked.status_code) == (404, 404)
        assert (await client.get(f"/me/shares/{made['id']}")).status_code == 404
        assert (await client.delete(f"/me/shares/{made['id']}")).status_code == 204
        assert (await state(world, someone, made["id"], channel="x")).status_code == 404
    assert len(await stored(world)) == 1


async def test_share_outlives_its_suggestion(world: World, alice: Someone, bob: Someone) -> None:
    suggestion_id = await approved(world)
    made = await share(world, bob, suggestion_id)
    gone = await world.client(alice).delete(
        f"/suggestions/{suggestion_id}", headers={"If-Match": '"1"'}
    )

    stated = await state(world, bob, made["id"], channel="bluesky", text=OWN_WORDS)

    assert (gone.status_code, stated.status_code) == (204, 200)
    assert stated.json()["title"] == "Nummer 0"
    assert (await world.client().get(address(made))).status_code == 302


async def test_list_costs_the_same_for_one_and_for_three(world: World, bob: Someone) -> None:
    suggestion_id, counts = await approved(world), []
    for more in (1, 2):
        for _ in range(more):
            await share(world, bob, suggestion_id)
        with world.statements() as statements:
            items = (await found(world, bob, "/me/shares"))["items"]
        counts.append((len(items), len(statements)))

    assert [many for many, _ in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]


async def test_share_is_kept_for_a_year(world: World, bob: Someone, delivery: Delivery) -> None:
    suggestion_id = await approved(world)
    with time_machine.travel(clock.now() - timedelta(days=366), tick=False):
        async with world.session() as session:
            table = metadata.tables["share"]
            await session.run(
                table.insert().values(
                    organization_id=bob.organization_id,
                    id=bob.id,
                    created_at=clock.now(),
                    person_id=bob.id,
                    suggestion_id=UUID(suggestion_id),
                    title="Alt",
                )
            )
    fresh = await share(world, bob, suggestion_id)

    await jobs.forget(delivery)

    assert [str(row["id"]) for row in await stored(world)] == [fresh["id"]]
