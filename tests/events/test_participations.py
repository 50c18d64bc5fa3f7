"""Taking part: seats are given once, who waits moves up, and what is over nobody else sees."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from api.core import clock
from api.events.models import Event
from tests.events.occasions import approved, found
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def opening(world: World, lead: Someone, **changes: Any) -> str:
    """An opening for an attendee, of an approved event, unless told otherwise."""
    made = await approved(world, lead)
    body = {"part": "attendee", "seats": 1, **changes}
    return str(
        created(await world.client(lead).post(f"/events/{made['id']}/openings", json=body))["id"]
    )


async def put(world: World, someone: Someone, opening_id: str, state: str, **more: Any) -> Any:
    path = f"/me/participations/{opening_id}"
    answer = await world.client(someone).put(path, json={"state": state, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def withdraw(world: World, someone: Someone, opening_id: str) -> None:
    answer = await world.client(someone).delete(f"/me/participations/{opening_id}")
    assert answer.status_code == 204


async def in_opening(world: World, lead: Someone, opening_id: str) -> list[dict[str, Any]]:
    return (await found(world, lead, f"/openings/{opening_id}/participations"))["items"]


async def people(world: World, many: int) -> list[Someone]:
    return [await world.person(f"Person Nummer{place}") for place in range(many)]


async def test_attendee_has_a_seat_at_once_and_then_the_next_ones_wait(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice)
    second, third = await people(world, 2)

    states = [await put(world, one, opening_id, "applied") for one in (bob, second, third)]

    assert [(one["state"], one["waiting_place"]) for one in states] == [
        ("confirmed", None),
        ("applied", 1),
        ("applied", 2),
    ]
    seen = await found(world, bob, f"/openings/{opening_id}")
    assert (seen["seats_left"], seen["is_first_come"], seen["my_state"]) == (0, True, "confirmed")


async def test_who_waits_longest_moves_up_when_somebody_withdraws(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice)
    second, third = await people(world, 2)
    for one in (bob, second, third):
        await put(world, one, opening_id, "applied")

    await withdraw(world, bob, opening_id)
    await withdraw(world, bob, opening_id)

    path = f"/me/participations/{opening_id}"
    assert (await found(world, second, path))["state"] == "confirmed"
    assert (await found(world, third, path))["waiting_place"] == 1
    assert (await found(world, bob, path))["state"] == "withdrawn"
    seen = [one["person"]["id"] for one in await in_opening(world, alice, opening_id)]
    assert seen == [str(second.id), str(third.id)]


async def test_last_seats_are_given_once_to_fifty_at_once(world: World, alice: Someone) -> None:
    opening_id = await opening(world, alice, seats=3)
    many = await people(world, 50)

    states = await asyncio.gather(*(put(world, one, opening_id, "applied") for one in many))

    assert sum(one["state"] == "confirmed" for one in states) == 3
    ahead = await in_opening(world, alice, f"{opening_id}")
    assert [one["state"] for one in ahead[:4]] == ["confirmed"] * 3 + ["applied"]
    places = [await found(world, one, f"/me/participations/{opening_id}") for one in many]
    waiting = [one["waiting_place"] for one in places if one["waiting_place"]]
    assert sorted(waiting) == list(range(1, 48))


async def test_seats_stay_exact_while_people_come_and_go(world: World, alice: Someone) -> None:
    opening_id = await opening(world, alice, seats=5)
    many = await people(world, 20)
    for one in many[:10]:
        await put(world, one, opening_id, "applied")

    await asyncio.gather(
        *(withdraw(world, one, opening_id) for one in many[:8]),
        *(put(world, one, opening_id, "applied") for one in many[10:]),
    )

    states = [one["state"] for one in await in_opening(world, alice, opening_id)]
    assert states == ["confirmed"] * 5 + ["applied"] * 7


async def test_curator_chooses_speakers_and_gives_no_seat_twice(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    (other,) = await people(world, 1)
    for one in (other, bob):
        await put(world, one, opening_id, "applied", note="Gern")
    first, second = await in_opening(world, alice, opening_id)
    path = f"/openings/{opening_id}/participations"

    lead = world.client(alice)
    given, again = [await lead.put(f"{path}/{second['id']}/confirmation") for _ in range(2)]
    refused = await lead.put(f"{path}/{first['id']}/confirmation")

    assert (given.json()["state"], again.status_code) == ("confirmed", 200)
    assert (first["note"], first["state"]) == ("Gern", "applied")
    assert (refused.status_code, refused.json()["code"]) == (409, "seats-taken")


async def test_declined_participation_is_gone_for_all_but_the_person(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    before = await found(world, alice, f"/openings/{opening_id}")
    await put(world, bob, opening_id, "applied")
    (one,) = await in_opening(world, alice, opening_id)
    path = f"/openings/{opening_id}/participations/{one['id']}"

    answers = [(await world.client(alice).delete(path)).status_code for _ in range(2)]

    assert answers == [204, 404]
    assert await in_opening(world, alice, opening_id) == []
    assert await found(world, alice, f"/openings/{opening_id}") == before
    assert (await found(world, bob, f"/me/participations/{opening_id}"))["state"] == "declined"


async def test_interest_is_a_note_to_oneself(world: World, alice: Someone, bob: Someone) -> None:
    opening_id = await opening(world, alice)

    await put(world, bob, opening_id, "interested")

    assert await in_opening(world, alice, opening_id) == []
    assert (await found(world, alice, f"/openings/{opening_id}"))["seats_left"] == 1
    (mine,) = (await found(world, bob, "/me/participations?state=interested"))["items"]
    assert (mine["event"]["title"], mine["part"]) == ("Tag der Wärme", "attendee")


async def test_attended_says_who_is_confirmed_once_it_has_begun(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice)
    path = f"/me/participations/{opening_id}"
    member = world.client(bob)
    too_soon = await member.put(path, json={"state": "attended"})
    await put(world, bob, opening_id, "applied")
    not_begun = await member.put(path, json={"state": "attended"})
    async with world.session() as session:
        made = (await session.exec(select(Event))).one()
        made.starts_at = clock.now()

    done = await put(world, bob, opening_id, "attended")

    assert [one.json()["code"] for one in (too_soon, not_begun)] == [
        "not-confirmed-yet",
        "not-begun-yet",
    ]
    assert done["state"] == "attended"
    # A slip is taken back, and costs no seat.
    assert (await put(world, bob, opening_id, "applied"))["state"] == "confirmed"


async def test_more_seats_let_people_move_up(world: World, alice: Someone, bob: Someone) -> None:
    opening_id = await opening(world, alice)
    (other,) = await people(world, 1)
    for one in (other, bob):
        await put(world, one, opening_id, "applied")

    path, headers = f"/openings/{opening_id}", {"If-Match": '"1"'}
    answer = await world.client(alice).patch(path, json={"seats": 2}, headers=headers)

    assert (answer.status_code, answer.json()["seats_left"]) == (200, 0)
    assert (await found(world, bob, f"/me/participations/{opening_id}"))["state"] == "confirmed"


async def test_who_deletes_themselves_frees_the_seat(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice)
    (other,) = await people(world, 1)
    for one in (other, bob):
        await put(world, one, opening_id, "applied")

    answer = await world.client(other).delete(f"/me?confirm={other.id}")

    assert answer.status_code == 204, answer.text
    assert (await found(world, bob, f"/me/participations/{opening_id}"))["state"] == "confirmed"


async def test_closed_opening_refuses_who_comes_but_not_who_goes(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice)
    (other,) = await people(world, 1)
    await put(world, bob, opening_id, "applied")
    changes, headers = {"closes_on": "2026-01-01"}, {"If-Match": '"1"'}
    await world.client(alice).patch(f"/openings/{opening_id}", json=changes, headers=headers)

    path = f"/me/participations/{opening_id}"
    refused = await world.client(other).put(path, json={"state": "applied"})
    again = await put(world, bob, opening_id, "applied", note="Mit Zug")
    await withdraw(world, bob, opening_id)

    assert (refused.status_code, refused.json()["code"]) == (409, "opening-closed")
    assert (again["state"], again["note"]) == ("confirmed", "Mit Zug")


async def test_own_list_is_narrowed_and_costs_the_same_for_many(
    world: World, alice: Someone, bob: Someone
) -> None:
    ids = [await opening(world, alice, part="speaker") for _ in range(3)]
    await put(world, bob, ids[0], "applied")
    with world.statements() as for_one:
        await found(world, bob, "/me/participations")
    for opening_id in ids[1:]:
        await put(world, bob, opening_id, "interested")

    with world.statements() as for_three:
        items = (await found(world, bob, "/me/participations"))["items"]

    assert (len(items), len(for_three)) == (3, len(for_one))
    over = await found(world, bob, "/me/participations?since=2027-03-12")
    still = await found(world, bob, "/me/participations?since=2027-03-11&state=applied")
    assert (over["items"], [one["opening_id"] for one in still["items"]]) == ([], ids[:1])


@pytest.mark.parametrize("before", [["interested"], ["applied", None], ["interested", None]])
async def test_id_of_an_application_tells_nothing_of_what_was_before(
    world: World, alice: Someone, bob: Someone, before: list[str | None]
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    for state in before:
        await (put(world, bob, opening_id, state) if state else withdraw(world, bob, opening_id))
    await asyncio.sleep(0.01)
    began = clock.now()

    await put(world, bob, opening_id, "applied")

    (one,) = await in_opening(world, alice, opening_id)
    # The first 48 bits of a UUIDv7 are milliseconds.
    assert UUID(one["id"]).int >> 80 >= int(began.timestamp() * 1000)
