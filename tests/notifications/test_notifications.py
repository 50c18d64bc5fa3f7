"""Notifications: who is told of what, bundled, each once, the same as read on all devices."""

from typing import Any
from uuid import uuid4

import pytest

from api.core import outbox
from api.core.outbox import Delivery
from api.core.schemas import LANGUAGES
from api.notifications import words
from api.notifications.models import OF_OFFICE, NotificationKind
from tests.events.occasions import approved, event, found, topic
from tests.events.test_nominations import answer, nominate, willing
from tests.notifications.told import do, texts, thank, told
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


@pytest.fixture
async def carla(world: World) -> Someone:
    return await world.person("Carla Conti")


@pytest.fixture
async def dora(world: World) -> Someone:
    return await world.person("Dora Dubois")


async def seat(world: World, lead: Someone, part: str = "attendee") -> tuple[dict[str, Any], str]:
    """An approved event with one seat."""
    made = await approved(world, lead)
    body = {"part": part, "seats": 1}
    opening = created(await world.client(lead).post(f"/events/{made['id']}/openings", json=body))
    return made, str(opening["id"])


async def apply(world: World, someone: Someone, opening_id: str) -> None:
    body = {"state": "applied"}
    answer = await world.client(someone).put(f"/me/participations/{opening_id}", json=body)
    assert answer.status_code == 200, answer.text


def test_every_kind_has_its_words_in_all_languages() -> None:
    known = words.texts()

    assert known.keys() == {*NotificationKind, "untitled"}
    for forms in known.values():
        assert {frozenset(texts_.keys()) for texts_ in forms.values()} == {frozenset(LANGUAGES)}
    assert all("label" in known[kind] for kind in NotificationKind)


async def test_thanks_of_a_day_are_one_entry(
    world: World, alice: Someone, bob: Someone, carla: Someone, dora: Someone
) -> None:
    first = await thank(world, carla, bob)
    one = await told(world, bob)
    for giver in (dora, alice, carla):
        await thank(world, giver, bob)
    many = await told(world, bob)

    (entry,) = one["items"]
    assert (entry["text"], entry["count"]) == ("Carla Conti thanks you", 1)
    assert entry["about"] == {"kind": "kudos", "id": first, "title": None}
    (entry,) = many["items"]
    assert (entry["text"], entry["count"]) == ("3 people thank you", 4)
    assert [actor["display_name"] for actor in entry["actors"]] == [
        "Alice Ammann",
        "Carla Conti",
        "Dora Dubois",
    ]
    assert (many["unread"], await texts(world, carla)) == (1, [])


async def test_thanks_that_were_taken_back_are_not_told(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    taken_back, stays = await thank(world, alice, bob), await thank(world, carla, bob)
    await world.work()
    await do(world, alice, "DELETE", f"/kudos/{taken_back}")
    left = await texts(world, bob)
    await do(world, carla, "DELETE", f"/kudos/{stays}")

    assert left == ["Carla Conti thanks you"]
    assert await told(world, bob) == {"items": [], "next_cursor": None, "unread": 0}


async def test_gesture_is_told_to_the_giver_without_a_name(
    world: World, alice: Someone, bob: Someone
) -> None:
    kudos_id = await thank(world, alice, bob)
    for _ in range(2):
        await do(world, bob, "PUT", f"/kudos/{kudos_id}/reactions/heart")
    await do(world, alice, "PUT", f"/kudos/{kudos_id}/reactions/applause")
    (entry,) = (await told(world, alice))["items"]
    await do(world, bob, "DELETE", f"/kudos/{kudos_id}/reactions/heart")

    assert (entry["text"], entry["actors"]) == ("Dein Dank hat eine Geste ausgelöst", [])
    assert await texts(world, alice) == []


async def test_proposal_is_told_to_its_proposer_once_it_is_approved(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id = await topic(world, alice)
    proposal = {"kind": "share", "title": "Ein Fund", "topic_ids": [topic_id]}
    suggestion = created(await world.client(bob).post("/suggestions", json=proposal))
    own = created(await world.client(alice).post("/suggestions", json=proposal))
    proposed = await event(world, bob, topic_ids=[topic_id])
    bulk = {"action": "approve", "ids": [suggestion["id"], own["id"]]}
    answer = await world.client(alice).post(
        "/suggestions/bulk", json=bulk, headers={"Idempotency-Key": "k"}
    )
    assert answer.status_code == 200, answer.text
    await world.work()
    for _ in range(2):
        await do(world, alice, "PUT", f"/events/{proposed['id']}/approval", {})

    assert sorted(await texts(world, bob)) == [
        "Your event is accepted: Tag der Wärme",
        "Your suggestion is accepted: Ein Fund",
    ]
    assert await texts(world, alice) == []


async def test_what_is_decided_on_an_application_is_told_to_its_person_alone(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    _, opening_id = await seat(world, alice, "speaker")
    for someone in (bob, carla):
        await apply(world, someone, opening_id)
    path = f"/openings/{opening_id}/participations"
    first, second = (await found(world, alice, path))["items"]
    await do(world, alice, "PUT", f"{path}/{first['id']}/confirmation")
    await do(world, alice, "DELETE", f"{path}/{second['id']}")

    assert await texts(world, bob) == ["You have a seat: Tag der Wärme"]
    assert await texts(world, carla) == ["Diesmal klappt es nicht: Tag der Wärme"]
    assert await texts(world, alice) == []


async def test_who_moves_up_is_told_and_who_takes_a_free_seat_sees_it(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    _, opening_id = await seat(world, alice)
    for someone in (bob, carla):
        await apply(world, someone, opening_id)
    before = [await texts(world, someone) for someone in (bob, carla)]
    await do(world, bob, "DELETE", f"/me/participations/{opening_id}")

    assert before == [[], []]
    assert await texts(world, carla) == ["Du bist dabei: Tag der Wärme"]
    assert await texts(world, bob) == []


async def test_change_of_an_event_is_told_to_those_with_a_seat(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    made, opening_id = await seat(world, alice)
    for someone in (bob, carla):
        await apply(world, someone, opening_id)
    path = f"/events/{made['id']}"
    await do(world, alice, "PATCH", path, {"description": "Mehr dazu"})
    unmoved = await texts(world, bob)
    await do(world, alice, "PATCH", path, {"place": "Stadttheater, Olten"})
    moved = await texts(world, bob)
    await do(world, alice, "PUT", f"{path}/cancellation")
    (entry,) = (await told(world, bob))["items"]

    assert (unmoved, moved) == ([], ["Time or place has changed: Tag der Wärme"])
    assert (entry["text"], entry["count"]) == ("Cancelled: Tag der Wärme", 2)
    # Who waits has no seat.
    assert await texts(world, carla) == []


async def test_export_is_told_when_it_is_ready(world: World, bob: Someone) -> None:
    await world.client(bob).post("/me/export")

    (entry,) = (await told(world, bob))["items"]
    assert entry["text"] == "The export of your data is ready"
    assert entry["about"]["kind"] == "export"


async def test_message_that_is_delivered_twice_tells_once(
    world: World, alice: Someone, bob: Someone
) -> None:
    kudos_id = await thank(world, alice, bob)
    await world.work()
    state, message_id = world.app.state, uuid4()
    assert world.home
    delivery = Delivery(
        world.settings, state.database, state.files, world.home, {"kudos_id": kudos_id}, message_id
    )
    for _ in range(2):
        for react in outbox.subscribers["kudos.given"]:
            await react(delivery)

    # Once by the worker, once by the repeated message.
    assert [entry["count"] for entry in (await told(world, bob))["items"]] == [2]


async def test_what_is_read_is_read_on_all_devices(
    world: World, alice: Someone, bob: Someone, carla: Someone, mallory: Someone
) -> None:
    await thank(world, alice, bob)
    await world.client(bob).post("/me/export")
    export, thanks = (await told(world, bob))["items"]
    await do(world, bob, "PUT", f"/me/notifications/{thanks['id']}/read")
    one = await told(world, bob)
    foreign = await world.client(mallory).put(f"/me/notifications/{export['id']}/read")
    colleague = await world.client(carla).put(f"/me/notifications/{export['id']}/read")
    await thank(world, carla, bob)
    again = await told(world, bob)
    await do(world, bob, "PUT", "/me/notifications/read", {"until": export["created_at"]})
    partly = await told(world, bob)

    assert [item["is_read"] for item in one["items"]] == [False, True]
    assert (foreign.status_code, colleague.status_code) == (404, 404)
    # The newest of a bundle brings it up again.
    assert [(item["text"], item["is_read"]) for item in again["items"]] == [
        ("2 people thank you", False),
        (export["text"], False),
    ]
    assert [item["is_read"] for item in partly["items"]] == [False, True]
    assert [page["unread"] for page in (one, again, partly)] == [1, 2, 1]


async def test_entry_that_is_put_away_is_gone_with_all_in_it(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    for giver in (alice, carla):
        await thank(world, giver, bob)
    (entry,) = (await told(world, bob))["items"]
    path = f"/me/notifications/{entry['id']}"
    await do(world, alice, "DELETE", path)
    still = await texts(world, bob)
    await do(world, bob, "DELETE", path)
    await do(world, bob, "DELETE", path)

    assert (still, await texts(world, bob)) == ([entry["text"]], [])


async def test_kind_that_is_switched_off_is_not_told(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    off = {"items": [{"kind": "kudos_received", "in_app": False}]}
    answer = await world.client(bob).patch("/me/notification-settings", json=off)
    await thank(world, alice, bob, carla)
    silent, others = await texts(world, bob), await texts(world, carla)
    on = {"items": [{"kind": "kudos_received", "in_app": True}]}
    await do(world, bob, "PATCH", "/me/notification-settings", on)
    await thank(world, alice, bob)

    settings = {item["kind"]: item["in_app"] for item in answer.json()["items"]}
    assert settings == {kind: kind != "kudos_received" for kind in settings}
    assert settings.keys() == set(NotificationKind) - OF_OFFICE.keys()
    assert (silent, others) == ([], ["Alice Ammann dankt dir"])
    assert await texts(world, bob) == ["Alice Ammann thanks you"]


async def test_who_pauses_is_told_of_what_they_began_alone(
    world: World, alice: Someone, bob: Someone
) -> None:
    await do(world, bob, "PUT", "/me/ambassadorship", {"consents": []})
    await do(world, bob, "PATCH", "/me/ambassadorship", {"status": "paused"})
    await thank(world, alice, bob)
    await world.client(bob).post("/me/export")

    assert await texts(world, bob) == ["The export of your data is ready"]


async def test_nomination_is_told_to_who_sees_it_and_to_nobody_else(
    world: World, alice: Someone, bob: Someone, carla: Someone, dora: Someone
) -> None:
    _, opening_id = await seat(world, alice, "speaker")
    path = f"/openings/{opening_id}/nominations"
    await willing(world, bob, carla)
    nominated = await nominate(world, alice, opening_id, bob)
    answered = await nominate(world, alice, opening_id, carla)
    unwilling = await nominate(world, alice, opening_id, dora)
    assert (await answer(world, carla, answered, "declined")).status_code == 200

    (entry,) = (await told(world, bob))["items"]
    text = "Alice Ammann asks you for a part: Tag der Wärme"
    assert (entry["kind"], entry["text"]) == ("nominated", text)
    about = {"kind": "nomination", "id": nominated["id"], "title": "Tag der Wärme"}
    assert entry["about"] == about
    assert [await texts(world, one) for one in (carla, dora, alice)] == [[], [], []]
    # What was not told at its time is not told later either.
    await willing(world, dora)
    assert await texts(world, dora) == []
    for one in (nominated, unwilling):
        await do(world, alice, "DELETE", f"{path}/{one['id']}")
    assert await texts(world, bob) == []


@pytest.mark.parametrize("many", [1, 3])
async def test_list_takes_the_same_statements_however_long(
    world: World, alice: Someone, bob: Someone, many: int
) -> None:
    topic_id = await topic(world, alice)
    for _ in range(many):
        made = await event(world, bob, topic_ids=[topic_id])
        await do(world, alice, "PUT", f"/events/{made['id']}/approval", {})
    await told(world, bob)

    with world.statements() as seen:
        answer = await world.client(bob).get("/me/notifications")

    assert len(answer.json()["items"]) == many
    # Who asks, the list, and the titles of events.
    assert len(seen) == 3


async def test_list_comes_in_pages_and_with_an_etag(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id = await topic(world, alice)
    titles = [f"Anlass {place}" for place in range(3)]
    for title in titles:
        made = await event(world, bob, title=title, topic_ids=[topic_id])
        await do(world, alice, "PUT", f"/events/{made['id']}/approval", {})
        # One after the other: the worker delivers several at once.
        await told(world, bob)
    first = await told(world, bob, "?limit=2")
    second = await told(world, bob, f"?limit=2&cursor={first['next_cursor']}")
    client = world.client(bob)
    tag = (await client.get("/me/notifications")).headers["etag"]
    known = await client.get("/me/notifications", headers={"If-None-Match": tag})

    shown = [item["about"]["title"] for item in (*first["items"], *second["items"])]
    assert shown == titles[::-1]
    assert (first["unread"], second["unread"], second["next_cursor"]) == (3, 3, None)
    assert known.status_code == 304
