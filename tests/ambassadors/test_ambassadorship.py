"""Opting in: one step in, one step out, each consent by itself, and nobody else learns of it."""

import pytest
from sqlmodel import select

from api.ambassadors.models import Ambassadorship, Consent
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

NOBODY = {
    "status": "none",
    "stage": None,
    "joined_at": None,
    "paused_until": None,
    "consents": [],
    "consents_in_force": [],
    "version": None,
}


async def test_who_never_joined_is_told_so(world: World, bob: Someone) -> None:
    answer = await world.client(bob).get("/me/ambassadorship")

    assert (answer.status_code, answer.json()) == (200, NOBODY)


async def test_join_takes_one_step_and_bears_repeating(world: World, bob: Someone) -> None:
    put = world.client(bob).put
    body = {"consents": ["found", "named"]}

    first = await put("/me/ambassadorship", json=body)
    again = await put("/me/ambassadorship", json=body)

    assert [first.status_code, again.status_code] == [201, 200]
    assert again.json() == first.json()
    assert (first.json()["status"], first.json()["stage"]) == ("active", "curious")
    assert first.json()["consents"] == ["found", "named"]
    async with world.session() as session:
        assert len((await session.exec(select(Consent))).all()) == 2


async def test_join_needs_an_explicit_list_of_consents(world: World, bob: Someone) -> None:
    silent = await world.client(bob).put("/me/ambassadorship", json={})
    none = await world.client(bob).put("/me/ambassadorship", json={"consents": []})

    assert (silent.status_code, none.status_code) == (422, 201)
    assert none.json()["consents"] == []


async def test_join_replaces_the_consents_given_before(world: World, bob: Someone) -> None:
    put = world.client(bob).put
    await put("/me/ambassadorship", json={"consents": ["found", "named"]})

    changed = await put("/me/ambassadorship", json={"consents": ["named", "learning"]})

    assert changed.json()["consents"] == ["learning", "named"]


async def test_stage_is_set_by_the_person(world: World, bob: Someone) -> None:
    client = world.client(bob)
    before = await client.patch("/me/ambassadorship", json={"stage": "expert"})
    await client.put("/me/ambassadorship", json={"consents": []})

    after = await client.patch("/me/ambassadorship", json={"stage": "expert"})
    read = await client.get("/me/ambassadorship")

    assert (before.status_code, before.json()["code"]) == (403, "ambassadors-only")
    assert (after.status_code, read.json()["stage"]) == (200, "expert")
    assert read.headers["etag"] == f'"{read.json()["version"]}"'


async def test_leave_takes_one_step_and_every_consent_back(world: World, bob: Someone) -> None:
    client = world.client(bob)
    await client.put("/me/ambassadorship", json={"stage": "trying", "consents": ["found"]})

    left = await client.delete("/me/ambassadorship")
    again = await client.delete("/me/ambassadorship")

    assert [left.status_code, again.status_code] == [204, 204]
    assert (await client.get("/me/ambassadorship")).json() == NOBODY
    consents = (await client.get("/me/consents")).json()["items"]
    assert [consent["granted"] for consent in consents] == [False] * 6
    async with world.session() as session:
        kept = (await session.exec(select(Consent))).one()
        assert kept.withdrawn_at is not None


async def test_leaving_without_having_joined_changes_nothing(world: World, bob: Someone) -> None:
    left = await world.client(bob).delete("/me/ambassadorship")

    assert left.status_code == 204
    async with world.session() as session:
        assert (await session.exec(select(Ambassadorship))).all() == []


async def test_leaving_and_joining_again_begins_anew(world: World, bob: Someone) -> None:
    client = world.client(bob)
    await client.put("/me/ambassadorship", json={"stage": "expert", "consents": ["found"]})
    await client.delete("/me/ambassadorship")

    back = await client.put("/me/ambassadorship", json={"consents": []})

    assert back.status_code == 201
    assert (back.json()["stage"], back.json()["consents"]) == ("curious", [])
    async with world.session() as session:
        assert len((await session.exec(select(Ambassadorship))).all()) == 1


async def test_consent_is_given_and_taken_back_by_itself(world: World, bob: Someone) -> None:
    client = world.client(bob)
    early = await client.put("/me/consents/counted", json={"granted": True})
    await client.put("/me/ambassadorship", json={"consents": ["found"]})

    given = await client.put("/me/consents/named", json={"granted": True})
    taken = await client.put("/me/consents/named", json={"granted": False})
    listed = (await client.get("/me/consents")).json()["items"]

    assert (early.status_code, early.json()["code"]) == (403, "ambassadors-only")
    assert (given.json()["granted"], taken.json()["granted"]) == (True, False)
    assert given.json()["granted_at"] is not None
    assert [each["purpose"] for each in listed if each["granted"]] == ["found"]


async def test_consent_given_again_leaves_the_record_of_the_first(
    world: World, bob: Someone
) -> None:
    client = world.client(bob)
    await client.put("/me/ambassadorship", json={"consents": ["found"]})

    await client.put("/me/consents/found", json={"granted": False})
    await client.put("/me/consents/found", json={"granted": True})

    async with world.session() as session:
        rows = (await session.exec(select(Consent).order_by(Consent.given_at))).all()
    assert [row.withdrawn_at is None for row in rows] == [False, True]
    assert {(row.text_version, row.language) for row in rows} == {("1", "en")}


async def test_consents_come_in_pages_like_every_list(world: World, bob: Someone) -> None:
    get = world.client(bob).get
    first = (await get("/me/consents?limit=4")).json()

    rest = (await get(f"/me/consents?limit=4&cursor={first['next_cursor']}")).json()

    purposes = [each["purpose"] for each in first["items"] + rest["items"]]
    assert purposes == ["found", "proposed", "named", "counted", "contacted", "learning"]
    assert rest["next_cursor"] is None


async def test_nobody_else_sees_who_joined_or_left(
    world: World, alice: Someone, bob: Someone
) -> None:
    watched = ("/people", f"/people/{bob.id}", "/teams", "/organization", "/me/ambassadorship")

    async def seen() -> list[object]:
        return [(await world.client(alice).get(path)).json() for path in watched]

    never = await seen()
    await world.client(bob).put("/me/ambassadorship", json={"consents": ["found"]})
    joined = await seen()
    await world.client(bob).delete("/me/ambassadorship")

    assert never == joined == await seen()
