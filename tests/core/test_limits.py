"""Quotas per person, credential and network, and what is told of them."""

from datetime import timedelta
from typing import Any

import anyio
import http_sf
import httpx2
import pytest
import time_machine
from limits.aio.storage import MemoryStorage
from limits.errors import StorageError

from api.core import clock
from api.core.limits import RateLimits
from tests.world import BASE, Someone, World

pytestmark = pytest.mark.anyio


def allow(world: World, **settings: Any) -> None:
    """Give the installation other quotas."""
    changed = {f"rate_limit_{name}": value for name, value in settings.items()}
    world.app.state.limits = RateLimits(world.settings.model_copy(update=changed))


async def asked(client: httpx2.AsyncClient, times: int) -> list[int]:
    return [(await client.get("/me")).status_code for _ in range(times)]


def from_network(world: World, address: str) -> httpx2.AsyncClient:
    transport = httpx2.ASGITransport(app=world.app, client=(address, 1))
    return httpx2.AsyncClient(transport=transport, base_url=f"{BASE}/api/v1")


def fields(answer: httpx2.Response, name: str) -> dict[str, dict[str, int]]:
    parsed = http_sf.parse(answer.headers[name].encode(), tltype="list")
    return {item: dict(parameters) for item, parameters in parsed}


async def test_answer_tells_what_is_left(world: World, bob: Someone) -> None:
    allow(world, person=9, credential=7)

    await world.client(bob).get("/me")
    second = await world.client(bob).get("/me")

    assert fields(second, "RateLimit-Policy") == {
        "credential": {"q": 7, "w": 60},
        "person": {"q": 9, "w": 60},
    }
    left = fields(second, "RateLimit")
    assert {name: one["r"] for name, one in left.items()} == {"credential": 5, "person": 7}
    assert all(0 < one["t"] <= 61 for one in left.values())


async def test_over_the_quota_is_a_problem_that_says_how_long_to_wait(
    world: World, bob: Someone
) -> None:
    allow(world, credential=2)
    assert await asked(world.client(bob), 2) == [200, 200]

    with world.statements() as statements:
        refused = await world.client(bob).get("/me")

    problem, wait = refused.json(), int(refused.headers["retry-after"])
    assert (refused.status_code, problem["code"]) == (429, "quota-exceeded")
    assert problem["type"] == "https://iana.org/assignments/http-problem-types#quota-exceeded"
    assert problem["violated-policies"] == ["credential"]
    assert problem["retry_after"] == wait == fields(refused, "RateLimit")["credential"]["t"]
    assert fields(refused, "RateLimit")["credential"]["r"] == 0
    assert statements == []


async def test_window_passes_and_others_never_notice(
    world: World, alice: Someone, bob: Someone
) -> None:
    allow(world, credential=2)
    start = clock.now()
    with time_machine.travel(start, tick=False):
        await asked(world.client(bob), 1)
    with time_machine.travel(start + timedelta(seconds=30), tick=False):
        mine = await asked(world.client(bob), 2)
        others = await asked(world.client(alice), 1)
        wait = int((await world.client(bob).get("/me")).headers["retry-after"])
    with time_machine.travel(start + timedelta(seconds=30 + wait), tick=False):
        again = await asked(world.client(bob), 2)

    assert (mine, others, again) == ([200, 429], [200], [200, 429])


async def test_quota_is_exact_when_all_come_at_once(world: World, bob: Someone) -> None:
    allow(world, credential=10)
    statuses = []

    async def ask() -> None:
        statuses.append((await world.client(bob).get("/me")).status_code)

    async with anyio.create_task_group() as tasks:
        for _ in range(25):
            tasks.start_soon(ask)

    assert sorted(statuses) == [200] * 10 + [429] * 15


async def test_person_has_one_quota_for_all_credentials(world: World, bob: Someone) -> None:
    allow(world, person=5, credential=4)
    token = (await world.client(bob).post("/session/token")).json()["access_token"]
    tool = httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=world.app),
        base_url=f"{BASE}/api/v1",
        headers={"Authorization": f"Bearer {token}"},
    )

    by_cookie, by_token = await asked(world.client(bob), 2), await asked(tool, 3)

    assert (by_cookie, by_token) == ([200, 200], [200, 200, 429])


async def test_strangers_share_the_quota_of_their_network(world: World, bob: Someone) -> None:
    allow(world, address=3)
    stranger, forger = world.client(), {"Cookie": f"fuersprech={'0' * 32}.guess"}

    nobody = await asked(stranger, 1)
    public = (await stranger.get("/demo")).status_code
    guesses = [(await stranger.get("/me", headers=forger)).status_code for _ in range(2)]

    assert (nobody, public, guesses) == ([401], 200, [401, 429])
    assert (await stranger.get("/demo")).status_code == 429
    # A colleague behind the same address goes on working.
    assert await asked(world.client(bob), 1) == [200]


async def test_network_of_ipv6_is_what_one_place_has(world: World) -> None:
    allow(world, address=1)
    places = ("2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8:0:2::1", "192.0.2.1", "192.0.2.2")

    statuses = [(await asked(from_network(world, place), 1))[0] for place in places]

    assert statuses == [401, 429, 401, 401, 401]


class Nowhere(MemoryStorage):
    """A shared storage that does not answer."""

    STORAGE_SCHEME = ["async+nowhere"]
    asked = 0

    async def acquire_entry(self, *_arguments: object, **_more: object) -> bool:
        type(self).asked += 1
        raise StorageError(ConnectionError())


async def test_lost_storage_refuses_nobody_and_still_counts(
    world: World, bob: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Nowhere, "asked", 0)
    allow(world, storage="async+nowhere://", credential=2)

    statuses = await asked(world.client(bob), 3)

    assert statuses == [200, 200, 429]
    assert Nowhere.asked == 1


async def test_storage_that_would_block_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="async"):
        allow(world, storage="memory://")


async def test_memory_forgets_who_has_not_come_for_a_while(world: World, bob: Someone) -> None:
    allow(world)
    start = clock.now()
    with time_machine.travel(start, tick=False):
        await asked(world.client(), 1)
    with time_machine.travel(start + timedelta(minutes=2), tick=False):
        await asked(world.client(bob), 1)

    kept = world.app.state.limits._here.storage.events

    assert [key.split("/")[1] for key in kept] == ["credential", "person"]
