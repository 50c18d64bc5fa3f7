"""The vocabulary of skills: search in four languages, own additions, imports."""

import gzip

import pytest

from api.strategy.skills import vocabulary
from api.strategy.skills.models import SkillOrigin
from api.strategy.skills.vocabulary import Imported, VocabularyUnreadable
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

ESCO = "esco_id,label_en,label_fr\n1,weld,souder\n2,paint,peindre\n,nobody,personne\n3,,\n"


async def labels(world: World, someone: Someone, q: str) -> list[str]:
    answer = await world.client(someone).get(f"/skills?q={q}")
    return [skill["label"] for skill in answer.json()["items"]]


async def test_shipped_vocabulary_is_found_in_every_language_without_accents(
    world: World, bob: Someone
) -> None:
    async with world.session() as session:
        shipped = await vocabulary.ship(session)
    async with world.session() as session:
        again = await vocabulary.ship(session)

    assert shipped.imported > 200
    assert again == Imported(0, shipped.imported, 0)
    found = [await labels(world, bob, q) for q in ("heat pump", "wärmepumpen", "WARMEPUMPEN")]
    assert found[0]
    assert found[1] == found[2]


async def test_apostrophe_of_the_keyboard_finds_the_printed_one(world: World, bob: Someone) -> None:
    printed = {"en": "Energy", "it": "Gestione dell’energia"}
    created(await world.client(bob).post("/skills", json={"labels": printed}))

    assert await labels(world, bob, "dell'energia") == ["Energy"]
    assert await labels(world, bob, "dell’energia") == ["Energy"]


async def test_what_begins_with_the_words_comes_first(world: World, bob: Someone) -> None:
    for label in ("Agile metadata", "Deep data", "Data models", "Big data"):
        created(await world.client(bob).post("/skills", json={"labels": {"en": label}}))

    found = ["Data models", "Big data", "Deep data", "Agile metadata"]
    assert await labels(world, bob, "data") == found


async def test_own_skill_is_added_once_in_whatever_spelling(
    world: World, alice: Someone, bob: Someone
) -> None:
    first = created(await world.client(bob).post("/skills", json={"labels": {"de": "Löten"}}))

    second = await world.client(alice).post("/skills", json={"labels": {"de": "LOTEN"}})

    assert second.status_code == 409
    assert second.json()["existing_id"] == first["id"]
    assert first["origin"] == "organization"


async def test_skill_names_its_topics(world: World, alice: Someone, bob: Someone) -> None:
    skill = created(await world.client(bob).post("/skills", json={"labels": {"de": "Löten"}}))
    topic = {"names": {"en": "Making"}, "skill_ids": [skill["id"]]}
    made = created(await world.client(alice).post("/topics", json=topic))

    read = (await world.client(bob).get(f"/skills/{skill['id']}")).json()

    assert made["skills"] == [{"id": skill["id"], "label": "Löten"}]
    assert read["topics"] == [{"id": made["id"], "name": "Making"}]


async def test_topic_with_an_unknown_skill_leaves_nothing_behind(
    world: World, alice: Someone
) -> None:
    topic = {"names": {"de": "x"}, "skill_ids": ["01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c22"]}

    answer = await world.client(alice).post("/topics", json=topic)

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["pointer"] == "#/skill_ids"
    assert (await world.client(alice).get("/topics")).json()["items"] == []


@pytest.mark.parametrize("body", [ESCO.encode(), b"\xef\xbb\xbf" + ESCO.encode()])
async def test_import_counts_new_known_and_refused_rows(
    world: World, bob: Someone, body: bytes
) -> None:
    counts = []
    for content in (body, gzip.compress(body)):
        async with world.session() as session:
            counts.append(await vocabulary.import_table(session, content, SkillOrigin.esco))

    assert counts == [Imported(2, 0, 2), Imported(0, 2, 2)]
    assert await labels(world, bob, "souder") == ["weld"]


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b"\x1f\x8bnot gzip"])
async def test_import_of_something_else_says_so(world: World, body: bytes) -> None:
    async with world.session() as session:
        with pytest.raises(VocabularyUnreadable):
            await vocabulary.import_table(session, body, SkillOrigin.esco)


async def test_skills_take_as_many_statements_for_thirty_as_for_one(
    world: World, bob: Someone
) -> None:
    counts = []
    for wanted in (1, 30):
        for number in range(wanted):
            label = {"de": f"Fach {wanted} {number}"}
            created(await world.client(bob).post("/skills", json={"labels": label}))
        with world.statements() as statements:
            answer = await world.client(bob).get("/skills?q=fach&limit=100")
        counts.append((len(answer.json()["items"]), len(statements)))

    assert counts == [(1, 2), (31, 2)]
