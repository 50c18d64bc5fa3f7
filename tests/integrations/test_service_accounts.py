"""Keys for other tools: made by administrators, shown once, for named scopes, ended at once."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx2
import pytest
import time_machine
from sqlmodel import select

from api.core import clock
from api.identity.principal import Scope
from api.identity.service_accounts import keys
from api.identity.service_accounts.models import ServiceKey
from tests.today.stage import Stage
from tests.world import BASE, Someone, World, created

pytestmark = pytest.mark.anyio

READS = {"scopes": ["suggestions:read", "ambassadors:read"], "lifetime_days": 90}


async def account(
    world: World, admin: Someone, name: str = "Intranet", **fields: Any
) -> dict[str, Any]:
    body = {"name": name, "contact": "web@example.com", **fields}
    return created(await world.client(admin).post("/service-accounts", json=body))


async def key(world: World, admin: Someone, account_id: str, **fields: Any) -> dict[str, Any]:
    path = f"/service-accounts/{account_id}/keys"
    return created(await world.client(admin).post(path, json={**READS, **fields}))


async def status(world: World, text: str, path: str = "/suggestions") -> int:
    stranger = world.client()
    headers = {"Authorization": f"Bearer {text}"}
    return (await stranger.get(path, headers=headers)).status_code


async def test_key_is_shown_once_and_stored_as_its_hash(world: World, admin: Someone) -> None:
    made = await key(world, admin, (await account(world, admin))["id"])

    (listed,) = (await world.client(admin).get("/service-accounts")).json()["items"]
    async with world.session() as session:
        stored = (await session.exec(select(ServiceKey))).one()
    read = keys.read(made["key"])
    assert made["key"].startswith(f"{made['prefix']}_")
    assert listed["keys"] == [{name: made[name] for name in made if name != "key"}]
    assert (made["state"], made["last_used_at"]) == ("active", None)
    assert made["scopes"] == ["ambassadors:read", "suggestions:read"]
    assert read is not None
    assert read.secret not in str(stored.model_dump())


async def test_repeated_request_for_a_key_makes_another(world: World, admin: Someone) -> None:
    path = f"/service-accounts/{(await account(world, admin))['id']}/keys"
    headers = {"Idempotency-Key": "once"}

    texts = [
        created(await world.client(admin).post(path, json=READS, headers=headers))["key"]
        for _ in range(2)
    ]

    assert texts[0] != texts[1]


async def test_key_reads_what_it_names(world: World, admin: Someone) -> None:
    tool = (await account(world, admin))["id"]
    made = await key(world, admin, tool, scopes=["suggestions:read"])

    paths = ("/suggestions", "/ambassadors", "/people", "/me", "/me/today", "/service-accounts")
    assert [await status(world, made["key"], path) for path in paths] == [200, *[403] * 5]


async def test_key_writes_nothing_even_with_an_idempotency_key(
    world: World, admin: Someone
) -> None:
    tool = world.client(await world.tool())
    headers = {"Idempotency-Key": "k"}

    answers = [
        await tool.post("/suggestions", json={"kind": "share", "title": "T"}, headers=headers),
        await tool.post("/me/export", headers=headers),
        await tool.post("/session/token"),
        await tool.post("/try-out", json={"topic_ids": [str(uuid4())]}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4


async def test_key_sees_of_suggestions_what_belongs_to_nobody_alone(
    world: World, bob: Someone
) -> None:
    stage = Stage(world)
    (shared,) = await stage.suggestions(1, await stage.topic("Wärme"))
    own = created(
        await world.client(bob).post("/suggestions", json={"kind": "share", "title": "Eigenes"})
    )
    tool = world.client(await world.tool())

    listed = (await tool.get("/suggestions")).json()["items"]
    single = (await tool.get(f"/suggestions/{shared}")).json()

    assert [item["id"] for item in listed] == [str(shared)]
    assert (single["reasons"], single["proposed_by"], single["note"]) == ([], None, None)
    assert (await tool.get("/suggestions?proposed_by=me")).json()["items"] == []
    assert (await tool.get(f"/suggestions/{own['id']}")).status_code == 404


async def test_key_of_another_organization_sees_its_own(
    world: World, bob: Someone, mallory: Someone
) -> None:
    stage = Stage(world)
    (shared,) = await stage.suggestions(1, await stage.topic("Wärme"))
    foreign = world.client(await world.tool(organization=mallory.organization_id))

    assert (await foreign.get("/suggestions")).json()["items"] == []
    assert (await foreign.get(f"/suggestions/{shared}")).status_code == 404


async def test_revoked_key_is_refused_at_once(world: World, admin: Someone) -> None:
    made = await key(world, admin, (await account(world, admin))["id"])
    before = await status(world, made["key"])

    revoked = [
        (await world.client(admin).delete(f"/service-keys/{made['id']}")).status_code
        for _ in range(2)
    ]

    (listed,) = (await world.client(admin).get("/service-accounts")).json()["items"]
    assert (before, await status(world, made["key"]), revoked) == (200, 401, [204, 204])
    assert listed["keys"][0]["state"] == "revoked"


async def test_deleted_account_takes_its_keys_along(world: World, admin: Someone) -> None:
    tool = await account(world, admin)
    made = await key(world, admin, tool["id"])

    tag = {"If-Match": f'"{tool["version"]}"'}
    await world.client(admin).delete(f"/service-accounts/{tool['id']}", headers=tag)

    assert await status(world, made["key"]) == 401


async def test_key_ends_by_itself(world: World, admin: Someone) -> None:
    now = clock.now()
    made = await key(world, admin, (await account(world, admin))["id"], lifetime_days=1)
    seen = []

    for hours in (23, 25):
        with time_machine.travel(now + timedelta(hours=hours), tick=True):
            seen.append(await status(world, made["key"]))

    assert seen == [200, 401]


@pytest.mark.parametrize("days", [0, 366, "30", None])
async def test_key_has_to_end_within_a_year(world: World, admin: Someone, days: Any) -> None:
    path = f"/service-accounts/{(await account(world, admin))['id']}/keys"

    refused = await world.client(admin).post(path, json={**READS, "lifetime_days": days})

    assert refused.status_code == 422


async def test_successor_has_the_same_scopes_and_the_old_key_a_week(
    world: World, admin: Someone
) -> None:
    now = clock.now()
    old = await key(world, admin, (await account(world, admin))["id"])

    body = {"lifetime_days": 180}
    path = f"/service-keys/{old['id']}/rotation"
    successor = created(await world.client(admin).post(path, json=body))
    third = await world.client(admin).post(path, json=body)

    seen = []
    for days in (6, 8):
        with time_machine.travel(now + timedelta(days=days), tick=True):
            seen.append([await status(world, one["key"]) for one in (old, successor)])
    assert successor["scopes"] == old["scopes"]
    assert seen == [[200, 200], [401, 200]]
    assert (third.status_code, third.json()["code"]) == (409, "too-many-keys")


async def test_ended_key_has_no_successor(world: World, admin: Someone) -> None:
    made = await key(world, admin, (await account(world, admin))["id"])
    await world.client(admin).delete(f"/service-keys/{made['id']}")

    path = f"/service-keys/{made['id']}/rotation"
    refused = await world.client(admin).post(path, json={"lifetime_days": 9})

    assert (refused.status_code, refused.json()["code"]) == (409, "key-ended")


async def test_two_keys_work_at_most_also_when_many_are_made_at_once(
    world: World, admin: Someone
) -> None:
    path = f"/service-accounts/{(await account(world, admin))['id']}/keys"
    client = world.client(admin)

    answers = await asyncio.gather(*(client.post(path, json=READS) for _ in range(10)))

    assert sorted(answer.status_code for answer in answers) == [201] * 2 + [409] * 8


async def test_use_is_noted_but_not_each_time(world: World, admin: Someone) -> None:
    tool = await account(world, admin)
    made = await key(world, admin, tool["id"])
    now, noted = clock.now(), []

    for minutes in (1, 5, 30):
        with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
            await status(world, made["key"])
        read = (await world.client(admin).get(f"/service-accounts/{tool['id']}")).json()
        noted.append(read["keys"][0]["last_used_at"])

    assert noted[0] is not None
    assert noted[0] == noted[1] < noted[2]


async def test_names_are_unique_and_changes_need_the_version(world: World, admin: Someone) -> None:
    first, _ = await account(world, admin), await account(world, admin, "Wiki")
    client, path = world.client(admin), f"/service-accounts/{first['id']}"
    tag = {"If-Match": '"1"'}

    twice = await client.post("/service-accounts", json={"name": "Wiki"})
    taken = await client.patch(path, json={"name": "Wiki"}, headers=tag)
    bare = await client.patch(path, json={"name": "Portal"})
    done = await client.patch(path, json={"name": "Portal", "contact": ""}, headers=tag)
    stale = await client.patch(path, json={"name": "Anderes"}, headers=tag)

    assert [one.status_code for one in (twice, taken, bare, done, stale)] == [
        *(409, 409, 428, 200, 412)
    ]
    assert twice.json()["code"] == taken.json()["code"] == "service-account-exists"
    assert (done.json()["name"], done.json()["contact"]) == ("Portal", "")


async def test_only_the_whole_key_opens(world: World, admin: Someone) -> None:
    made = await key(world, admin, (await account(world, admin))["id"])
    text: str = made["key"]
    read = keys.read(text)
    assert read is not None
    forged = keys.Key(read.organization_id, read.handle, "x" * 43).written
    nowhere = keys.Key(uuid4(), read.handle, read.secret).written

    wrong = [text[:-1], f"{text}0", made["prefix"], "fsp_", "fsp_._", forged, nowhere]

    assert await status(world, text) == 200
    assert [await status(world, each) for each in wrong] == [401] * len(wrong)


async def test_key_goes_into_the_header_alone(world: World, admin: Someone) -> None:
    made = await key(world, admin, (await account(world, admin))["id"])

    answer = await world.client().get(f"/suggestions?api_key={made['key']}")
    cookie = {"fuersprech": made["key"]}
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=world.app), base_url=BASE, cookies=cookie
    ) as browser:
        as_cookie = await browser.get("/api/v1/suggestions")

    assert answer.status_code in {401, 422}
    assert as_cookie.status_code == 401


async def test_key_has_a_quota_of_its_own(world: World) -> None:
    tool = await world.tool(Scope.suggestions_read)

    answer = await world.client(tool).get("/suggestions")

    assert '"credential"' in answer.headers["ratelimit"]
    assert '"address"' not in answer.headers["ratelimit"]


async def test_list_takes_the_same_statements_for_one_and_for_three(
    world: World, admin: Someone
) -> None:
    counts = []
    for names in (["A"], ["B", "C"]):
        for name in names:
            await key(world, admin, (await account(world, admin, name))["id"])
        with world.statements() as seen:
            await world.client(admin).get("/service-accounts")
        counts.append(len(seen))

    # Who is calling, the accounts, their keys.
    assert counts == [3, 3]
