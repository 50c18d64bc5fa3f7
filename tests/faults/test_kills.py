"""Server and worker are killed again and again under load: nothing is lost, nothing done twice."""

import os
import random

import anyio
import pytest

from tests.faults import aftermath
from tests.faults.installation import Installation
from tests.faults.load import Load
from tests.suggestions.conftest import Web
from tests.today.stage import Stage
from tests.world import Someone, created

pytestmark = [pytest.mark.anyio, pytest.mark.full]

KILLS = int(os.environ.get("FAULTS_KILLS", "30"))
SEED = int(os.environ.get("FAULTS_SEED", "1"))
VICTIMS = (["serve"], ["worker"], ["serve", "worker"])


async def killed_again_and_again(installation: Installation, load: Load) -> None:
    chance = random.Random(SEED)
    for _ in range(KILLS):
        await load.goes_on(answers=chance.randrange(40))
        await anyio.sleep(chance.uniform(0, 0.1))
        victims = chance.choice(VICTIMS)
        for name in victims:
            installation.kill(name)
        installation.start(*victims)
        if "serve" in victims and chance.random() < 0.8:
            await installation.until("/readyz", 200)


async def test_nothing_is_lost_and_nothing_done_twice(
    installation: Installation, web: Web, databases: object
) -> None:
    world = installation.world
    lead = await world.person("Lea Lead", roles=["lead"])
    people = [await world.person(f"Person Nr{number}") for number in range(4)]
    stage = Stage(world)
    heat = await stage.topic("Wärme", keywords={"de": ["Wärmepumpe"]})
    for someone in people:
        await stage.ambassador(someone, heat)
    shown = [str(row_id) for row_id in await stage.suggestions(6, heat)]
    installation.start("serve", "worker")
    await installation.until("/readyz", 200)
    async with installation.client(lead) as client:
        source = created(await client.post("/sources", json={"url": web.url()}))

    load = Load(installation, SEED)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(
            load.run,
            *((someone, Load.propose) for someone in people[:3]),
            *((someone, load.react(*shown)) for someone in people),
            *((lead, load.edit(shown[0], name)) for name in ("a", "b", "c")),
            (lead, load.refresh(source["id"])),
            (people[0], Load.export),
            *((someone, Load.look) for someone in people),
        )
        await killed_again_and_again(installation, load)
        await installation.until("/readyz", 200)
        load.over = True

    await aftermath.drained(installation)
    await one_last_refresh(installation, lead, source["id"])
    assert {status for status, _ in load.seen} <= {200, 201, 202, 204, 409, 412, 503}
    await aftermath.proposals_are_there_once(installation, load)
    await aftermath.repeats_are_answered_as_before(installation, load)
    await aftermath.reactions_are_the_last_ones(installation, load)
    await aftermath.edits_are_all_in(installation, load, shown[0])
    await aftermath.entries_are_there_once(
        installation, sum(head.startswith("GET /feed") for head in web.seen)
    )
    await aftermath.files_are_all_named(installation)
    aftermath.database_is_whole(installation)


async def one_last_refresh(installation: Installation, lead: Someone, source_id: str) -> None:
    """What a killed worker had read and not stored is in the feed still."""
    async with installation.client(lead) as client:
        answer = await client.post(f"/sources/{source_id}/refresh")
    assert answer.status_code == 202
    await aftermath.drained(installation)
