"""The welcome: yes, no and later are one call each, remembered for the person alone."""

import pytest

from tests.world import Someone, World

pytestmark = pytest.mark.anyio


async def answer(world: World, someone: Someone) -> str | None:
    read = (await world.client(someone).get("/me/welcome")).json()
    assert (read["answer"] is None) == (read["answered_at"] is None)
    return read["answer"]


async def test_nobody_has_answered_at_first(world: World, bob: Someone) -> None:
    assert await answer(world, bob) is None


@pytest.mark.parametrize("said", ["yes", "no", "later"])
async def test_answer_takes_one_call_and_is_remembered(
    world: World, bob: Someone, said: str
) -> None:
    put = world.client(bob).put

    first = await put("/me/welcome", json={"answer": said})
    again = await put("/me/welcome", json={"answer": said})

    assert (first.status_code, first.json()["answer"]) == (200, said)
    assert again.json() == first.json()
    assert (await world.client(bob).get("/me/welcome")).json() == first.json()
    assert (await world.client(bob).get("/me/ambassadorship")).json()["status"] == "none"


async def test_yes_no_and_later_look_the_same_and_cost_the_same(
    world: World, alice: Someone, bob: Someone, admin: Someone
) -> None:
    counts, shapes = [], []
    for someone, said in ((alice, "yes"), (bob, "no"), (admin, "later")):
        with world.statements() as statements:
            answered = await world.client(someone).put("/me/welcome", json={"answer": said})
        counts.append(len(statements))
        shapes.append((answered.status_code, sorted(answered.json())))

    assert len({*shapes[0][1]}) == 2
    assert shapes == [shapes[0]] * 3
    assert max(counts) - min(counts) <= 1


async def test_joining_is_a_yes_and_leaving_a_no(world: World, bob: Someone) -> None:
    client = world.client(bob)
    await client.put("/me/welcome", json={"answer": "later"})

    await client.put("/me/ambassadorship", json={"consents": []})
    joined = await answer(world, bob)
    refused = await client.put("/me/welcome", json={"answer": "no"})
    await client.delete("/me/ambassadorship")

    assert joined == "yes"
    assert (refused.status_code, refused.json()["code"]) == (409, "still-ambassador")
    assert await answer(world, bob) == "no"


async def test_a_no_can_become_a_yes_without_being_asked(world: World, bob: Someone) -> None:
    client = world.client(bob)
    await client.put("/me/welcome", json={"answer": "no"})

    joined = await client.put("/me/ambassadorship", json={"consents": ["found"]})

    assert joined.status_code == 201
    assert await answer(world, bob) == "yes"
