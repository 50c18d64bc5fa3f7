"""One's own skills and interests: kept by anyone, seen by nobody else."""

import pytest
from uuid_utils.compat import uuid7

from api.ambassadors.profile.models import Interest, PersonSkill
from api.strategy.skills.models import Skill, SkillOrigin
from api.strategy.topics.models import Topic
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def skill(world: World, someone: Someone, label: str = "Messdaten") -> str:
    body = {"labels": {"de": label, "en": f"{label} (en)"}}
    return str(created(await world.client(someone).post("/skills", json=body))["id"])


async def topic(world: World, lead: Someone, name: str = "Wärme") -> str:
    body = {"names": {"de": name, "en": f"{name} (en)"}}
    return str(created(await world.client(lead).post("/topics", json=body))["id"])


async def test_skill_is_kept_with_its_level_in_ones_language(world: World, bob: Someone) -> None:
    client, skill_id = world.client(bob), await skill(world, bob)

    added = await client.put(f"/me/skills/{skill_id}", json={"level": 3})
    changed = await client.put(f"/me/skills/{skill_id}", json={"wants_to_learn": True})
    listed = (await client.get("/me/skills")).json()["items"]

    assert added.json()["skill"] == {"id": skill_id, "label": "Messdaten (en)"}
    assert (added.json()["level"], added.json()["wants_to_learn"]) == (3, False)
    assert listed == [changed.json()]
    assert (listed[0]["level"], listed[0]["wants_to_learn"]) == (None, True)


@pytest.mark.parametrize("level", [0, 5, "3", True])
async def test_skill_level_is_one_to_four(world: World, bob: Someone, level: object) -> None:
    skill_id = await skill(world, bob)

    refused = await world.client(bob).put(f"/me/skills/{skill_id}", json={"level": level})

    assert refused.status_code == 422


async def test_skill_is_removed(world: World, bob: Someone) -> None:
    client, skill_id = world.client(bob), await skill(world, bob)
    await client.put(f"/me/skills/{skill_id}", json={})

    removed = await client.delete(f"/me/skills/{skill_id}")

    assert removed.status_code == 204
    assert (await client.get("/me/skills")).json()["items"] == []


async def test_interest_is_followed_muted_and_forgotten(
    world: World, alice: Someone, bob: Someone
) -> None:
    client, path = world.client(bob), f"/me/interests/{await topic(world, alice)}"

    followed = await client.put(path, json={"attitude": "follows"})
    muted = await client.put(path, json={"attitude": "mutes"})
    listed = (await client.get("/me/interests")).json()["items"]
    removed = await client.delete(path)

    assert (followed.status_code, removed.status_code) == (200, 204)
    assert listed == [muted.json()]
    assert (listed[0]["topic"]["name"], listed[0]["attitude"]) == ("Wärme (en)", "mutes")
    assert (await client.get("/me/interests")).json()["items"] == []


async def test_what_is_not_there_or_of_others_is_not_found(
    world: World, alice: Someone, mallory: Someone
) -> None:
    foreign, put = await skill(world, alice), world.client(mallory).put

    answers = [
        await put(f"/me/skills/{foreign}", json={}),
        await put(f"/me/skills/{uuid7()}", json={}),
        await put(f"/me/interests/{await topic(world, alice)}", json={"attitude": "follows"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


async def test_profile_is_bounded(world: World, bob: Someone) -> None:
    async with world.session() as session:
        skills = [
            Skill(key=str(place), labels={"de": str(place)}, origin=SkillOrigin.shipped)
            for place in range(101)
        ]
        maps = {name: {} for name in ("keywords", "stance", "avoid")}
        topics = [Topic(names={"de": str(place)}, facts=[], **maps) for place in range(101)]
        session.add_all([*skills, *topics])
        await session.flush()
        session.add_all(PersonSkill(person_id=bob.id, skill_id=each.id) for each in skills[:100])
        session.add_all(
            Interest(person_id=bob.id, topic_id=each.id, attitude="follows")
            for each in topics[:100]
        )
    put = world.client(bob).put

    skill_over = await put(f"/me/skills/{skills[100].id}", json={})
    interest_over = await put(f"/me/interests/{topics[100].id}", json={"attitude": "mutes"})
    known = await put(f"/me/skills/{skills[0].id}", json={"level": 1})

    assert (skill_over.status_code, skill_over.json()["code"]) == (409, "too-many-skills")
    assert (interest_over.status_code, interest_over.json()["code"]) == (409, "too-many-interests")
    assert known.status_code == 200


async def test_lists_take_as_many_statements_for_thirty_as_for_one(
    world: World, alice: Someone, bob: Someone
) -> None:
    client, counts = world.client(bob), []
    for upto in (1, 30):
        for place in range(upto):
            await client.put(f"/me/skills/{await skill(world, bob, f'{upto}-{place}')}", json={})
            path = f"/me/interests/{await topic(world, alice)}"
            await client.put(path, json={"attitude": "follows"})
        with world.statements() as statements:
            await client.get("/me/skills?limit=100")
            await client.get("/me/interests?limit=100")
        counts.append(len(statements))

    assert counts == [4, 4]


async def test_nobody_else_sees_a_profile(world: World, alice: Someone, bob: Someone) -> None:
    topic_id, skill_id = await topic(world, alice), await skill(world, alice)
    watched = (
        *("/me/skills", "/me/interests", "/people", f"/people/{bob.id}", "/topics"),
        *(f"/topics/{topic_id}", "/skills", f"/skills/{skill_id}", "/me"),
    )

    async def seen() -> list[object]:
        return [(await world.client(alice).get(path)).json() for path in watched]

    before = await seen()
    await world.client(bob).put(f"/me/skills/{skill_id}", json={"level": 4})
    await world.client(bob).put(f"/me/interests/{topic_id}", json={"attitude": "mutes"})

    assert await seen() == before


async def test_interest_of_one_person_does_not_pin_a_topic(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id = await topic(world, alice)
    await world.client(bob).put(f"/me/interests/{topic_id}", json={"attitude": "follows"})

    deleted = await world.client(alice).delete(f"/topics/{topic_id}", headers={"If-Match": "*"})

    assert deleted.status_code == 204
    assert (await world.client(bob).get("/me/interests")).json()["items"] == []
