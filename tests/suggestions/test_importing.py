"""Entries become suggestions: each once, with language, topics and picture."""

import asyncio
import io
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from sqlmodel import select

from api.core.outbox import Delivery, OutboxMessage
from api.core.sources import NothingRead
from api.suggestions.importing import import_feed
from api.suggestions.models import Suggestion, SuggestionTopic
from api.suggestions.sources.refreshing import refresh
from tests.suggestions.conftest import Web
from tests.suggestions.feeds_of_ours import (
    GERMAN,
    OTHER,
    found,
    item,
    rss,
    source,
    titles,
    topic,
)
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def test_entry_gets_its_language_and_the_topics_its_words_speak_of(
    world: World, alice: Someone, web: Web
) -> None:
    topic_id = await topic(world, alice)
    await source(world, alice, web.put(rss(item(1, f"&lt;p&gt;{GERMAN}&lt;/p&gt;"))))

    (read,) = (await found(world, alice, "/suggestions"))["items"]

    assert (read["title"], read["summary"], read["language"]) == ("Meldung 1", GERMAN, "de")
    assert (read["kind"], read["status"], read["minutes"]) == ("share", "proposed", None)
    assert (read["url"], read["source"]["name"]) == ("https://news.example/1", "Neues")
    assert read["published_at"] == "2020-06-02T10:00:00Z"
    assert read["topics"] == [
        {"id": topic_id, "name": "Wärme", "words": ["Wärmepumpen"], "is_proposed": True}
    ]


@pytest.mark.parametrize(
    ("spoken", "feed_language", "source_language", "expected"),
    [
        (GERMAN, "en-us", None, "de"),
        ("Onze Groningse buren praten", "nl", "de", "nl"),
        ("1 2 3", "", "fr", "fr"),
        ("1 2 3", "it", "fr", "it"),
        ("1 2 3", "", None, None),
    ],
    ids=["seen", "unknown here", "source's", "feed's", "none"],
)
async def test_language_is_what_the_text_says_before_what_others_say(
    world: World,
    alice: Someone,
    web: Web,
    spoken: str,
    feed_language: str,
    source_language: str | None,
    expected: str | None,
) -> None:
    url = web.put(rss(item(1, spoken, title="X"), language=feed_language))
    await source(world, alice, url, language=source_language)

    (read,) = (await found(world, alice, "/suggestions"))["items"]

    assert read["language"] == expected


async def test_long_text_says_how_long_it_takes_to_read(
    world: World, alice: Someone, web: Web
) -> None:
    await source(world, alice, web.put(rss(item(1, " ".join([OTHER] * 16)))))

    (read,) = (await found(world, alice, "/suggestions"))["items"]

    assert read["minutes"] == 2


async def test_source_topics_and_trust(world: World, alice: Someone, web: Web) -> None:
    heat = await topic(world, alice)
    garden = await topic(world, alice, names={"de": "Garten"}, keywords={"de": ["Nichts"]})
    trusted = {"is_trusted": True}
    both = web.put(rss(item(1, GERMAN)), "/both")
    await source(world, alice, both, default_topic_ids=[garden], **trusted)
    await source(world, alice, web.put(rss(item(2, OTHER)), "/none"), **trusted)

    approved = (await found(world, alice, "/suggestions?status=approved"))["items"]

    assert [suggestion["title"] for suggestion in approved] == ["Meldung 1"]
    assert {each["id"]: each["is_proposed"] for each in approved[0]["topics"]} == {
        garden: False,
        heat: True,
    }
    assert await _listed(world) == {UUID(heat), UUID(garden)}


async def test_entry_is_known_under_another_id_or_address(
    world: World, alice: Someone, web: Web
) -> None:
    url = web.put(rss(item(1), item(2), item(2)))
    path = f"/sources/{(await source(world, alice, url))['id']}"
    changed_id = item(1, guid="other", link="https://NEWS.example/1/?utm_source=feed#top")
    changed_address = item(2, link="https://news.example/moved")
    web.put(rss(changed_id, changed_address, item(3)))

    await world.client(alice).post(f"{path}/refresh")
    await world.work()
    second = await found(world, alice, path)
    web.put(rss(item(1, guid="other", link="https://news.example/elsewhere")))
    await world.client(alice).post(f"{path}/refresh")
    await world.work()
    third = await found(world, alice, path)

    assert (second["imported"], second["known"]) == (1, 2)
    assert (third["imported"], third["known"]) == (0, 1)
    assert await titles(world, alice) == ["Meldung 3", "Meldung 2", "Meldung 1"]


async def test_address_from_another_source_or_person_is_known(
    world: World, alice: Someone, bob: Someone, web: Web
) -> None:
    proposal = {"title": "Schon da", "url": "https://news.example/2"}
    created(await world.client(bob).post("/suggestions", json=proposal))
    await source(world, alice, web.put(rss(item(1)), "/one"))

    second = await source(world, alice, web.put(rss(item(1), item(2)), "/two"))

    assert (second["imported"], second["known"]) == (0, 2)
    assert await titles(world, alice) == ["Meldung 1", "Schon da"]


async def test_entries_with_one_address_are_kept_apart(
    world: World, alice: Someone, web: Web
) -> None:
    url = web.put(rss(*(item(n, link="https://news.example/show") for n in range(3))))

    first = await source(world, alice, url)
    await world.client(alice).post(f"/sources/{first['id']}/refresh")
    await world.work()
    second = await found(world, alice, f"/sources/{first['id']}")

    assert (first["imported"], second["imported"], second["known"]) == (3, 0, 3)


async def test_deleted_suggestion_does_not_come_back(
    world: World, alice: Someone, web: Web
) -> None:
    read = await source(world, alice, web.put(rss(item(1))))
    (suggestion,) = (await found(world, alice, "/suggestions"))["items"]

    await world.client(alice).delete(
        f"/suggestions/{suggestion['id']}", headers={"If-Match": '"1"'}
    )
    await world.client(alice).post(f"/sources/{read['id']}/refresh")
    await world.work()

    assert await titles(world, alice) == []


async def test_first_fetch_keeps_all_entries_in_their_order(
    world: World, alice: Someone, web: Web
) -> None:
    days = [f"{day:02} Jan 1999 10:00:00 GMT" for day in range(1, 31)]
    url = web.put(rss(*(item(n, pubDate=day) for n, day in enumerate(days))))

    read = await source(world, alice, url)

    assert read["imported"] == 30
    assert await titles(world, alice) == [f"Meldung {n}" for n in reversed(range(30))]


async def test_same_feed_read_twice_at_once_gives_each_entry_once(
    world: World, alice: Someone, web: Web, delivery: Delivery
) -> None:
    entries = [item(n) for n in range(60)]
    added = [
        created(
            await world.client(alice).post("/sources", json={"url": web.put(rss(*chosen), path)})
        )
        for path, chosen in (("/one", entries), ("/two", entries[::-1]))
    ]
    ids = [UUID(each["id"]) for each in added]

    done = await asyncio.gather(*(refresh(delivery, row_id) for row_id in (*ids, *ids)))

    assert sum(each.imported for each in done) == 60
    assert len(await titles(world, alice)) == 60


async def test_picture_is_made_our_own(world: World, alice: Someone, web: Web) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (1600, 900), "teal").save(drawn, "PNG")
    picture = web.put(drawn.getvalue(), "/picture.png", Content_Type="image/png")
    entry = f'<enclosure url="{picture}" type="image/png" length="9"/>'
    lost = f'<enclosure url="{web.url("/lost.png")}" type="image/png" length="9"/>'
    await source(
        world,
        alice,
        web.put(
            rss(item(1).replace("</item>", f"{entry}</item>"))[:-16]
            + item(2).replace("</item>", f"{lost}</item>")
            + "</channel></rss>"
        ),
    )

    without, with_picture = (await found(world, alice, "/suggestions"))["items"]
    served = await world.client().get(f"http://testserver{with_picture['image_url']}")

    assert without["image_url"] is None
    assert (served.status_code, served.headers["content-type"]) == (200, "image/webp")
    assert Image.open(io.BytesIO(served.content)).size == (800, 450)
    assert with_picture["version"] == 1
    await world.client(alice).delete(
        f"/suggestions/{with_picture['id']}", headers={"If-Match": '"1"'}
    )
    await world.work()
    gone = await world.client().get(f"http://testserver{with_picture['image_url']}")
    assert gone.status_code == 404
    assert await _queued(world) == 0


async def test_file_is_imported_without_being_read_again(
    world: World, alice: Someone, delivery: Delivery, tmp_path: Path
) -> None:
    file = tmp_path / "news.xml"
    file.write_text(rss(item(1), item(2)))
    given = (delivery.settings, delivery.database, delivery.files, delivery.organization_id)

    first = await import_feed(*given, str(file))
    second = await import_feed(*given, str(file))
    (read,) = (await found(world, alice, "/sources"))["items"]
    refused = await world.client(alice).post(f"/sources/{read['id']}/refresh")

    assert (first.imported, first.known) == (2, 0)
    assert (second.imported, second.known) == (0, 2)
    assert (read["url"], read["name"], read["next_fetch_at"]) == ("file:news.xml", "Neues", None)
    assert (refused.status_code, refused.json()["code"]) == (409, "not-refreshable")


async def test_address_is_imported_by_command(
    world: World, alice: Someone, web: Web, delivery: Delivery
) -> None:
    url = web.put(rss(item(1)))
    given = (delivery.settings, delivery.database, delivery.files, delivery.organization_id)

    done = await import_feed(*given, url)

    assert (done.imported, done.known, done.refused) == (1, 0, 0)
    assert (await found(world, alice, "/sources"))["items"][0]["status"] == "ok"


@pytest.mark.parametrize(
    "reference", ["", "/nowhere/feed.xml", ".", "http://", "http://127.0.0.1/"]
)
async def test_import_of_nothing_says_why(delivery: Delivery, reference: str) -> None:
    given = (delivery.settings, delivery.database, delivery.files, delivery.organization_id)

    with pytest.raises(NothingRead) as refusal:
        await import_feed(*given, reference)

    assert str(refusal.value).endswith(".")


async def _listed(world: World) -> set[UUID]:
    async with world.session() as session:
        rows = await session.exec(
            select(SuggestionTopic.topic_id)
            .join(Suggestion, Suggestion.id == SuggestionTopic.suggestion_id)
            .where(SuggestionTopic.listed_at == Suggestion.approved_at)
        )
        return set(rows.all())


async def _queued(world: World) -> int:
    async with world.session() as session:
        return len((await session.exec(select(OutboxMessage.id))).all())
