"""Invitations: one link, one password, once, for seven days."""

from datetime import timedelta

import anyio
import httpx2
import pytest
import time_machine
from sqlmodel import select

from api.core import clock
from api.core.idempotency import IdempotencyRecord
from api.identity.invitations.models import Invitation
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

PASSWORD = "kiesel trompete mittwoch ahorn"


async def invite(world: World, admin: Someone, someone: Someone) -> str:
    """The token of a fresh link."""
    made = await world.client(admin).post(f"/people/{someone.id}/invitations")
    page, _, token = created(made)["url"].partition("#")
    assert page == "http://localhost:8000/invitation"
    return token


async def look_up(world: World, token: str) -> httpx2.Response:
    return await world.client().post("/invitations/lookup", json={"token": token})


async def accept(world: World, token: str, password: str = PASSWORD) -> httpx2.Response:
    browser = httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=world.app), base_url="http://testserver/api/v1"
    )
    async with browser:
        return await browser.post(
            "/invitations/acceptance", json={"token": token, "password": password}
        )


async def sign_in(world: World, someone: Someone, password: str) -> int:
    body = {"email": someone.email, "password": password}
    answer = await world.client().post("/session", json=body)
    world.client().cookies.clear()
    return answer.status_code


async def test_link_says_who_is_invited_where(world: World, admin: Someone, bob: Someone) -> None:
    answer = await look_up(world, await invite(world, admin, bob))

    body = answer.json()
    assert (body["organization_name"], body["person_name"]) == ("Home", "Bob Bianchi")
    assert body["expires_at"] > (clock.now() + timedelta(days=6)).isoformat()


async def test_acceptance_sets_the_password_and_signs_in(
    world: World, admin: Someone, bob: Someone
) -> None:
    entered = await accept(world, await invite(world, admin, bob))

    assert created(entered)["person"]["id"] == str(bob.id)
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert await sign_in(world, bob, PASSWORD) == 201
    known = (await world.client(admin).get(f"/people/{bob.id}")).json()["administration"]
    assert (known["has_password"], known["invited_until"]) == (True, None)


async def test_acceptance_ends_the_earlier_sessions_and_password(
    world: World, admin: Someone, bob: Someone
) -> None:
    await accept(world, await invite(world, admin, bob))

    await accept(world, await invite(world, admin, bob), "pinsel nebel vierzehn kamille")

    assert (await world.client(bob).get("/me")).status_code == 401
    assert await sign_in(world, bob, PASSWORD) == 401
    assert await sign_in(world, bob, "pinsel nebel vierzehn kamille") == 201


async def test_unusable_links_all_answer_alike(
    world: World, admin: Someone, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    used = await invite(world, admin, bob)
    await accept(world, used)
    replaced = await invite(world, admin, alice)
    late = await invite(world, admin, alice)
    foreign = f"{mallory.organization_id.hex}.{late.partition('.')[2]}"
    with time_machine.travel(clock.now() + timedelta(days=8)):
        expired = [await look_up(world, late), await accept(world, late)]

    answers = expired + [
        await act(world, token)
        for token in (used, replaced, foreign, "x", f"{'0' * 32}.secret")
        for act in (look_up, accept)
    ]

    shapes = {(answer.status_code, answer.json()["code"]) for answer in answers}
    assert shapes == {(410, "invitation-gone")}
    assert len({answer.json()["detail"] for answer in answers}) == 1


async def test_link_is_used_once_by_two_at_once(world: World, admin: Someone, bob: Someone) -> None:
    token = await invite(world, admin, bob)
    statuses: list[int] = []

    async def use() -> None:
        statuses.append((await accept(world, token)).status_code)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(use)
        tasks.start_soon(use)

    assert sorted(statuses) == [201, 410]


@pytest.mark.parametrize(
    "password",
    [
        "kurz",
        "x" * 129,
        "passwort passwort 2026",
        "P4ssw0rt!P4ssw0rt!",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcdefghijklmnopqrst",
        "correct horse battery staple",
        "Bob Bianchi Home 2026!",
        "fuersprech123456789",
        "Sommer 2026 Zürich",
    ],
)
async def test_guessable_password_is_refused(
    world: World, admin: Someone, bob: Someone, password: str
) -> None:
    token = await invite(world, admin, bob)

    answer = await accept(world, token, password)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == ["#/password"]
    assert (await look_up(world, token)).status_code == 200


async def test_password_counts_however_it_is_composed(
    world: World, admin: Someone, bob: Someone
) -> None:
    composed, decomposed = "gr\u00fcne kiesel am fluss", "gru\u0308ne kiesel am fluss"

    await accept(world, await invite(world, admin, bob), decomposed)

    assert await sign_in(world, bob, composed) == 201


async def test_guessing_links_is_slowed_down(world: World) -> None:
    answers = [await look_up(world, f"{'0' * 32}.secret") for _ in range(7)]

    assert [answer.status_code for answer in answers] == [410] * 6 + [429]


async def test_other_sites_cannot_accept(world: World, admin: Someone, bob: Someone) -> None:
    body = {"token": await invite(world, admin, bob), "password": PASSWORD}

    answer = await world.client().post(
        "/invitations/acceptance", json=body, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status_code == 403


async def test_who_cannot_sign_in_is_not_invited(
    world: World, admin: Someone, bob: Someone
) -> None:
    nobody = {"given_name": "Nie", "family_name": "Mand"}
    silent = created(await world.client(admin).post("/people", json=nobody))
    token = await invite(world, admin, bob)
    await world.client(admin).patch(
        f"/people/{bob.id}", json={"is_active": False}, headers={"If-Match": "*"}
    )

    answers = [
        await world.client(admin).post(f"/people/{person_id}/invitations")
        for person_id in (silent["id"], bob.id)
    ]

    codes = [answer.json()["code"] for answer in answers]
    assert codes == ["address-missing", "person-inactive"]
    assert (await look_up(world, token)).status_code == 410


async def test_secret_is_stored_nowhere(world: World, admin: Someone, bob: Someone) -> None:
    made = await world.client(admin).post(
        f"/people/{bob.id}/invitations", headers={"Idempotency-Key": "one"}
    )

    secret = made.json()["url"].rpartition(".")[2]
    async with world.session() as session:
        (invitation,) = (await session.exec(select(Invitation))).all()
        kept = (await session.exec(select(IdempotencyRecord))).all()
    assert secret not in str(invitation.model_dump())
    assert kept == []
