"""The stream: tells open screens that there is something new, from whichever process, and ends
when whoever listens is signed out."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import text

from api.app import create_app
from api.core import signals
from api.core.db import Database
from api.notifications import streaming
from api.worker import Worker
from tests.notifications.streams import Stream, listening
from tests.notifications.told import thank, told
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

NEWS = "event: notifications\ndata: {}\n\n"
BEAT = ": alive\n\n"


@pytest.fixture
async def heard(world: World) -> AsyncIterator[None]:
    """The process hears of others, as a server does."""
    async with world.app.state.database.signals.heard():
        yield


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "HEARTBEAT_SECONDS", 0.05)


async def begun(stream: Stream) -> str:
    """What a stream begins with, and which nobody waits for again."""
    return await stream.next()


async def test_thanks_are_signalled_to_their_receiver_alone(
    world: World, heard: None, alice: Someone, bob: Someone
) -> None:
    async with listening(world.app, bob) as stream, listening(world.app, alice) as other:
        first = await begun(stream)
        await begun(other)
        await thank(world, alice, bob)
        await world.work()
        news = await stream.next()
        # No connection is held, and who gave thanks hears of nothing.
        used, _ = world.app.state.database.connections()
        silent = other.said.statistics().current_buffer_used

    assert stream.status == 200
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert stream.headers["cache-control"] == "no-store"
    assert stream.headers["x-accel-buffering"] == "no"
    assert first.startswith(": open\nretry: ")
    assert (news, used, silent) == (NEWS, 0, 0)
    assert world.app.state.database.signals.open == 0


async def test_what_is_read_on_one_device_is_signalled_to_the_others(
    world: World, heard: None, alice: Someone, bob: Someone
) -> None:
    await thank(world, alice, bob)
    (entry,) = (await told(world, bob))["items"]
    async with listening(world.app, bob) as stream:
        await begun(stream)
        await world.client(bob).put(f"/me/notifications/{entry['id']}/read")

        assert await stream.next() == NEWS


async def test_signal_of_what_is_not_stored_is_not_sent(
    world: World, heard: None, bob: Someone
) -> None:
    database: Database = world.app.state.database
    with database.signals.listener((bob.organization_id, bob.id), 1) as ear:
        with pytest.raises(ZeroDivisionError):
            async with world.session() as session:
                await signals.announce(session, bob.id)
                raise ZeroDivisionError
        before = await ear.hear(0.1)
        async with world.session() as session:
            await signals.announce(session, bob.id)

        assert (before, await ear.hear(10)) == (False, True)


async def test_row_written_by_another_process_reaches_the_stream(
    world: World, heard: None, alice: Someone, bob: Someone
) -> None:
    if world.app.state.database.is_sqlite:
        pytest.skip("one process serves")
    other = create_app(world.settings)
    async with listening(world.app, bob) as stream:
        await begun(stream)
        await thank(world, alice, bob)
        state = other.state
        while await Worker(world.settings, state.database, state.files).drain():
            pass
        news = await stream.next()
    await other.state.database.close()

    assert news == NEWS


async def test_lost_connection_is_replaced_and_everybody_looks(
    world: World, heard: None, alice: Someone, bob: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    if world.app.state.database.is_sqlite:
        pytest.skip("nothing is connected")
    monkeypatch.setattr("api.core.signals.SHORTEST_PAUSE", 0.01)
    async with listening(world.app, bob) as stream:
        await begun(stream)
        async with world.session() as session:
            await session.run(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
                )
            )
        missed = await stream.next()
        await thank(world, alice, bob)
        await world.work()

        assert (missed, await stream.next()) == (NEWS, NEWS)


async def test_sign_out_ends_the_stream(world: World, quick: None, bob: Someone) -> None:
    async with listening(world.app, bob) as stream:
        await begun(stream)
        alive = await stream.next()
        await world.client(bob).delete("/session")
        # It may have been asking just then.
        after = await stream.next()
        ended = after if after != BEAT else await stream.next()

    assert (alive, ended) == (BEAT, "")


async def test_token_lets_in_and_no_key_does(world: World, bob: Someone) -> None:
    token = (await world.client(bob).post("/session/token")).json()["access_token"]
    tool = await world.tool()
    async with AsyncExitStack() as stack:
        opened = [
            await stack.enter_async_context(listening(world.app, None, **headers))
            for headers in (
                {"authorization": f"Bearer {token}"},
                {"authorization": f"Bearer {tool.key}"},
                {},
            )
        ]
        unknown = await stack.enter_async_context(listening(world.app, bob, "since=1"))

    assert [stream.status for stream in opened] == [200, 403, 401]
    assert unknown.status == 422


async def test_oldest_of_too_many_ends_and_a_full_process_says_so(
    world: World, alice: Someone, bob: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "STREAMS_OF_A_PERSON", 2)
    world.app.state.settings = world.settings.model_copy(update={"stream_limit": 2})
    async with listening(world.app, bob) as oldest, listening(world.app, bob) as second:
        await begun(oldest)
        await begun(second)
        async with listening(world.app, alice) as refused:
            pass
        world.app.state.settings = world.settings
        async with listening(world.app, bob) as third:
            await begun(third)
            ended = await oldest.next()

    assert (refused.status, refused.headers["retry-after"], ended) == (503, "60", "")


async def test_stopping_server_ends_streams_and_lets_nobody_in(world: World, bob: Someone) -> None:
    async with listening(world.app, bob) as stream:
        await begun(stream)
        world.app.state.stopping = True
        world.app.state.database.signals.close()
        ended = await stream.next()
        async with listening(world.app, bob) as late:
            pass

    assert (ended, late.status) == ("", 503)
    world.app.state.stopping = False
