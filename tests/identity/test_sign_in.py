"""Signing in: cookie sessions, their end, cross-site requests, tokens, guessing."""

from datetime import timedelta

import pytest
import time_machine

from api.core import clock
from api.identity.models import Password
from api.identity.sign_in import passwords
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

SECRET = "grüne Wärme für alle"


async def give_password(world: World, someone: Someone) -> None:
    async with world.session() as session:
        session.add(Password(person_id=someone.id, hash=await passwords.make_hash(SECRET)))


async def test_password_opens_a_session(world: World, bob: Someone) -> None:
    await give_password(world, bob)
    browser = world.client()

    entered = await browser.post(
        "/session", json={"email": "Bob.Bianchi@EXAMPLE.com", "password": SECRET}
    )
    seen = await browser.get("/session")
    left = await browser.delete("/session")
    gone = await browser.get("/session")

    assert created(entered)["person"]["display_name"] == "Bob Bianchi"
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "SameSite=lax" in entered.headers["set-cookie"]
    assert seen.json()["person"]["id"] == str(bob.id)
    assert [left.status_code, gone.status_code] == [204, 401]


@pytest.mark.parametrize("email", ["bob.bianchi@example.com", "nobody@example.com"])
async def test_wrong_password_and_unknown_address_answer_alike(
    world: World, bob: Someone, email: str
) -> None:
    await give_password(world, bob)

    answer = await world.client().post("/session", json={"email": email, "password": "no"})

    assert answer.status_code == 401
    body = answer.json()
    assert (body["code"], body["detail"]) == (
        "wrong-credentials",
        "This address and password do not fit.",
    )


async def test_unknown_address_is_verified_all_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified = []
    monkeypatch.setattr(passwords._hasher, "verify", lambda *given: verified.append(given))

    await world.client().post("/session", json={"email": "x@example.com", "password": "no"})

    assert len(verified) == 1


async def test_guessing_is_slowed_down(world: World, bob: Someone) -> None:
    tries = [
        await world.client().post("/session", json={"email": bob.email, "password": "no"})
        for _ in range(7)
    ]

    assert [answer.status_code for answer in tries] == [401] * 6 + [429]
    assert int(tries[-1].headers["retry-after"]) > 0


async def test_session_ends_when_idle_and_lives_while_used(world: World, bob: Someone) -> None:
    get, start = world.client(bob).get, clock.now()
    statuses = []
    for hours in (11, 22, 35):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            statuses.append((await get("/me")).status_code)

    # The world's session lives for a day at most; used at 11 hours, it still did at 22.
    assert statuses == [200, 200, 401]


async def test_session_of_somebody_inactive_ends_at_once(world: World, bob: Someone) -> None:
    from api.core import tenancy
    from api.identity.models import Person

    async with world.session() as session:
        (await tenancy.find(session, Person, bob.id)).is_active = False

    assert (await world.client(bob).get("/me")).status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
async def test_cross_site_change_is_refused(
    world: World, bob: Someone, headers: dict[str, str], status: int
) -> None:
    answer = await world.client(bob).patch("/me", json={"language": "fr"}, headers=headers)

    assert answer.status_code == status


async def test_token_acts_for_the_person_and_not_beside_a_cookie(
    world: World, bob: Someone
) -> None:
    token = (await world.client(bob).post("/session/token")).json()["access_token"]
    bearer = {"Authorization": f"Bearer {token}"}

    alone = await world.client().get("/me", headers=bearer)
    again = await world.client().post("/session/token", headers=bearer)
    both = await world.client(bob).get("/me", headers=bearer)
    await world.client(bob).delete("/session")
    signed_out = await world.client().get("/me", headers=bearer)
    forged = await world.client().get("/me", headers={"Authorization": "Bearer x.y.z"})

    assert alone.json()["id"] == str(bob.id)
    # It ends with the session it comes from.
    assert signed_out.status_code == 401
    assert (again.status_code, again.json()["code"]) == (403, "session-needed")
    assert [both.status_code, both.json()["code"]] == [400, "two-credentials"]
    assert forged.status_code == 401


async def test_sessions_are_mine_alone(world: World, alice: Someone, bob: Someone) -> None:
    (mine,) = (await world.client(bob).get("/sessions")).json()["items"]

    foreign = await world.client(alice).delete(f"/sessions/{mine['id']}")
    own = await world.client(bob).delete(f"/sessions/{mine['id']}")

    assert mine["is_current"] is True
    assert [foreign.status_code, own.status_code] == [404, 204]
    assert (await world.client(bob).get("/me")).status_code == 401


@pytest.mark.parametrize("cookie", ["x", "00.11", f"{'0' * 32}.secret"])
async def test_broken_cookie_is_no_session(world: World, cookie: str) -> None:
    answer = await world.client().get("/me", headers={"Cookie": f"fuersprech={cookie}"})

    assert answer.status_code == 401


async def test_me_changes_languages_and_tells_what_is_wrong(world: World, bob: Someone) -> None:
    patch = world.client(bob).patch

    good = await patch("/me", json={"language": "it", "content_languages": ["it", "en"]})
    bad = await patch("/me", json={"language": "xx", "roles": ["admin"]})

    assert good.json()["content_languages"] == ["it", "en"]
    assert bad.status_code == 422
    assert {error["pointer"] for error in bad.json()["errors"]} == {"#/language", "#/roles"}
