"""Thanks: given, on the wall, answered with a gesture, taken back."""

import asyncio
from collections import Counter
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine

from api.identity.models import Organization
from api.recognition.kudos.schemas import RECEIVERS_A_DAY
from tests.events import occasions
from tests.events.occasions import approved
from tests.recognition.thanks import name_me, names, thank, wall
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def test_thanks_reach_their_receivers(world: World, bob: Someone, carla: Someone) -> None:
    given = await thank(world, bob, carla, text="  Danke für Freitag  ", visibility="private")

    received = (await world.client(carla).get("/me/kudos")).json()["items"]
    mine = (await world.client(bob).get("/me/kudos?part=given")).json()["items"]
    assert [each["text"] for each in received] == ["Danke für Freitag"]
    assert (received[0]["giver"]["display_name"], received[0]["my_visibility"]) == (
        "Bob Bianchi",
        "private",
    )
    assert [(each["id"], each["is_mine"]) for each in mine] == [(given["id"], True)]
    assert (await world.client(bob).get("/me/kudos")).json()["items"] == []
    one = await world.client(carla).get(f"/kudos/{given['id']}")
    assert one.json() == received[0]


async def test_refusals_say_what_is_wrong(world: World, alice: Someone, bob: Someone) -> None:
    gone = await world.person("Gone Girl", is_active=False)
    absent = "01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c22"
    plain = {"receiver_ids": [str(bob.id)], "text": "Danke", "visibility": "public"}
    refused = {
        "thanks-to-oneself": {"receiver_ids": [str(alice.id), str(bob.id)]},
        "unknown-receiver": {"receiver_ids": [str(gone.id)]},
        "unknown-value": {"values": ["courage"]},
        "unknown-item": {"about": {"kind": "suggestion", "id": absent}},
        "invalid": {"text": "   "},
    }

    for code, fields in refused.items():
        answer = await world.client(alice).post("/kudos", json=plain | fields)

        assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
    assert await wall(world, alice) == []


async def test_about_and_values_narrow_the_wall(world: World, alice: Someone, bob: Someone) -> None:
    async with world.session() as session:
        organization = await session.get(Organization, world.home)
        assert organization
        organization.values = [{"key": "courage", "names": {"de": "Mut"}}]
    lead = world.client(alice)
    topic = created(await lead.post("/topics", json={"names": {"de": "Wärme"}}))
    proposal = {"kind": "share", "title": "Ein Fund", "topic_ids": [topic["id"]]}
    found = created(await world.client(bob).post("/suggestions", json=proposal))
    about = {"kind": "suggestion", "id": found["id"]}
    other = await world.person("Olga Ott")
    given = await thank(world, alice, bob, about=about, values=["courage", "courage"])
    await thank(world, alice, other)
    await name_me(world, bob)

    for query in ("value=courage", f"topic_id={topic['id']}", f"person_id={bob.id}"):
        assert [each["id"] for each in await wall(world, alice, f"?{query}")] == [given["id"]]
    assert (given["values"], given["about"]) == (["courage"], {**about, "title": "Ein Fund"})
    # Who may not see the suggestion is not told of it either.
    assert [each["about"] for each in await wall(world, other, f"?person_id={bob.id}")] == [None]
    assert await wall(world, other, "?value=patience") == []


async def test_thanks_about_an_event_outlast_it(
    world: World, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    await name_me(world, bob)
    event, elsewhere = await approved(world, alice), await approved(world, mallory)
    proposed = await occasions.event(world, bob)
    about = {"kind": "event", "id": event["id"]}
    dora = await world.person("Dora Dubois")

    given = await thank(world, dora, bob, about=about)
    # What one may not see, and what is another organization's, are the same.
    for unseen in (proposed, elsewhere):
        answer = await world.client(dora).post(
            "/kudos",
            json={
                "text": "Danke",
                "visibility": "public",
                "receiver_ids": [str(bob.id)],
                "about": {"kind": "event", "id": unseen["id"]},
            },
        )
        assert (answer.status_code, answer.json()["code"]) == (422, "unknown-item")
    topic_id = event["topics"][0]["id"]
    assert [one["id"] for one in await wall(world, alice, f"?topic_id={topic_id}")] == [given["id"]]
    archived = await world.client(alice).put(f"/events/{event['id']}/archival", json={})
    assert archived.is_success, archived.text

    assert given["about"] == {**about, "title": event["title"]}
    (seen,) = await wall(world, dora)
    assert (seen["id"], seen["about"]) == (given["id"], None)


async def test_giver_takes_thanks_back_and_nobody_else(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    await name_me(world, bob)
    given = await thank(world, alice, bob)
    path = f"/kudos/{given['id']}"

    refused = [(await world.client(who).delete(path)).status_code for who in (bob, carla)]
    done = await world.client(alice).delete(path)

    assert refused == [403, 403]
    assert done.status_code == 204
    assert [await wall(world, who) for who in (alice, bob, carla)] == [[], [], []]
    assert (await world.client(alice).delete(path)).status_code == 404


async def test_gestures_count_once_a_person_and_are_undone(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    await name_me(world, bob)
    given = await thank(world, alice, bob)
    path = f"/kudos/{given['id']}/reactions"
    for who, gesture in ((bob, "heart"), (carla, "heart"), (carla, "heart"), (carla, "applause")):
        assert (await world.client(who).put(f"{path}/{gesture}")).status_code == 200

    (seen,) = await wall(world, carla)
    undone = [(await world.client(carla).delete(f"{path}/heart")).status_code for _ in range(2)]
    unknown = await world.client(carla).put(f"{path}/frown")

    assert seen["reactions"] == [
        {"gesture": "applause", "count": 1, "is_mine": True},
        {"gesture": "heart", "count": 2, "is_mine": True},
    ]
    assert (undone, unknown.status_code) == ([204, 204], 422)
    assert (await wall(world, carla))[0]["reactions"] == [
        {"gesture": "applause", "count": 1, "is_mine": True},
        {"gesture": "heart", "count": 1, "is_mine": False},
    ]


async def test_what_one_cannot_see_takes_no_gesture(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    given = await thank(world, alice, bob)

    answer = await world.client(carla).put(f"/kudos/{given['id']}/reactions/heart")

    assert answer.status_code == 404


async def test_wall_comes_in_pages_newest_first(world: World, alice: Someone, bob: Someone) -> None:
    given = [(await thank(world, alice, bob, text=f"Danke {n}"))["id"] for n in range(3)]
    client = world.client(bob)

    first = (await client.get("/kudos?limit=2")).json()
    rest = (await client.get(f"/kudos?limit=2&cursor={first['next_cursor']}")).json()

    assert [each["id"] for each in (*first["items"], *rest["items"])] == given[::-1]
    assert rest["next_cursor"] is None


async def test_wall_takes_two_statements_however_long_it_is(
    world: World, alice: Someone, bob: Someone
) -> None:
    proposal = {"kind": "share", "title": "Ein Fund"}
    found = created(await world.client(bob).post("/suggestions", json=proposal))
    about = {"kind": "suggestion", "id": found["id"]}
    counts = []
    for _ in range(2):
        await thank(world, alice, bob, about=about)
        await wall(world, bob)
        with world.statements() as statements:
            await wall(world, bob)
        counts.append(len([each for each in statements if "kudos" in each or "title" in each]))

    assert counts == [2, 2]


async def test_polled_wall_is_sent_only_when_it_changed(
    world: World, alice: Someone, bob: Someone
) -> None:
    client = world.client(bob)
    first = await client.get("/kudos")
    known = {"If-None-Match": first.headers["etag"]}

    same = await client.get("/kudos", headers=known)
    await thank(world, alice, bob)
    changed = await client.get("/kudos", headers=known)

    assert (same.status_code, same.content, same.headers["etag"]) == (
        304,
        b"",
        first.headers["etag"],
    )
    assert (changed.status_code, len(changed.json()["items"])) == (200, 1)


async def test_repeat_with_the_same_key_thanks_once(
    world: World, alice: Someone, bob: Someone
) -> None:
    body = {"receiver_ids": [str(bob.id)], "text": "Danke", "visibility": "private"}
    headers = {"Idempotency-Key": "once"}

    answers = [await world.client(alice).post("/kudos", json=body, headers=headers) for _ in "ab"]

    assert answers[0].json() == answers[1].json()
    assert len(await wall(world, bob)) == 1


async def test_courtesy_limit_is_exact_under_fifty_requests_at_once(
    world: World, alice: Someone, bob: Someone
) -> None:
    body = {"receiver_ids": [str(bob.id)], "text": "Danke", "visibility": "private"}
    client = world.client(alice)

    answers = await asyncio.gather(*(client.post("/kudos", json=body) for _ in range(50)))

    counted = Counter(answer.status_code for answer in answers)
    assert counted == {201: RECEIVERS_A_DAY, 409: 50 - RECEIVERS_A_DAY}
    (refused,) = {answer.json()["code"] for answer in answers if answer.status_code == 409}
    assert refused == "courtesy-limit-reached"
    assert len(await wall(world, bob)) == RECEIVERS_A_DAY


async def test_courtesy_limit_counts_receivers_and_begins_anew_each_day(world: World) -> None:
    with time_machine.travel("2026-12-01T21:00Z", tick=False) as travelling:
        giver = await world.person("Gita Graf")
        people = [await world.person(f"Person Nummer{n}") for n in range(6)]
        first = await thank(world, giver, *people)
        ids = [str(each.id) for each in people]
        body = {"receiver_ids": ids, "text": "Danke", "visibility": "private"}

        refused = await world.client(giver).post("/kudos", json=body)
        await thank(world, giver, *people[:4])
        await world.client(giver).delete(f"/kudos/{first['id']}")
        again = await world.client(giver).post("/kudos", json=body)
        travelling.move_to("2026-12-01T23:00Z")
        tomorrow = await world.client(giver).post("/kudos", json=body)

    assert (refused.status_code, refused.json()["code"]) == (409, "courtesy-limit-reached")
    assert str(RECEIVERS_A_DAY) in refused.json()["detail"]
    assert [again.status_code, tomorrow.status_code] == [201, 201]


async def test_who_is_deleted_takes_their_thanks_and_those_to_them_alone(
    world: World, alice: Someone, bob: Someone, carla: Someone
) -> None:
    alone = await thank(world, alice, bob)
    together = await thank(world, alice, bob, carla)
    own = await thank(world, bob, carla)

    done = await world.client(bob).delete("/me", params={"confirm": str(bob.id)})

    assert done.status_code == 204
    kept = await wall(world, carla)
    assert [each["id"] for each in kept] == [together["id"]]
    assert names(kept[0]["receivers"]) == ["Carla Conti"]
    assert {alone["id"], own["id"]}.isdisjoint(each["id"] for each in await wall(world, alice))


async def test_export_has_the_words_one_was_thanked_with(
    world: World, alice: Someone, bob: Someone
) -> None:
    await thank(world, alice, bob, text="Danke für deine Ruhe")
    client = world.client(bob)
    export = (await client.post("/me/export")).json()
    await world.work()

    file = await client.get(f"/me/export/{export['id']}/file")

    with ZipFile(BytesIO(file.content)) as archive:
        assert "Danke für deine Ruhe" in archive.read("names.json").decode()
