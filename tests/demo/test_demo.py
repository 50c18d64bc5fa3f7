"""The demo: loaded once, alive on any day, entered with one click, absent otherwise."""

from datetime import timedelta

import pytest
import time_machine

from api.core import clock
from api.demo import loading
from tests.databases import TestDatabases
from tests.world import World, created

pytestmark = pytest.mark.anyio

PERSONAS = ("member", "ambassador", "manager", "lead", "admin")


@pytest.mark.parametrize("persona", PERSONAS)
async def test_one_click_signs_in_as_each_persona(world: World, persona: str) -> None:
    await loading.load(world.app.state.database)
    browser = world.client()

    offered = (await browser.get("/demo")).json()
    entered = created(await browser.post("/demo/session", json={"as": persona}))

    assert [offer["as"] for offer in offered["personas"]] == list(PERSONAS)
    assert (await browser.get("/me")).json()["id"] == entered["person"]["id"]
    roles = {"manager": ["manager"], "lead": ["lead", "manager"], "admin": ["admin"]}
    assert set(roles.get(persona, [])) <= set(entered["person"]["roles"])


async def test_who_deleted_themselves_is_not_offered_any_more(world: World) -> None:
    await loading.load(world.app.state.database)
    browser = world.client()
    entered = created(await browser.post("/demo/session", json={"as": "member"}))

    deleted = await browser.delete("/me", params={"confirm": entered["person"]["id"]})

    offered = (await world.client().get("/demo")).json()["personas"]
    assert deleted.is_success
    assert [offer["as"] for offer in offered] == ["ambassador", "manager", "lead", "admin"]


async def test_outside_demo_mode_there_is_no_demo(databases: TestDatabases, tmp_path) -> None:
    async with databases.copy(tmp_path) as settings:
        plain = settings.model_copy(update={"demo": False})
        async with World.open(plain) as world:
            await loading.load(world.app.state.database)

            offered = await world.client().get("/demo")
            refused = await world.client().post("/demo/session", json={"as": "admin"})

            assert offered.json() == {"enabled": False, "personas": []}
            assert refused.status_code == 404


@pytest.mark.parametrize("days", [0, 1, 45, 400])
async def test_ambassador_sees_five_fitting_things_on_any_day(world: World, days: int) -> None:
    await loading.load(world.app.state.database)

    with time_machine.travel(clock.now() + timedelta(days=days)):
        await loading.load(world.app.state.database)
        browser = world.client()
        created(await browser.post("/demo/session", json={"as": "ambassador"}))
        today = (await browser.get("/me/today")).json()

    assert len(today["items"]) == 5
    assert all(item["reasons"] for item in today["items"])
    assert len({item["source"]["id"] for item in today["items"] if item["source"]}) > 1


@pytest.mark.parametrize("days", [0, 45])
async def test_wall_is_of_these_days(world: World, days: int) -> None:
    await loading.load(world.app.state.database)

    with time_machine.travel(clock.now() + timedelta(days=days)):
        await loading.load(world.app.state.database)
        browser = world.client()
        created(await browser.post("/demo/session", json={"as": "ambassador"}))
        wall = (await browser.get("/kudos")).json()["items"]
        begin = clock.now() - timedelta(days=14)

    assert len(wall) >= 15
    assert min(each["created_at"] for each in wall) > begin.isoformat()


async def test_loading_again_changes_nothing(world: World) -> None:
    await loading.load(world.app.state.database)

    assert await loading.load(world.app.state.database) == "Ready."
