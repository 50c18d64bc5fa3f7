"""Fifty write at once: all of it is stored, or refused clearly."""

from functools import partial

import anyio
import pytest

from tests.faults import aftermath
from tests.faults.installation import Installation, eventually
from tests.faults.load import Load

pytestmark = [pytest.mark.anyio, pytest.mark.full]

WRITERS = 50
LEAST_EACH = 5


async def enough(load: Load) -> bool:
    return len(load.proposals) >= WRITERS * LEAST_EACH


async def test_fifty_writers_at_once(installation: Installation) -> None:
    people = [await installation.world.person(f"Person Nr{number}") for number in range(WRITERS)]
    installation.start("serve", "worker")
    await installation.until("/readyz", 200)

    load = Load(installation, seed=1)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(load.run, *((someone, Load.propose) for someone in people))
        await eventually(partial(enough, load))
        load.over = True

    assert {status for status, _ in load.seen} <= {201, 503}
    assert {code for _, code in load.seen} <= {"", "busy"}
    await aftermath.drained(installation)
    await aftermath.proposals_are_there_once(installation, load)
    aftermath.database_is_whole(installation)
