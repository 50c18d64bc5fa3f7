"""The directory: who consents is found, by what they show; everybody else is absent at once."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.core import clock
from api.identity.models import Team
from tests.today.stage import Stage
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

ENTRY = {"place": "Zürich-Oerlikon"}


async def join(world: World, someone: Someone, *consents: str, **fields: Any) -> None:
    body = {"consents": consents or ["found"], "text_version": "1", **fields}
    answer = await world.client(someone).put("/me/ambassadorship", json=body)
    assert answer.status_code == 201, answer.text


async def found(world: World, reader: Someone, query: str = "") -> list[str]:
    answer = await world.client(reader).get(f"/ambassadors?{query}")
    assert answer.status_code == 200, answer.text
    return [item["display_name"] for item in answer.json()["items"]]


@pytest.fixture
async def stage(world: World) -> Stage:
    return Stage(world)


@pytest.fixture
async def expert(world: World, stage: Stage) -> Someone:
    """Somebody of the pump team who knows two things and follows a topic."""
    async with world.session() as session:
        team = Team(name="Wärmepumpen")
        session.add(team)
    heat, grid = await stage.topic("Fernwärme"), await stage.topic("Stromnetz")
    person = await world.person("Zoé Müller", team_id=team.id, content_languages=["fr", "de"])
    me = world.client(person)
    await me.put(f"/me/skills/{stage.skills[heat]}", json={"level": 2})
    await me.put(f"/me/skills/{stage.skills[grid]}", json={"level": 4, "wants_to_learn": True})
    own = created(await me.post("/skills", json={"labels": {"de": "Löttechnik"}}))
    await me.put(f"/me/skills/{own['id']}", json={})
    await me.put(f"/me/interests/{heat}", json={"attitude": "follows"})
    await me.put(f"/me/interests/{grid}", json={"attitude": "mutes"})
    await join(world, person, stage="expert")
    return person


async def test_page_shows_what_the_consent_names(
    world: World, bob: Someone, expert: Someone
) -> None:
    page = (await world.client(bob).get(f"/ambassadors/{expert.id}")).json()
    (listed,) = (await world.client(bob).get("/ambassadors")).json()["items"]

    assert listed == page
    assert (page["id"], page["display_name"]) == (str(expert.id), "Zoé Müller")
    assert (page["team"]["name"], page["place"], page["stage"]) == ("Wärmepumpen", "", "expert")
    assert page["languages"] == ["fr", "de"]
    # What they know best comes first; in the reader's language.
    assert [(skill["label"], skill["level"]) for skill in page["skills"]] == [
        ("Stromnetz knowledge", 4),
        ("Fernwärme knowledge", 2),
        ("Löttechnik", None),
    ]
    assert [topic["name"] for topic in page["topics"]] == ["Fernwärme (en)"]


async def test_what_somebody_only_wants_to_learn_is_not_shown(
    world: World, bob: Someone, stage: Stage
) -> None:
    skill_id = stage.skills[await stage.topic("Wärme")]
    await world.client(bob).put(f"/me/skills/{skill_id}", json={"wants_to_learn": True})
    await join(world, bob)

    page = (await world.client(bob).get(f"/ambassadors/{bob.id}")).json()

    assert page["skills"] == []
    assert await found(world, bob, f"skill_id={skill_id}") == []


@pytest.mark.parametrize(
    "query",
    [
        *("q=zoe", "q=MULLER", "q=Warmepumpen", "q=oerlikon", "q=lottechnik"),
        *("q=fernwärme+zoé", "place=zurich", "language=fr"),
    ],
)
async def test_expert_is_found_whatever_case_and_accents(
    world: World, bob: Someone, expert: Someone, query: str
) -> None:
    await world.client(expert).put("/me/directory-entry", json=ENTRY)

    assert await found(world, bob, query) == ["Zoé Müller"]


@pytest.mark.parametrize("query", ["q=zoe+meier", "q=100%25", "place=bern", "language=it"])
async def test_expert_is_not_found_by_something_else(
    world: World, bob: Someone, expert: Someone, query: str
) -> None:
    assert await found(world, bob, query) == []


async def test_expert_is_found_by_skill_topic_and_team(
    world: World, bob: Someone, expert: Someone, stage: Stage
) -> None:
    heat, grid = stage.skills
    page = (await world.client(bob).get(f"/ambassadors/{expert.id}")).json()

    for query in (
        f"skill_id={stage.skills[heat]}",
        f"topic_id={heat}",
        # Muted, which nobody learns; but a skill belongs to it.
        f"topic_id={grid}",
        f"team_id={page['team']['id']}",
    ):
        assert await found(world, bob, query) == ["Zoé Müller"], query
    for name in ("skill_id", "topic_id", "team_id"):
        assert await found(world, bob, f"{name}={uuid4()}") == []


async def test_what_is_left_out_is_neither_seen_nor_searched(
    world: World, bob: Someone, expert: Someone, stage: Stage
) -> None:
    heat, grid = stage.skills
    hidden = ("shows_stage", "shows_skills", "shows_topics", "shows_languages")
    body = {**ENTRY, **dict.fromkeys(hidden, False)}

    saved = await world.client(expert).put("/me/directory-entry", json=body)

    page = (await world.client(bob).get(f"/ambassadors/{expert.id}")).json()
    assert saved.status_code == 200
    assert {name: saved.json()[name] for name in body} == body
    assert (page["stage"], page["languages"], page["skills"], page["topics"]) == (None, [], [], [])
    assert page["place"] == ENTRY["place"]
    for query in (
        *(f"skill_id={stage.skills[heat]}", f"topic_id={heat}", f"topic_id={grid}"),
        *("language=fr", "q=fernwärme", "q=lottechnik"),
    ):
        assert await found(world, bob, query) == [], query


async def test_own_entry_shows_how_others_see_it(world: World, bob: Someone) -> None:
    me = world.client(bob)
    before = (await me.get("/me/directory-entry")).json()
    await join(world, bob, "named")
    unlisted = (await me.get("/me/directory-entry")).json()
    await me.put("/me/consents/found", json={"granted": True})

    listed = (await me.get("/me/directory-entry")).json()

    assert (before["is_found"], unlisted["is_found"], listed["is_found"]) == (False, False, True)
    assert (before["seen"]["stage"], before["shows_stage"]) == (None, True)
    assert listed["seen"] == (await me.get(f"/ambassadors/{bob.id}")).json()


async def pause(client: Any) -> None:
    await client.patch("/me/ambassadorship", json={"status": "paused"})


async def leave(client: Any) -> None:
    await client.delete("/me/ambassadorship")


async def withdraw(client: Any) -> None:
    await client.put("/me/consents/found", json={"granted": False})


@pytest.mark.parametrize("step", [pause, leave, withdraw])
async def test_who_pauses_leaves_or_withdraws_is_gone_at_once(
    world: World, bob: Someone, expert: Someone, step: Any
) -> None:
    reader = world.client(bob)
    absent = await reader.get(f"/ambassadors/{uuid4()}")

    await step(world.client(expert))

    gone = await reader.get(f"/ambassadors/{expert.id}")
    assert await found(world, bob) == []
    assert (gone.status_code, absent.status_code) == (404, 404)
    assert {**gone.json(), "request_id": "", "instance": ""} == {
        **absent.json(),
        "request_id": "",
        "instance": "",
    }


async def test_pause_that_is_over_finds_again(world: World, bob: Someone, expert: Someone) -> None:
    until: date = (clock.now() + timedelta(days=3)).date()
    body = {"status": "paused", "paused_until": until.isoformat()}
    await world.client(expert).patch("/me/ambassadorship", json=body)
    assert await found(world, bob) == []

    await world.client(expert).patch("/me/ambassadorship", json={"status": "active"})

    assert await found(world, bob) == ["Zoé Müller"]


async def test_who_is_no_longer_employed_is_gone(
    world: World, bob: Someone, admin: Someone, expert: Someone
) -> None:
    body, tag = {"is_active": False}, {"If-Match": '"1"'}
    done = await world.client(admin).patch(f"/people/{expert.id}", json=body, headers=tag)

    assert done.status_code == 200
    assert await found(world, bob) == []


async def test_list_comes_in_pages_by_name(world: World, bob: Someone) -> None:
    for name in ("Cora Blum", "Anna Blum", "Beat Blum"):
        await join(world, await world.person(name))
    reader = world.client(bob)

    first = (await reader.get("/ambassadors?q=blum&limit=2")).json()
    rest = (await reader.get(f"/ambassadors?q=blum&limit=2&cursor={first['next_cursor']}")).json()

    names = [item["display_name"] for item in first["items"] + rest["items"]]
    assert names == ["Anna Blum", "Beat Blum", "Cora Blum"]
    assert rest["next_cursor"] is None


async def test_list_takes_the_same_statements_for_one_and_for_three(
    world: World, bob: Someone
) -> None:
    counts = []
    for names in (["Anna Blum"], ["Beat Blum", "Cora Blum"]):
        for name in names:
            await join(world, await world.person(name))
        with world.statements() as seen:
            await found(world, bob, "q=blum")
        counts.append(len(seen))

    # Who is calling, the topics that a word may be in, the list.
    assert counts == [3, 3]
