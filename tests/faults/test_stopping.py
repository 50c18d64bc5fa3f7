"""Told to stop under load: what is under way is finished, nothing acknowledged is lost."""

import asyncio

import anyio
import pytest

from api.strategy.topics.models import Topic
from tests.faults import aftermath
from tests.faults.installation import Installation, eventually
from tests.faults.load import Load
from tests.suggestions.conftest import Web
from tests.world import created

pytestmark = [pytest.mark.anyio, pytest.mark.full]


async def test_server_says_so_then_stops_without_losing_anything(
    installation: Installation,
) -> None:
    people = [await installation.world.person(f"Person Nr{number}") for number in range(6)]
    installation.start("serve")
    await installation.until("/readyz", 200)

    load = Load(installation, seed=1)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(load.run, *((someone, Load.propose) for someone in people))
        await anyio.sleep(1)
        installation.tell_to_stop("serve")
        await installation.until("/readyz", 503)
        served = len(load.proposals)
        async with installation.client(people[0]) as client:
            meanwhile = await client.get("/me")
        code = await installation.exit_code("serve")
        served_after = len(load.proposals)
        installation.start("serve")
        await installation.until("/readyz", 200)
        load.over = True

    assert (meanwhile.status_code, code) == (200, 0)
    assert served_after > served
    assert {status for status, _ in load.seen} == {201}
    await aftermath.drained(installation)
    await aftermath.proposals_are_there_once(installation, load)


async def test_request_under_way_is_finished(installation: Installation) -> None:
    lead = await installation.world.person("Lea Lead", roles=["lead"])
    async with installation.world.session() as session:
        session.add(Topic(names={"de": "Wärme"}, keywords={}, stance={}, avoid={}, facts=[]))
    installation.start("serve")
    await installation.until("/readyz", 200)
    answers = []

    async with installation.client(lead) as client, anyio.create_task_group() as tasks:
        (topic,) = (await client.get("/topics")).json()["items"]
        etag = (await client.get(f"/topics/{topic['id']}")).headers["etag"]

        async def rename() -> None:
            body, headers = {"names": {"de": "Kälte"}}, {"If-Match": etag}
            answers.append(await client.patch(f"/topics/{topic['id']}", json=body, headers=headers))

        async with installation.world.session() as session:
            # Whoever wants to write now waits for us.
            await session.exec(Topic.__table__.update().values(position=Topic.position))
            tasks.start_soon(rename)
            await anyio.sleep(1)
            installation.tell_to_stop("serve")
            installation.tell_to_stop("serve")
            await anyio.sleep(1)
    code = await installation.exit_code("serve")

    assert [answer.status_code for answer in answers] == [200]
    # The second signal is the server's own way to end.
    assert code in {0, -15}


async def test_worker_leaves_what_it_has_begun_to_the_others(
    installation: Installation, web: Web
) -> None:
    lead = await installation.world.person("Lea Lead", roles=["lead"])
    asked, never = [], anyio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(writer)
        if len(asked) == 1:
            await never.wait()
        await web.answer(reader, writer)

    slow = await asyncio.start_server(answer, "127.0.0.1", 0)
    address = f"127.0.0.1:{slow.sockets[0].getsockname()[1]}"
    installation.outbound_allow += f",{address}"
    installation.extra |= {"EMBEDDED_WORKER": "false", "LEASE_SECONDS": "3600"}
    installation.start("serve", "worker")
    await installation.until("/readyz", 200)
    async with installation.client(lead) as client:
        created(await client.post("/sources", json={"url": f"http://{address}/feed"}))

    async def is_asked() -> bool:
        return bool(asked)

    await eventually(is_asked)
    installation.tell_to_stop("worker")
    code = await installation.exit_code("worker")
    # Hours before the lease would end.
    installation.start("worker")
    await aftermath.drained(installation)
    never.set()
    slow.close()

    assert code == 0
    await aftermath.entries_are_there_once(installation, 1)
