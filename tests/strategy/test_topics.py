"""Topics: the frame that a program lead sets and everybody reads."""

import pytest

from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


def heat() -> dict[str, object]:
    return {
        "names": {"de": "Wärme", "en": "Heat"},
        "keywords": {"de": ["Wärmepumpe"]},
        "stance": {"de": "Wärme ist unser Geschäft."},
        "facts": [
            {"text": {"de": "Jede zweite Anlage"}, "source": "Bericht", "date": "2026-05-01"}
        ],
    }


async def test_topic_is_read_by_everyone_in_their_language(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic = created(await world.client(alice).post("/topics", json=heat()))

    read = await world.client(bob).get(f"/topics/{topic['id']}")

    assert read.json()["name"] == "Heat"
    assert read.headers["etag"] == '"1"'


async def test_topic_change_needs_the_stored_version(world: World, alice: Someone) -> None:
    topic = created(await world.client(alice).post("/topics", json=heat()))
    patch = world.client(alice).patch
    path, change = f"/topics/{topic['id']}", {"stance": {"de": "Neu"}}

    missing = await patch(path, json=change)
    first = await patch(path, json=change, headers={"If-Match": '"1"'})
    second = await patch(path, json=change, headers={"If-Match": '"1"'})

    assert [missing.status_code, first.status_code, second.status_code] == [428, 200, 412]
    assert first.json()["version"] == 2


async def test_topics_take_as_many_statements_for_thirty_as_for_one(
    world: World, alice: Someone
) -> None:
    counts = []
    for wanted in (1, 30):
        for _ in range(wanted):
            await world.client(alice).post("/topics", json=heat())
        with world.statements() as statements:
            answer = await world.client(alice).get("/topics?limit=100")
        counts.append((len(answer.json()["items"]), len(statements)))

    assert counts == [(1, 2), (31, 2)]


async def test_topic_of_another_organization_is_not_there(
    world: World, alice: Someone, mallory: Someone
) -> None:
    topic = created(await world.client(alice).post("/topics", json=heat()))

    crossing = await world.client(mallory).get(f"/topics/{topic['id']}")
    listed = await world.client(mallory).get("/topics")

    assert crossing.status_code == 404
    assert listed.json()["items"] == []
