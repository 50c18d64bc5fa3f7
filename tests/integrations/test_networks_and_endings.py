"""Where keys work from, and what is told before they end."""

from datetime import timedelta

import httpx2
import pytest
import time_machine
from sqlalchemy import delete
from sqlmodel import select
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.core import clock
from api.core.outbox import Delivery, OutboxMessage
from api.integrations.service_accounts.jobs import warn
from tests.integrations.test_service_accounts import account, key
from tests.world import BASE, Someone, World

pytestmark = pytest.mark.anyio


NEAR = {
    "192.0.2.0/24": ["192.0.2.7", "::ffff:192.0.2.7"],
    "192.0.2.9": ["192.0.2.9"],
    "2001:db8::/48": ["2001:db8::1", "2001:DB8:0:ffff::2"],
    "::ffff:198.51.100.0/120": ["198.51.100.9"],
}
FAR = ["192.0.3.1", "2001:db8:1::1", "::1", "::ffff:192.0.3.1", "unix", ""]


async def status_from(world: World, text: str, host: str, **headers: str) -> int:
    """What a key gets that comes from an address, through what reads forwarded addresses."""
    app = ProxyHeadersMiddleware(world.app, trusted_hosts=world.settings.trusted_proxies)
    transport = httpx2.ASGITransport(app=app, client=(host, 1234))  # type: ignore[arg-type]  # uvicorn's type of the same
    bearer = {"Authorization": f"Bearer {text}", **headers}
    async with httpx2.AsyncClient(transport=transport, base_url=BASE, headers=bearer) as client:
        return (await client.get("/api/v1/suggestions")).status_code


async def test_key_works_from_its_networks_alone(world: World, admin: Someone) -> None:
    tool = await account(world, admin, networks=list(NEAR))
    made = await key(world, admin, tool["id"])

    near = [
        await status_from(world, made["key"], host) for hosts in NEAR.values() for host in hosts
    ]
    far = [await status_from(world, made["key"], host) for host in FAR]

    assert tool["networks"] == ["192.0.2.0/24", "192.0.2.9/32", "198.51.100.0/24", "2001:db8::/48"]
    assert (near, far) == ([200] * len(near), [403] * len(far))


async def test_refusal_of_a_network_names_none_and_notes_no_use(
    world: World, admin: Someone
) -> None:
    tool = await account(world, admin, networks=["192.0.2.0/24"])
    made = await key(world, admin, tool["id"])

    headers = {"Authorization": f"Bearer {made['key']}", "Accept-Language": "de"}
    refused = await world.client().get("/suggestions", headers=headers)

    (listed,) = (await world.client(admin).get("/service-accounts")).json()["items"]
    assert (refused.status_code, refused.json()["code"]) == (403, "network-not-allowed")
    assert refused.json()["detail"] == "Dieser Schlüssel gilt von hier aus nicht."
    assert "192.0.2" not in refused.text
    assert listed["keys"][0]["last_used_at"] is None


async def test_forwarded_address_counts_where_a_trusted_proxy_says_it(
    world: World, admin: Someone
) -> None:
    tool = await account(world, admin, networks=["192.0.2.0/24"])
    text = (await key(world, admin, tool["id"]))["key"]
    forwarded = {"X-Forwarded-For": "192.0.2.7"}
    # Whatever a client puts in front of what the proxy adds.
    forged = {"X-Forwarded-For": "192.0.2.7, 203.0.113.9"}

    proxy, stranger = world.settings.trusted_proxies, "203.0.113.5"
    seen = [
        await status_from(world, text, proxy, **forwarded),
        await status_from(world, text, proxy, **forged),
        await status_from(world, text, stranger, **forwarded),
    ]

    assert seen == [200, 403, 403]


@pytest.mark.parametrize("text", ["192.0.2.1/24", "192.0.2", "firma.ch", "10.0.0.0/33", ""])
async def test_network_has_to_be_one(world: World, admin: Someone, text: str) -> None:
    body = {"name": "Wiki", "networks": [text]}

    refused = await world.client(admin).post("/service-accounts", json=body)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "#/networks"


async def ends(world: World) -> list[bool]:
    """What an administrator sees who signs in at that time."""
    reader = world.client(await world.person(f"Ada {clock.now():%d%H}", roles=["admin"]))
    (listed,) = (await reader.get("/service-accounts")).json()["items"]
    found = (await reader.get("/service-accounts?ends_soon=true")).json()["items"]
    states = [one["ends_soon"] for one in listed["keys"]]
    assert bool(found) is any(states)
    return states


async def warnings(world: World) -> list[str]:
    """What the daily job tells of anew, as it runs twice."""
    async with world.session() as session:
        await session.exec(delete(OutboxMessage))
    state = world.app.state
    for _ in range(2):
        await warn(Delivery(world.settings, state.database, state.files, world.home, {}))
    async with world.session() as session:
        found = await session.exec(select(OutboxMessage))
        return [message.payload["days"] for message in found]


async def test_end_of_a_key_is_told_of_once_for_each_threshold(
    world: World, admin: Someone
) -> None:
    now = clock.now()
    await key(world, admin, (await account(world, admin))["id"], lifetime_days=90)
    told = {}

    for days in (59, 61, 62, 82, 84, 88.5, 89.5, 91):
        with time_machine.travel(now + timedelta(days=days), tick=False):
            told[days] = await warnings(world), await ends(world)

    assert told == {
        59: ([], [False]),
        61: (["30"], [True]),
        62: ([], [True]),
        82: ([], [True]),
        84: (["7"], [True]),
        88.5: ([], [True]),
        89.5: (["1"], [True]),
        91: ([], [False]),
    }


async def test_short_key_is_not_told_of_as_soon_as_it_is_made(world: World, admin: Someone) -> None:
    now = clock.now()
    await key(world, admin, (await account(world, admin))["id"], lifetime_days=7)
    told = [await warnings(world)]

    for days in (1, 6.5):
        with time_machine.travel(now + timedelta(days=days), tick=False):
            told.append(await warnings(world))

    assert told == [[], [], ["1"]]


async def test_replaced_key_ends_quietly(world: World, admin: Someone) -> None:
    now = clock.now()
    old = await key(world, admin, (await account(world, admin))["id"])

    await world.client(admin).post(
        f"/service-keys/{old['id']}/rotation", json={"lifetime_days": 90}
    )

    with time_machine.travel(now + timedelta(days=2), tick=False):
        assert (await warnings(world), await ends(world)) == ([], [False, False])
