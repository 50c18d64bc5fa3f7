"""PostgreSQL is gone for a while under load: a clear refusal meanwhile, then all is well again."""

import os

import anyio
import anyio.to_thread
import pytest

from tests.databases import PostgreSQL
from tests.faults import aftermath
from tests.faults.installation import Installation
from tests.faults.load import Load
from tests.suggestions.conftest import Web
from tests.today.stage import Stage
from tests.world import created

pytestmark = [pytest.mark.anyio, pytest.mark.full]

GONE_SECONDS = float(os.environ.get("FAULTS_GONE_SECONDS", "30"))
# What a client may have to wait for a refusal; far below what it would give up after.
LIMIT_SECONDS = 20


async def test_lost_database_is_refused_clearly_and_comes_back(
    installation: Installation, careful: PostgreSQL | None, web: Web
) -> None:
    if careful is None:
        pytest.skip("SQLite is a file")
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

    load = Load(installation, seed=1)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(
            load.run,
            *((someone, Load.propose) for someone in people),
            *((someone, load.react(*shown)) for someone in people),
            *((someone, Load.look) for someone in people),
            (lead, load.edit(shown[0], "a")),
            (lead, load.refresh(source["id"])),
        )
        await anyio.sleep(2)
        await anyio.to_thread.run_sync(careful.halt)
        await anyio.sleep(GONE_SECONDS / 2)
        meanwhile = await installation.status("/readyz"), await installation.status("/healthz")
        await anyio.sleep(GONE_SECONDS / 2)
        await anyio.to_thread.run_sync(careful.resume)
        await installation.until("/readyz", 200)
        await anyio.sleep(2)
        load.over = True

    assert meanwhile == (503, 200)
    assert {answer.status_code for answer in load.refusals} == {503}
    for answer in load.refusals:
        assert answer.headers["content-type"] == "application/problem+json"
        assert int(answer.headers["retry-after"]) > 0
        assert answer.elapsed.total_seconds() < LIMIT_SECONDS
    assert installation.is_running("serve") and installation.is_running("worker")
    await aftermath.drained(installation)
    await aftermath.proposals_are_there_once(installation, load)
    await aftermath.reactions_are_the_last_ones(installation, load)
    await aftermath.edits_are_all_in(installation, load, shown[0])
    await aftermath.files_are_all_named(installation)
