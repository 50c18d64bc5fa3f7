"""People are found by what they show, the nearest name first, and only while they want to be."""

import pytest

from tests.search.asking import join, marks, plain, search, titles, topic
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def test_who_has_the_skill_comes_before_who_follows_the_topic(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id, carla = await topic(world, alice), await world.person("Carla Conti")
    for one in (bob, carla):
        await join(world, one, "found")
    await world.client(bob).put(f"/me/interests/{topic_id}", json={"attitude": "follows"})
    labels = {"de": "Wärmetechnik"}
    skill = created(await world.client(carla).post("/skills", json={"labels": labels}))
    await world.client(carla).put(f"/me/skills/{skill['id']}", json={"level": 3})

    hits = await search(world, alice, "wärme", kind="ambassador")

    assert [plain(hit["title"]) for hit in hits] == ["Carla Conti", "Bob Bianchi"]
    assert [marks(hit["excerpt"]) for hit in hits] == [["Wärmetechnik"], ["Wärme"]]


async def test_whose_name_it_is_comes_before_what_has_the_word_somewhere(
    world: World, alice: Someone, bob: Someone
) -> None:
    names = {"de": "Lernen", "en": "Learning"}
    created(await world.client(alice).post("/topics", json={"names": names}))
    lea = await world.person("Lea Brunner")
    for one in (bob, lea):
        await join(world, one, "found")
    labels = {"de": "Maschinelles Lernen", "en": "Machine learning"}
    skill = created(await world.client(bob).post("/skills", json={"labels": labels}))
    await world.client(bob).put(f"/me/skills/{skill['id']}", json={"level": 3})
    directory = await world.client(alice).get("/ambassadors", params={"q": "lea"})

    hits = await search(world, alice, "lea")

    assert [plain(hit["title"]) for hit in hits] == ["Lea Brunner", "Bob Bianchi", "Lernen"]
    # Found in a language that the reader does not see otherwise: that is shown.
    assert plain(hits[1]["excerpt"]) == "Maschinelles Lernen (Machine learning)"
    assert [marks(hit["excerpt"]) for hit in hits] == [[], ["learning"], ["Learning"]]
    assert [one["display_name"] for one in directory.json()["items"]] == [
        "Lea Brunner",
        "Bob Bianchi",
    ]


async def test_people_are_found_by_name_only_while_they_want_to_be(
    world: World, alice: Someone, bob: Someone
) -> None:
    async def found() -> list[list[str]]:
        return [
            await titles(world, alice, question, kind="ambassador")
            for question in ("Bianchi", "bianci", "bob bianch")
        ]

    never = await found()
    await join(world, bob)
    unlisted = await found()
    await world.client(bob).put("/me/consents/found", json={"granted": True})
    listed = await found()
    await world.client(bob).patch("/me/ambassadorship", json={"status": "paused"})
    paused = await found()
    await world.client(bob).patch("/me/ambassadorship", json={"status": "active"})
    back = await found()
    await world.client(bob).delete("/me/ambassadorship")

    nobody: list[list[str]] = [[], [], []]
    assert listed == back == [["Bob Bianchi"]] * 3
    assert [never, unlisted, paused, await found()] == [nobody] * 4
