"""A request that takes too long is stopped, and nothing of it is kept."""

import anyio
import pytest
from sqlalchemy import text

from api.core import idempotency
from api.core.db import Session
from api.strategy.topics import service
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

TOPIC = {"names": {"de": "Wärme"}}


@pytest.fixture
def hurried(world: World) -> World:
    """An installation that gives requests half a second."""
    world.app.state.settings = world.settings.model_copy(update={"request_seconds": 0.5})
    return world


async def topics(world: World, someone: Someone) -> int:
    return len((await world.client(someone).get("/topics")).json()["items"])


async def test_request_over_the_limit_is_stopped_and_rolled_back(
    hurried: World, alice: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_skills = service._set_skills

    async def slow(*arguments: object) -> None:
        await set_skills(*arguments)
        await anyio.sleep(10)

    monkeypatch.setattr(service, "_set_skills", slow)
    stopped = await hurried.client(alice).post("/topics", json=TOPIC)
    monkeypatch.undo()

    assert (stopped.status_code, stopped.json()["code"]) == (503, "took-too-long")
    assert await topics(hurried, alice) == 0
    created(await hurried.client(alice).post("/topics", json=TOPIC))
    assert hurried.app.state.database.engine.pool.checkedout() == 0


async def test_slow_body_is_not_waited_for(hurried: World, alice: Someone) -> None:
    async def trickle():
        yield b'{"names":'
        await anyio.sleep(10)
        yield b"{}}"

    answer = await hurried.client(alice).post(
        "/topics", content=trickle(), headers={"Content-Type": "application/json"}
    )

    assert answer.json()["code"] == "took-too-long"


async def test_what_is_being_committed_is_told_as_it_is(
    hurried: World, alice: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = Session.commit

    async def slow(session: Session) -> None:
        await anyio.sleep(1)
        await commit(session)

    monkeypatch.setattr(Session, "commit", slow)
    answer = await hurried.client(alice).post("/topics", json=TOPIC)
    monkeypatch.undo()

    created(answer)
    assert await topics(hurried, alice) == 1


async def test_statement_over_the_limit_is_stopped_by_the_database(
    world: World, alice: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    if world.app.state.database.is_sqlite:
        pytest.skip("SQLite has no limit on a statement")
    set_skills = service._set_skills

    async def slow(session: Session, *arguments: object) -> None:
        await session.run(text("SET LOCAL statement_timeout = '100ms'"))
        await session.run(text("SELECT pg_sleep(10)"))
        await set_skills(session, *arguments)

    monkeypatch.setattr(service, "_set_skills", slow)
    stopped = await world.client(alice).post("/topics", json=TOPIC)

    async with world.session() as session:
        (limit,) = await session.rows(text("SHOW statement_timeout"))
    assert (stopped.status_code, stopped.json()["code"]) == (503, "took-too-long")
    assert limit == {"statement_timeout": "30s"}


async def test_repeat_of_what_runs_too_long_is_a_conflict(
    world: World, alice: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    if world.app.state.database.is_sqlite:
        pytest.skip("on SQLite the first is always done before the second begins")
    monkeypatch.setattr(idempotency, "PATIENCE_SECONDS", 1)
    set_skills, running = service._set_skills, anyio.Event()

    async def slow(*arguments: object) -> None:
        running.set()
        await anyio.sleep(3)
        await set_skills(*arguments)

    monkeypatch.setattr(service, "_set_skills", slow)
    answers = []

    async def post() -> None:
        key = {"Idempotency-Key": "a-key"}
        answers.append(await world.client(alice).post("/topics", json=TOPIC, headers=key))

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(post)
        await running.wait()
        tasks.start_soon(post)

    second, first = answers
    assert (second.status_code, second.json()["code"]) == (409, "still-running")
    assert first.status_code == 201
