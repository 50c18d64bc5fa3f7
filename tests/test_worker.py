"""The worker: at least once, later again when it fails, never forgotten when it dies."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import anyio
import pytest
import time_machine
from sqlmodel import select

from api.core import clock, outbox
from api.core.db import Database
from api.core.outbox import Delivery, MessageState, OutboxDue, OutboxMessage
from api.worker import ATTEMPTS, DEATHS, Worker
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a subscriber of `test.happened` has been told."""
    told: list[str] = []

    async def hear(delivery: Delivery) -> None:
        told.append(delivery.payload["word"])
        if delivery.payload["word"] == "bad":
            raise RuntimeError("cannot")

    monkeypatch.setitem(outbox.subscribers, "test.happened", [hear])
    yield told


async def emit(world: World, word: str, **options: object) -> None:
    async with world.session() as session:
        await outbox.emit(session, "test.happened", word=word, **options)


async def waiting(world: World) -> list[OutboxMessage]:
    async with world.session() as session:
        return list((await session.exec(select(OutboxMessage))).all())


async def test_message_is_delivered_once_and_gone(world: World, heard: list[str]) -> None:
    await emit(world, "hello")

    await world.work()
    await world.work()

    assert heard == ["hello"]
    assert await waiting(world) == []
    async with world.app.state.database.session(writes=False) as session:
        assert (await session.exec(select(OutboxDue))).all() == []


async def test_message_of_a_rolled_back_cause_never_was(world: World, heard: list[str]) -> None:
    with pytest.raises(RuntimeError):
        async with world.session() as session:
            await outbox.emit(session, "test.happened", word="hello")
            raise RuntimeError

    await world.work()

    assert heard == []


async def test_message_waits_until_it_is_due(world: World, heard: list[str]) -> None:
    await emit(world, "later", due_at=clock.now() + timedelta(hours=1))
    await world.work()
    before = list(heard)

    with time_machine.travel(clock.now() + timedelta(hours=2)):
        await world.work()

    assert (before, heard) == ([], ["later"])


async def test_same_key_is_queued_once_at_the_earlier_time(world: World, heard: list[str]) -> None:
    await emit(world, "first", key="one", due_at=clock.now() + timedelta(hours=1))
    await emit(world, "second", key="one")

    await world.work()

    assert heard == ["first"]


async def test_same_key_at_the_same_time_is_queued_once(world: World, heard: list[str]) -> None:
    async with anyio.create_task_group() as tasks:
        for number in range(6):
            tasks.start_soon(partial(emit, world, str(number), key="one"))

    await world.work()

    assert len(heard) == 1


async def test_failing_message_is_tried_again_until_it_is_given_up(
    world: World, heard: list[str]
) -> None:
    await emit(world, "bad")

    for attempt in range(ATTEMPTS + 2):
        with time_machine.travel(clock.now() + timedelta(hours=2 * attempt)):
            await world.work()

    (message,) = await waiting(world)
    assert heard == ["bad"] * ATTEMPTS
    assert (message.state, message.last_error) == (MessageState.failed, "RuntimeError")


async def test_message_of_a_dead_worker_is_taken_over(world: World, heard: list[str]) -> None:
    await emit(world, "orphan")
    dead = Worker(world.settings, world.app.state.database, world.app.state.files)
    assert len(await dead._claim(world.home)) == 1

    await world.work()
    meanwhile = list(heard)
    with time_machine.travel(clock.now() + timedelta(seconds=world.settings.lease_seconds + 1)):
        await world.work()

    assert (meanwhile, heard) == ([], ["orphan"])


async def test_many_workers_deliver_each_message_once(world: World, heard: list[str]) -> None:
    for number in range(40):
        await emit(world, str(number))
    workers = [
        Worker(world.settings, world.app.state.database, world.app.state.files) for _ in range(4)
    ]

    async with anyio.create_task_group() as tasks:
        for worker in workers:
            tasks.start_soon(worker.drain)
    await world.work()

    assert sorted(heard, key=int) == [str(number) for number in range(40)]


async def test_periodic_job_runs_again_and_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []

    async def job(delivery: Delivery) -> None:
        runs.append(delivery.organization_id)

    hourly = outbox.Periodic("test.hourly", timedelta(hours=1), job)
    monkeypatch.setattr(outbox, "periodic_jobs", {"test.hourly": hourly})
    worker = Worker(world.settings, world.app.state.database, world.app.state.files)
    await worker._plan()
    for hours in (0, 0.5, 1.1, 2.2):
        with time_machine.travel(clock.now() + timedelta(hours=hours)):
            await worker.drain()

    assert runs == [world.home] * 3


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[anyio.Event]:
    """A subscriber of `test.slow`: it tells when it has begun, and waits to be let go on."""
    begun, may_end = anyio.Event(), anyio.Event()

    async def wait(_delivery: Delivery) -> None:
        begun.set()
        await may_end.wait()

    monkeypatch.setitem(outbox.subscribers, "test.slow", [wait])
    monkeypatch.setattr(outbox, "periodic_jobs", {})
    return [begun, may_end]


def worker_of(world: World, **settings: int) -> Worker:
    state = world.app.state
    changed = world.settings.model_copy(update=settings)
    return Worker(changed, state.database, state.files)


async def test_worker_told_to_stop_finishes_what_it_has_begun(
    world: World, slow: list[anyio.Event], heard: list[str]
) -> None:
    begun, may_end = slow
    async with world.session() as session:
        await outbox.emit(session, "test.slow")
    worker = worker_of(world)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(worker.run)
        await begun.wait()
        await emit(world, "hello")
        worker.stop()
        may_end.set()

    (left,) = await waiting(world)
    assert (left.type, left.attempts, heard) == ("test.happened", 0, [])


async def test_worker_told_to_stop_returns_what_takes_long(
    world: World, slow: list[anyio.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.worker.FINISH_SECONDS", 0.05)
    async with world.session() as session:
        await outbox.emit(session, "test.slow")
    worker = worker_of(world)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(worker.run)
        await slow[0].wait()
        worker.stop()

    (left,) = await waiting(world)
    assert (left.leased_until, left.attempts) == (None, 0)
    assert left.due_at <= clock.now()


async def test_lease_is_kept_while_its_worker_works(world: World, slow: list[anyio.Event]) -> None:
    begun, may_end = slow
    async with world.session() as session:
        await outbox.emit(session, "test.slow")
    worker = worker_of(world, lease_seconds=1)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(worker.run)
        await begun.wait()
        (first,) = await waiting(world)
        while (await waiting(world))[0].leased_until == first.leased_until:  # noqa: ASYNC110  another task moves it on
            await anyio.sleep(0.05)
        may_end.set()
        while await waiting(world):  # noqa: ASYNC110  another task delivers it
            await anyio.sleep(0.05)
        worker.stop()


async def test_message_that_its_workers_die_of_is_given_up(world: World, heard: list[str]) -> None:
    await emit(world, "deadly")
    lease = timedelta(seconds=world.settings.lease_seconds + 1)
    for death in range(DEATHS):
        with time_machine.travel(clock.now() + death * lease):
            assert len(await worker_of(world)._claim(world.home)) == 1

    with time_machine.travel(clock.now() + DEATHS * lease):
        await world.work()

    (message,) = await waiting(world)
    assert (message.state, heard) == (MessageState.failed, [])


async def test_worker_outlives_a_lost_database(
    world: World, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.worker.WAIT_AFTER_FAILURE_SECONDS", 0.01)
    await emit(world, "hello")
    worker = worker_of(world)
    kept, worker.database = (
        worker.database,
        Database("postgresql+asyncpg://nobody@/none?host=/nonexistent"),
    )

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(worker.run)
        await anyio.sleep(0.2)
        worker.database = kept
        while not heard:  # noqa: ASYNC110  another task delivers it
            await anyio.sleep(0.01)
        worker.stop()

    assert heard == ["hello"]
