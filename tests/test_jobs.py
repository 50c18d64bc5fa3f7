"""The health of what runs by itself, as administrators see it."""

import re
from datetime import timedelta

import pytest
import time_machine

from api.core import clock, outbox
from api.core.outbox import Delivery
from api.core.settings import ROOT
from api.worker import ATTEMPTS, Worker
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


class Broken(RuntimeError):
    pass


@pytest.fixture
def working(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What ran. A job `test.hourly` and a subscriber of `test.happened` fail until mended: until
    this list holds "mended"."""
    ran: list[str] = []

    async def act(delivery: Delivery) -> None:
        if "mended" not in ran:
            raise Broken(f"for {delivery.organization_id}")
        ran.append("ran")

    hourly = outbox.Periodic("test.hourly", timedelta(hours=1), act)
    monkeypatch.setattr(outbox, "periodic_jobs", outbox.periodic_jobs)
    monkeypatch.setitem(outbox.periodic_jobs, "test.hourly", hourly)
    monkeypatch.setitem(outbox.subscribers, "test.happened", [act])
    return ran


async def job(world: World, admin: Someone, name: str) -> dict[str, object]:
    items = (await world.client(admin).get("/jobs")).json()["items"]
    return next(item for item in items if item["type"] == name)


async def run(world: World, admin: Someone, name: str) -> None:
    answer = await world.client(admin).post(f"/jobs/{name}/run")
    assert answer.status_code == 202
    await world.work()


async def test_every_job_is_listed_before_it_has_run(world: World, admin: Someone) -> None:
    polling = await job(world, admin, "sources.poll")

    assert (polling["health"], polling["every_seconds"]) == ("well", 300)
    assert (polling["waiting"], polling["last_run_at"]) == (0, None)


async def test_job_of_the_demo_is_nowhere_but_in_a_demo(
    world: World, admin: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = world.app.state.settings
    client = world.client(admin)

    in_demo = {item["type"] for item in (await client.get("/jobs")).json()["items"]}
    monkeypatch.setattr(world.app.state, "settings", settings.model_copy(update={"demo": False}))
    elsewhere = {item["type"] for item in (await client.get("/jobs")).json()["items"]}
    run = await client.post("/jobs/demo.freshen/run")

    assert in_demo - elsewhere == {"demo.freshen"}
    assert run.status_code == 404


async def test_job_tells_how_it_last_ran(world: World, admin: Someone, working: list[str]) -> None:
    await run(world, admin, "test.hourly")
    failed = await job(world, admin, "test.hourly")
    working.append("mended")
    await run(world, admin, "test.hourly")
    mended = await job(world, admin, "test.hourly")

    assert (failed["health"], failed["last_error"]) == ("failing", "Broken")
    assert failed["last_run_at"] and failed["last_success_at"] is None
    assert (mended["health"], mended["last_error"]) == ("well", None)
    assert mended["last_run_at"] == mended["last_success_at"]
    assert working == ["mended", "ran"]


async def test_what_was_given_up_is_tried_again(
    world: World, admin: Someone, working: list[str]
) -> None:
    async with world.session() as session:
        await outbox.emit(session, "test.happened", word="private")
    for attempt in range(ATTEMPTS + 1):
        with time_machine.travel(clock.now() + timedelta(hours=2 * attempt)):
            await world.work()
    given_up = await job(world, admin, "test.happened")

    working.append("mended")
    await run(world, admin, "test.happened")
    after = await job(world, admin, "test.happened")

    assert (given_up["health"], given_up["given_up"]) == ("failing", 1)
    assert (given_up["waiting"], given_up["last_error"]) == (0, "Broken")
    assert (after["health"], after["given_up"]) == ("well", 0)
    assert working == ["mended", "ran"]


async def test_job_nobody_runs_is_late(world: World, admin: Someone) -> None:
    worker = Worker(world.settings, world.app.state.database, world.app.state.files)
    await worker._plan()

    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        polling = await job(world, admin, "sources.poll")

    assert (polling["health"], polling["waiting"]) == ("late", 1)


async def test_unknown_job_is_not_there(world: World, admin: Someone) -> None:
    answer = await world.client(admin).post("/jobs/nothing.happens/run")

    assert answer.status_code == 404


async def test_messages_are_counted_and_not_told(
    world: World, admin: Someone, bob: Someone, working: list[str]
) -> None:
    async with world.session() as session:
        await outbox.emit(session, "test.happened", key=f"of {bob.id}", word=str(bob.id))
    await world.work()

    text = (await world.client(admin).get("/jobs")).text

    assert str(bob.id) not in text
    assert str(bob.organization_id) not in text


def test_each_job_has_words_in_the_web_app() -> None:
    words = (ROOT / "frontend/src/features/administration/jobWords.ts").read_text()

    named = set(re.findall(r'^  "([a-z_.]+)":', words, re.MULTILINE))

    assert named == {*outbox.periodic_jobs, *outbox.subscribers}
