"""A repeated POST has its effect once and gets the first answer again (API-41)."""

import anyio
import pytest

from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

KEY = {"Idempotency-Key": "a-key"}
TOPIC = {"names": {"de": "Wärme"}}


async def topics(world: World, someone: Someone) -> int:
    return len((await world.client(someone).get("/topics")).json()["items"])


async def test_repeat_gets_the_first_answer(world: World, alice: Someone) -> None:
    post = world.client(alice).post

    first = await post("/topics", json=TOPIC, headers=KEY)
    second = await post("/topics", json=TOPIC, headers=KEY)

    assert created(second) == created(first)
    assert second.headers["location"] == first.headers["location"]
    assert second.headers["idempotent-replayed"] == "true"
    assert await topics(world, alice) == 1


async def test_key_of_another_request_is_refused(world: World, alice: Someone) -> None:
    post = world.client(alice).post
    await post("/topics", json=TOPIC, headers=KEY)

    other = await post("/topics", json={"names": {"de": "Kälte"}}, headers=KEY)

    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")


@pytest.mark.parametrize("key", ["", "x" * 201])
async def test_key_of_a_wrong_length_is_refused(world: World, alice: Someone, key: str) -> None:
    refused = await world.client(alice).post(
        "/topics", json=TOPIC, headers={"Idempotency-Key": key}
    )

    assert (refused.status_code, refused.json()["code"]) == (422, "idempotency-key-refused")
    assert await topics(world, alice) == 0


async def test_refused_request_leaves_its_key_free(world: World, alice: Someone) -> None:
    post = world.client(alice).post
    refused = await post("/topics", json={"names": {}}, headers=KEY)

    accepted = await post("/topics", json=TOPIC, headers=KEY)

    assert [refused.status_code, accepted.status_code] == [422, 201]


async def test_repeats_at_the_same_time_have_one_effect(world: World, alice: Someone) -> None:
    answers = []

    async def post() -> None:
        answers.append(await world.client(alice).post("/topics", json=TOPIC, headers=KEY))

    async with anyio.create_task_group() as tasks:
        for _ in range(5):
            tasks.start_soon(post)

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert await topics(world, alice) == 1


async def test_same_key_of_two_people_is_two_keys(
    world: World, alice: Someone, admin: Someone, bob: Someone
) -> None:
    body = {"labels": {"de": "Messtechnik"}}
    await world.client(bob).post("/skills", json=body, headers=KEY)

    other = await world.client(admin).post("/skills", json=body, headers=KEY)

    assert (other.status_code, other.json()["code"]) == (409, "skill-exists")


async def test_key_of_an_address_too_long_to_keep_is_taken(world: World, admin: Someone) -> None:
    post = world.client(admin).post

    refused = [await post(f"/jobs/{'a' * 900}{end}/run", headers=KEY) for end in "bc"]

    assert [answer.status_code for answer in refused] == [422, 422]
