"""One box over everything that the reader may see, and nothing else."""

from uuid import UUID

import pytest
from sqlmodel import select

from api.core import fulltext, tenancy
from api.core.fulltext import Word
from api.core.outbox import Delivery
from api.search.jobs import complete, reindex
from api.suggestions.models import Suggestion
from tests.search.asking import announce, join, marks, plain, search, suggest, thank, titles, topic
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


async def words(world: World) -> dict[str, list[tuple[str, str, int]]]:
    async with world.session() as session:
        found = {}
        for kept in fulltext.searched.values():
            table: type[Word] = kept.words
            rows = await session.exec(select(table.id, table.stem, table.weight))
            found[table.__name__] = sorted((str(row[0]), row[1], row[2]) for row in rows)
    return found


async def test_one_box_finds_each_kind(world: World, alice: Someone, bob: Someone) -> None:
    topic_id = await topic(world, alice)
    summary = "Was im Altbau zählt, und was " + "nicht " * 40 + "eine Wärmepumpe kostet."
    await suggest(world, alice, "Heizen im Altbau", summary=summary, topic_ids=[topic_id])
    await suggest(world, alice, "Wärmepumpen leise gemacht", topic_ids=[topic_id])
    made = await announce(world, alice, "Tag der Wärmepumpe", topic_ids=[topic_id])
    await world.client(alice).put(f"/events/{made['id']}/approval")
    await join(world, bob, "found", "named")
    await world.client(bob).put(f"/me/interests/{topic_id}", json={"attitude": "follows"})
    await thank(world, alice, bob, text="Danke für deine Führung durch die Wärmepumpen")

    hits = await search(world, alice, "wärmepump")

    assert [(hit["kind"], plain(hit["title"])) for hit in hits] == [
        # The word in the title comes first, although both are approved and one is newer.
        ("suggestion", "Wärmepumpen leise gemacht"),
        ("suggestion", "Heizen im Altbau"),
        ("event", "Tag der Wärmepumpe"),
        ("topic", "Wärme"),
        ("kudos", "Alice Ammann → Bob Bianchi"),
    ]
    assert [marks(hit["title"]) for hit in hits] == [["Wärmepumpen"], [], ["Wärmepumpe"], [], []]
    assert marks(hits[1]["excerpt"]) == ["Wärmepumpe"]
    assert plain(hits[1]["excerpt"]).startswith("…")
    assert hits[1]["topics"] == [{"id": topic_id, "name": "Wärme"}]
    # Where it was found is shown, be it a keyword.
    assert marks(hits[3]["excerpt"]) == ["Wärmepumpe"]
    assert [plain(hit["title"]) for hit in await search(world, alice, "Wärme", kind="topic")] == [
        "Wärme"
    ]
    # Who follows the topic shows it.
    assert await titles(world, alice, "Wärme", kind="ambassador") == ["Bob Bianchi"]
    assert await titles(world, bob, "chaleur") == ["Heat", "Bob Bianchi"]


async def test_what_is_not_listed_is_found_by_curators_and_its_proposer(
    world: World, alice: Someone, bob: Someone
) -> None:
    carla = await world.person("Carla Conti")
    topic_id = await topic(world, alice)
    await suggest(world, bob, "Solarstrom vom Dach")
    await announce(world, bob, "Solartag")
    over = await suggest(world, alice, "Solar gestern", topic_ids=[topic_id])
    await world.client(alice).delete(f"/suggestions/{over['id']}/approval")
    await world.client(alice).put(f"/suggestions/{over['id']}/archiving")

    seen = {who: await search(world, who, "solar") for who in (alice, bob, carla)}

    assert [(plain(hit["title"]), hit["status"]) for hit in seen[bob]] == [
        ("Solarstrom vom Dach", "proposed"),
        ("Solartag", "proposed"),
    ]
    assert {plain(hit["title"]) for hit in seen[alice]} == {
        "Solarstrom vom Dach",
        "Solartag",
        "Solar gestern",
    }
    assert seen[carla] == []
    # Of the list it is the same box.
    listed = (await world.client(bob).get("/suggestions?q=strom%20solar")).json()["items"]
    assert [each["title"] for each in listed] == ["Solarstrom vom Dach"]
    assert (await world.client(carla).get("/suggestions?q=solar")).json()["items"] == []


async def test_thanks_are_found_as_far_as_they_are_seen(
    world: World, alice: Someone, bob: Someone
) -> None:
    carla, dora = await world.person("Carla Conti"), await world.person("Dora Dubois")
    await thank(world, alice, bob, carla, text="Der Vortrag war grossartig")
    await thank(world, alice, bob, visibility="private", text="Der Vortrag unter uns")
    await world.client(bob).put("/me/consents/named", json={"granted": True})

    async def found(someone: Someone, question: str) -> list[str]:
        return await titles(world, someone, question, kind="kudos")

    to_both, to_bob = "Alice Ammann → Bob Bianchi, Carla Conti", "Alice Ammann → Bob Bianchi"
    assert await found(bob, "Vortrag") == [to_bob, to_both]
    assert await found(carla, "Vorträge") == [to_both]
    assert await found(dora, "vortrag") == [to_bob]
    assert await found(dora, "vortrag bianchi") == [to_bob]
    # Carla is on them as well, which Dora does not see: so her name finds nothing.
    assert await found(dora, "conti") == []
    assert await found(dora, "vortrag carla") == []
    assert await found(alice, "vortrag carla") == [to_both]


async def test_other_organization_finds_nothing(
    world: World, alice: Someone, bob: Someone, mallory: Someone
) -> None:
    topic_id = await topic(world, alice)
    await suggest(world, alice, "Wärmepumpen", topic_ids=[topic_id])
    await announce(world, alice, "Wärmetag")
    await join(world, bob, "found", "named")
    await thank(world, alice, bob, text="Danke für die Wärme")

    assert len(await search(world, alice, "wärme")) == 4
    assert await search(world, mallory, "wärme") == []
    assert await search(world, mallory, "bianchi") == []


async def test_words_follow_every_change(world: World, alice: Someone, bob: Someone) -> None:
    made = await suggest(world, bob, "Wärmepumpen im Altbau", language=None)
    kept = await thank(world, alice, bob, text="Danke für die Wärmepumpe")
    # Its language is found out meanwhile.
    await world.work()
    before = await titles(world, bob, "wärmepumpe", kind="suggestion")
    change = {"title": "Solarstrom vom Dach"}
    version = (await world.client(bob).get(f"/suggestions/{made['id']}")).headers["etag"]
    changed = await world.client(bob).patch(
        f"/suggestions/{made['id']}", json=change, headers={"If-Match": version}
    )
    assert changed.status_code == 200, changed.text
    incremental = await words(world)
    await reindex(world.settings, world.app.state.database, world.app.state.files)
    anew = await words(world)
    await world.client(alice).delete(f"/kudos/{kept['id']}")
    async with world.session() as session:
        await session.delete(await tenancy.find(session, Suggestion, UUID(made["id"])))

    assert before == ["Wärmepumpen im Altbau"]
    assert await titles(world, bob, "wärmepumpe") == []
    assert incremental == anew
    assert {name for name, rows in anew.items() if rows} == {"SuggestionWord", "KudosWord"}
    assert await words(world) == {"SuggestionWord": [], "EventWord": [], "KudosWord": []}


async def test_what_has_no_words_gets_them(world: World, alice: Someone, bob: Someone) -> None:
    await suggest(world, bob, "Wärmepumpen im Altbau")
    await announce(world, bob, "Wärmetag")
    whole = await words(world)
    async with world.session() as session:
        for kept in fulltext.searched.values():
            for row in (await session.exec(select(kept.words))).all():
                await session.delete(row)
    lost = await titles(world, bob, "wärme")

    async with world.session() as session:
        organization_id = tenancy.organization_of(session)
    state = world.app.state
    await complete(Delivery(world.settings, state.database, state.files, organization_id, {}))

    assert lost == []
    assert await words(world) == whole


async def test_pages_go_on_where_one_ended(world: World, alice: Someone, bob: Someone) -> None:
    topic_id = await topic(world, alice)
    for number in range(7):
        await suggest(world, alice, f"Meldung {number}", topic_ids=[topic_id])
    client = world.client(bob)
    first = (await client.get("/search?q=meldung")).json()

    pages, cursor = [], ""
    for _ in range(3):
        address = f"/search?q=meldung&kind=suggestion&limit=3{cursor}"
        page = (await client.get(address)).json()
        pages.append([plain(hit["title"]) for hit in page["items"]])
        cursor = f"&cursor={page['next_cursor']}"

    assert len(first["items"]) == 5
    assert (first["more"], first["next_cursor"]) == (["suggestion"], None)
    assert pages == [
        ["Meldung 6", "Meldung 5", "Meldung 4"],
        ["Meldung 3", "Meldung 2", "Meldung 1"],
        ["Meldung 0"],
    ]
    refused = await client.get(f"/search?q=meldung{cursor}")
    assert refused.status_code == 400


async def test_common_word_is_met_in_the_newest(
    world: World, alice: Someone, bob: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.core.finding.FEW", 2)
    topic_id = await topic(world, alice)
    for number in (10, 11, 12):
        await suggest(world, alice, f"Meldung {number}", topic_ids=[topic_id])
        await thank(world, alice, bob, text=f"Danke für die Meldung {number}")

    found = await titles(world, bob, "meldung", kind="suggestion", limit=2)
    both = await titles(world, bob, "meldung 11", kind="suggestion")
    listed = (await world.client(bob).get("/suggestions?q=meldung")).json()["items"]
    thanks = await search(world, bob, "meldung", kind="kudos")

    assert found == ["Meldung 12", "Meldung 11"]
    assert both == ["Meldung 11"]
    assert [item["title"] for item in listed] == ["Meldung 12", "Meldung 11", "Meldung 10"]
    assert [plain(hit["excerpt"])[-2:] for hit in thanks] == ["12", "11", "10"]


async def test_as_many_statements_for_many_as_for_one(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id, counts = await topic(world, alice), []
    await join(world, bob, "found", "named")
    for wanted in (1, 4):
        for number in range(wanted):
            await suggest(world, alice, f"Wärme {number}", topic_ids=[topic_id])
            await announce(world, alice, f"Wärmetag {number}", topic_ids=[topic_id])
            await thank(world, alice, bob, text="Danke für die Wärme")
        with world.statements() as seen:
            assert await search(world, alice, "wärme im haus bianchi") == []
            assert await search(world, alice, "wärme")
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 30


@pytest.mark.parametrize(
    ("question", "status"),
    [
        *(("\x00", 422), ("", 422), ("   ", 200), ("ä" * 201, 422), ("x" * 10_000, 422)),
        *(
            ("😀", 200),
            ("%", 200),
            ("_", 200),
            ("' OR 1=1 --", 200),
            ('"', 200),
            ("a AND NOT", 200),
        ),
        *(("(((", 200), ("NEAR(a b)", 200), ("a:* & !b | c", 200), ("*" * 200, 200), ("\\", 200)),
        *(("ﷺ" * 60, 200), ("ß" * 200, 200), ("z" * 200, 200), (" ".join("abcdefghij" * 9), 200)),
        *(("ab cd ef gh ij kl mn op qr st", 200), ("\U0010ffff\U0010ffff", 200), ("ｆｕｌｌ", 200)),
    ],
)
async def test_odd_questions_are_answered(
    world: World, bob: Someone, question: str, status: int
) -> None:
    answer = await world.client(bob).get("/search", params={"q": question})

    assert answer.status_code == status


async def test_search_is_not_for_tools(world: World) -> None:
    tool = await world.tool()

    assert (await world.client(tool).get("/search?q=a")).status_code == 403
