"""Nominations: anybody is nominated alike; a "no" looks like no answer, until it expires."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from sqlmodel import select

from api.events.models import Event
from api.identity.models import SignInSession
from tests.events.occasions import found
from tests.events.test_participations import in_opening, opening, people, put, withdraw
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def willing(world: World, *many: Someone) -> None:
    """They consent to be proposed."""
    for one in many:
        body = {"consents": ["proposed"], "text_version": "1"}
        answer = await world.client(one).put("/me/ambassadorship", json=body)
        assert answer.status_code < 300, answer.text


async def nominate(
    world: World, someone: Someone, opening_id: str, nominee: Someone, message: str = ""
) -> Any:
    body = {"person_id": str(nominee.id), "message": message}
    path = f"/openings/{opening_id}/nominations"
    return created(await world.client(someone).post(path, json=body))


async def answer(world: World, someone: Someone, nomination: Any, word: str, **more: Any) -> Any:
    path = f"/me/nominations/{nomination['id']}/answer"
    return await world.client(someone).put(path, json={"answer": word, **more})


async def made(world: World, someone: Someone, opening_id: str) -> list[Any]:
    return (await found(world, someone, f"/openings/{opening_id}/nominations"))["items"]


async def received(world: World, someone: Someone) -> list[Any]:
    return (await found(world, someone, "/me/nominations"))["items"]


async def manager_of(world: World) -> Someone:
    manager = await world.person("Carla Conti")
    await world.person("Report Er", manager_id=manager.id)
    return manager


async def test_lead_nominates_and_whoever_accepts_has_the_seat(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    await willing(world, bob)
    nomination = await nominate(world, alice, opening_id, bob, "Du erklärst gut.")

    (mine,) = await received(world, bob)
    accepted = await answer(world, bob, nomination, "accepted")

    assert (mine["message"], mine["state"], mine["gives_seat"]) == (
        "Du erklärst gut.",
        "open",
        True,
    )
    assert (mine["event"]["title"], mine["nominated_by"]["display_name"]) == (
        "Tag der Wärme",
        "Alice Ammann",
    )
    assert (accepted.status_code, accepted.json()["state"]) == (200, "accepted")
    assert [one["state"] for one in await in_opening(world, alice, opening_id)] == ["confirmed"]
    (seen,) = await made(world, alice, opening_id)
    assert (seen["state"], seen["message"]) == ("accepted", "Du erklärst gut.")


async def test_whom_a_manager_nominates_applies_and_other_managers_do_not_see_it(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    manager, other = await manager_of(world), await world.person("Dora Dubois")
    await world.person("Report Two", manager_id=other.id)
    await willing(world, bob)
    nomination = await nominate(world, manager, opening_id, bob, "Nur für dich")

    await answer(world, bob, nomination, "accepted")

    assert [one["state"] for one in await in_opening(world, alice, opening_id)] == ["applied"]
    assert [one["state"] for one in await made(world, manager, opening_id)] == ["accepted"]
    assert await made(world, other, opening_id) == []
    (curated,) = await made(world, alice, opening_id)
    assert (curated["message"], curated["is_mine"]) == (None, False)


async def test_only_who_consents_gets_to_see_it_at_the_moment_of_looking(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    nomination = await nominate(world, alice, opening_id, bob)
    before = await made(world, alice, opening_id)

    never_asked = await received(world, bob)
    refused = await answer(world, bob, nomination, "accepted")
    await willing(world, bob)
    willingly = await received(world, bob)
    await world.client(bob).patch("/me/ambassadorship", json={"status": "paused"})
    paused = await received(world, bob)

    assert (never_asked, refused.status_code, paused) == ([], 404, [])
    assert [one["id"] for one in willingly] == [nomination["id"]]
    assert await made(world, alice, opening_id) == before


async def test_no_is_silent_can_be_undone_and_is_not_asked_about_again(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    await willing(world, bob)
    nomination = await nominate(world, alice, opening_id, bob)
    before = await made(world, alice, opening_id)
    path = f"/openings/{opening_id}/nominations"

    declined = await answer(world, bob, nomination, "declined")
    during = await made(world, alice, opening_id)
    again = await world.client(alice).post(path, json={"person_id": str(bob.id)})
    taken_back = await world.client(alice).delete(f"{path}/{nomination['id']}")
    renewed = await nominate(world, alice, opening_id, bob, "Doch?")

    assert (declined.json()["state"], during) == ("declined", before)
    assert (again.status_code, again.json()["code"]) == (409, "already-nominated")
    assert (taken_back.status_code, renewed["id"]) == (204, nomination["id"])
    assert [one["state"] for one in await received(world, bob)] == ["declined"]
    undo = await world.client(bob).delete(f"/me/nominations/{nomination['id']}/answer")
    assert undo.status_code == 204
    assert [one["state"] for one in await received(world, bob)] == ["open"]


async def test_who_declined_can_still_accept_until_it_expires(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker", closes_on="2027-03-08")
    await willing(world, bob)
    async with world.session() as session:
        await _in_summer(session)
    with time_machine.travel(datetime(2027, 3, 1, 8, tzinfo=UTC), tick=False):
        nomination = await nominate(world, alice, opening_id, bob)
        declined = (await answer(world, bob, nomination, "declined")).json()

    with time_machine.travel(datetime(2027, 3, 9, 8, tzinfo=UTC), tick=False):
        (too_late,) = await received(world, bob)
    with time_machine.travel(datetime(2027, 3, 2, 8, tzinfo=UTC), tick=False):
        accepted = (await answer(world, bob, nomination, "accepted")).json()

    assert (declined["state"], declined["is_open"]) == ("declined", True)
    assert (too_late["state"], too_late["is_open"]) == ("declined", False)
    assert accepted["state"] == "accepted"


async def test_withdrawing_what_was_accepted_looks_as_if_there_was_no_answer(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    await willing(world, bob)
    nomination = await nominate(world, alice, opening_id, bob)
    before = await made(world, alice, opening_id)
    await answer(world, bob, nomination, "accepted")

    await withdraw(world, bob, opening_id)

    assert await made(world, alice, opening_id) == before
    await answer(world, bob, nomination, "accepted")
    await world.client(bob).delete(f"/me/nominations/{nomination['id']}/answer")
    assert await made(world, alice, opening_id) == before
    assert await in_opening(world, alice, opening_id) == []


async def test_whoever_asks_next_does_not_learn_who_accepted_before(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id, carla = await opening(world, alice, part="speaker"), await world.person("Carla C")
    for nominee in (bob, carla):
        await willing(world, nominee)
        first = await nominate(world, alice, opening_id, nominee)
        await answer(world, nominee, first, "accepted" if nominee is bob else "declined")
        path = f"/openings/{opening_id}/nominations/{first['id']}"
        assert (await world.client(alice).delete(path)).status_code == 204
    other = await manager_of(world)

    asked = [await nominate(world, other, opening_id, nominee) for nominee in (bob, carla)]

    assert [nomination["state"] for nomination in asked] == ["open", "open"]
    # Whoever accepted keeps their place, and is asked; a "no" holds.
    assert [one["state"] for one in await in_opening(world, alice, opening_id)] == ["confirmed"]
    assert [(await received(world, one))[0]["state"] for one in (bob, carla)] == [
        "open",
        "declined",
    ]


async def test_it_expires_with_its_last_day_also_when_the_clocks_change(
    world: World, alice: Someone, bob: Someone
) -> None:
    """Fourteen days after 15 March ends the 29th, in summer time since the 28th."""
    opening_id = await opening(world, alice, part="speaker", closes_on="2027-06-30")
    short = await opening(world, alice, part="speaker", closes_on="2027-03-20")
    async with world.session() as session:
        await _in_summer(session)
    await willing(world, bob)
    with time_machine.travel(datetime(2027, 3, 15, 22, 30, tzinfo=UTC), tick=False):
        nomination = await nominate(world, alice, opening_id, bob)
        assert nomination["open_until"] == "2027-03-29"
        assert (await nominate(world, alice, short, bob))["open_until"] == "2027-03-20"

    with time_machine.travel(datetime(2027, 3, 29, 21, 59, 59, tzinfo=UTC), tick=False):
        assert [one["state"] for one in await made(world, alice, opening_id)] == ["open"]
        assert [one["state"] for one in await made(world, alice, short)] == ["expired"]
    with time_machine.travel(datetime(2027, 3, 29, 22, 0, tzinfo=UTC), tick=False):
        refused = await answer(world, bob, nomination, "accepted")
        assert (refused.status_code, refused.json()["code"]) == (409, "nomination-expired")
        assert [one["state"] for one in await made(world, alice, opening_id)] == ["expired"]
        assert {one["state"] for one in await received(world, bob)} == {"expired"}


async def test_who_accepts_too_late_for_a_seat_may_wait(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice)
    (other,) = await people(world, 1)
    await willing(world, bob)
    nomination = await nominate(world, alice, opening_id, bob)
    await put(world, other, opening_id, "applied")

    refused = await answer(world, bob, nomination, "accepted")
    still = await received(world, bob)
    waiting = await answer(world, bob, nomination, "accepted", waits=True)

    assert (refused.status_code, refused.json()["code"]) == (409, "seat-taken-meanwhile")
    assert ([one["state"] for one in still], waiting.status_code) == (["open"], 200)
    mine = await found(world, bob, f"/me/participations/{opening_id}")
    assert (mine["state"], mine["waiting_place"]) == ("applied", 1)


async def test_last_seat_is_given_once_to_fifty_who_accept_at_once(
    world: World, alice: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    many = await people(world, 50)
    await willing(world, *many)
    asked = [await nominate(world, alice, opening_id, one) for one in many]

    async def accept(one: Someone, each: Any) -> int:
        # On a busy machine the database may ask to try again in a moment.
        while (said := (await answer(world, one, each, "accepted")).status_code) == 503:
            pass
        return said

    pairs = zip(many, asked, strict=True)
    statuses = await asyncio.gather(*(accept(one, each) for one, each in pairs))

    assert sorted(statuses) == [200] + [409] * 49
    assert [one["state"] for one in await in_opening(world, alice, opening_id)] == ["confirmed"]
    full = {"person_id": str((await world.person("Zoe Zaugg")).id)}
    more = await world.client(alice).post(f"/openings/{opening_id}/nominations", json=full)
    assert more.json()["code"] == "too-many-nominations"


async def test_whom_one_cannot_nominate(
    world: World, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    opening_id = await opening(world, alice, closes_on="2026-01-01")
    open_one = await opening(world, alice)
    lead = world.client(alice)

    async def code(path: str, person: Someone) -> str:
        body = {"person_id": str(person.id)}
        return (await lead.post(f"/openings/{path}/nominations", json=body)).json()["code"]

    assert await code(opening_id, bob) == "opening-closed"
    assert await code(open_one, alice) == "nominated-oneself"
    assert await code(open_one, mallory) == "unknown-nominee"
    theirs = await world.client(mallory).get(f"/openings/{open_one}/nominations")
    assert theirs.status_code == 404


async def test_who_deletes_themselves_leaves_no_nomination(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice)
    await nominate(world, alice, opening_id, bob)

    deleted = await world.client(bob).delete(f"/me?confirm={bob.id}")

    assert deleted.status_code == 204, deleted.text
    assert await made(world, alice, opening_id) == []


async def _in_summer(session: Any) -> None:
    for browser in await session.exec(select(SignInSession)):
        browser.expires_at = browser.last_seen_at = datetime(2027, 7, 1, tzinfo=UTC)
    for row in await session.exec(select(Event)):
        row.starts_at = datetime(2027, 7, 1, 7, tzinfo=UTC)
        row.ends_at = datetime(2027, 7, 1, 9, tzinfo=UTC)
