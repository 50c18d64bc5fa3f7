"""Sources: feeds that the lead adds and the worker reads."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from api.core import clock
from api.core.outbox import Delivery
from api.core.polling import Imported, SourceStatus
from api.suggestions.sources import troubles
from api.suggestions.sources.jobs import poll
from api.suggestions.sources.models import Source
from api.suggestions.sources.reading import Address, Reading
from api.suggestions.sources.refreshing import note_success
from tests.suggestions.conftest import Page, Web
from tests.suggestions.feeds_of_ours import GERMAN, found, item, rss, source, titles, topic
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def test_source_is_stored_at_once_and_read_by_the_worker(
    world: World, alice: Someone, web: Web
) -> None:
    url = web.put(rss(item(1), item(2)), ETag='"v1"')

    added = created(await world.client(alice).post("/sources", json={"url": url}))
    await world.work()
    read = await found(world, alice, f"/sources/{added['id']}")

    assert (added["status"], added["name"], added["version"]) == ("new", "127.0.0.1", 1)
    assert (read["status"], read["name"], read["version"]) == ("ok", "Neues", 1)
    assert (read["imported"], read["known"], read["refused"]) == (2, 0, 0)
    assert (read["feed_url"], read["progress"], read["error"]) == (url, None, None)
    assert read["suggestion_count"] == 2
    assert read["next_fetch_at"] > read["last_success_at"]


async def test_refresh_answers_at_once_and_knows_what_it_has(
    world: World, alice: Someone, web: Web
) -> None:
    url = web.put(rss(item(1)))
    path = f"/sources/{(await source(world, alice, url))['id']}"
    web.put(rss(item(1), item(2)))

    asked = await world.client(alice).post(f"{path}/refresh")
    await world.work()
    read = await found(world, alice, path)

    assert (asked.status_code, asked.json()["status"]) == (202, "refreshing")
    assert (read["imported"], read["known"]) == (1, 1)
    assert await titles(world, alice) == ["Meldung 2", "Meldung 1"]


async def test_refresh_sends_the_conditions_of_the_version_it_has(
    world: World, alice: Someone, web: Web
) -> None:
    url = web.put(rss(item(1)), ETag='"v1"', Last_Modified="Mon, 01 Jun 2020 10:00:00 GMT")
    path = f"/sources/{(await source(world, alice, url))['id']}"
    web.pages["/feed"] = Page(status=304)

    await world.client(alice).post(f"{path}/refresh")
    await world.work()
    read = await found(world, alice, path)

    head = web.seen[-1].lower()
    assert 'if-none-match: "v1"' in head
    assert "if-modified-since: mon, 01 jun 2020" in head
    assert (read["status"], read["imported"], read["known"]) == ("ok", 0, 1)


async def test_page_is_searched_for_its_feed(world: World, alice: Someone, web: Web) -> None:
    page = web.put(
        '<html><head><link rel="alternate" type="application/rss+xml" href="/broken">'
        '<link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
        "/",
        Content_Type="text/html",
    )
    web.put(rss(item(1)))

    read = await source(world, alice, page)

    assert (read["status"], read["feed_url"]) == ("ok", web.url("/feed"))
    assert await titles(world, alice) == ["Meldung 1"]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (Page(b"<html><body>Hello</body></html>"), "html_page"),
        (Page(b'{"version": "https://jsonfeed.org'), "malformed"),
        (Page(b'{"a": 1}'), "not_a_feed"),
        (Page(rss().encode()), "empty"),
        (Page(b"x" * 11_000_000), "too_large"),
        (Page(status=302, headers={"Location": "http://10.0.0.1/"}), "address_not_allowed"),
        (Page(status=302, headers={"Location": "/feed"}), "too_many_redirects"),
        (Page(status=500), "bad_status"),
        (Page(status=404), "not_found"),
        (Page(headers={"Content-Length": "9"}), "unreachable"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_broken_source_says_what_is_wrong(
    world: World, alice: Someone, web: Web, page: Page, code: str
) -> None:
    web.pages["/feed"] = page

    read = await source(world, alice, web.url())

    assert (read["status"], read["error"]["code"]) == ("failing", code)
    assert read["error"]["detail"] == troubles.detail(code, page.status, "de")
    assert await titles(world, alice) == []


async def test_trouble_is_told_in_the_readers_language(
    world: World, alice: Someone, web: Web
) -> None:
    web.pages["/feed"] = Page(status=500)
    read = await source(world, alice, web.url())
    client = world.client(alice)

    said = []
    for language in ("de", "fr", "it", "en"):
        await client.patch("/me", json={"language": language})
        said.append((await client.get(f"/sources/{read['id']}")).json()["error"]["detail"])

    assert said == [
        "Die andere Seite antwortet mit einem Fehler (HTTP 500).",
        "L’autre côté répond par une erreur (HTTP 500).",
        "Il sito risponde con un errore (HTTP 500).",
        "The other side answers with an error (HTTP 500).",
    ]


async def test_private_address_is_not_read(world: World, alice: Someone) -> None:
    read = await source(world, alice, "http://169.254.169.254/latest")

    assert read["error"]["code"] == "address_not_allowed"


async def test_failing_source_backs_off_says_since_when_and_recovers(
    world: World, alice: Someone, web: Web, delivery: Delivery
) -> None:
    first = await source(world, alice, web.url())
    path = f"/sources/{first['id']}"

    await world.client(alice).post(f"{path}/refresh")
    await world.work()
    second = await found(world, alice, path)
    web.put(rss(item(1)))
    await world.client(alice).post(f"{path}/refresh")
    await world.work()
    recovered = await found(world, alice, path)

    waits = [_wait(first), _wait(second)]
    assert timedelta(minutes=15) <= waits[0] <= timedelta(minutes=17)
    assert timedelta(minutes=30) <= waits[1] <= timedelta(minutes=33)
    assert second["failing_since"] == first["failing_since"]
    assert (recovered["status"], recovered["failing_since"]) == ("ok", None)
    assert recovered["error"] is None


async def test_server_that_asks_for_patience_gets_it(
    world: World, alice: Someone, web: Web
) -> None:
    web.put("later", status=503, Retry_After="7200")

    read = await source(world, alice, web.url())

    assert _wait(read) >= timedelta(hours=2) - timedelta(seconds=5)


async def test_source_that_is_gone_is_not_read_again(
    world: World, alice: Someone, web: Web
) -> None:
    web.put("gone", status=410)

    read = await source(world, alice, web.url())

    assert (read["status"], read["next_fetch_at"]) == ("failing", None)


async def test_poll_reads_what_is_due_and_what_died_refreshing(
    world: World, alice: Someone, web: Web, delivery: Delivery
) -> None:
    one, two, later = [
        (await source(world, alice, web.put(rss(item(n)), f"/{n}")))["id"] for n in (1, 2, 3)
    ]
    past = clock.now() - timedelta(minutes=1)
    async with world.session() as session:
        for row_id, status in ((one, SourceStatus.ok), (two, SourceStatus.refreshing)):
            row = await session.get(Source, (world.home, UUID(row_id)))
            assert row
            row.next_fetch_at, row.status = past, status
    web.seen.clear()

    await poll(delivery)
    await world.work()

    assert sorted(head.split()[1] for head in web.seen) == ["/1", "/2"]
    assert (await found(world, alice, f"/sources/{two}"))["status"] == "ok"
    assert (await found(world, alice, f"/sources/{later}"))["status"] == "ok"


async def test_source_being_read_is_not_queued_again(
    world: World, alice: Someone, web: Web
) -> None:
    added = await source(world, alice, web.put(rss(item(1))))
    web.seen.clear()

    for _ in range(3):
        await world.client(alice).post(f"/sources/{added['id']}/refresh")
    await world.work()

    assert len(web.seen) == 1


async def test_source_with_an_address_that_is_there_is_refused(
    world: World, alice: Someone, web: Web
) -> None:
    post = world.client(alice).post
    first = created(await post("/sources", json={"url": "https://news.example/feed"}))

    second = await post("/sources", json={"url": "https://news.example/feed/#top"})
    wrong = [
        (await post("/sources", json={"url": url})).status_code
        for url in ("javascript:alert(1)", "ftp://news.example/", "news.example", "http://", "")
    ]

    assert (second.status_code, second.json()["code"]) == (409, "source-exists")
    assert second.json()["existing_id"] == first["id"]
    assert wrong == [422] * 5


async def test_source_is_changed_with_its_version(world: World, alice: Someone, web: Web) -> None:
    read = await source(world, alice, web.put(rss(item(1))))
    topic_id = await topic(world, alice)
    change = {"name": "Eigener", "default_topic_ids": [topic_id], "is_trusted": True}
    patch, path = world.client(alice).patch, f"/sources/{read['id']}"

    missing = await patch(path, json=change)
    changed = await patch(path, json=change, headers={"If-Match": '"1"'})
    web.put(rss(item(2, GERMAN), title="Anderer Titel"))
    await world.client(alice).post(f"{path}/refresh")
    await world.work()
    again = await found(world, alice, path)

    assert (missing.status_code, changed.status_code) == (428, 200)
    assert changed.json()["default_topics"] == [{"id": topic_id, "name": "Wärme"}]
    assert (again["name"], again["version"]) == ("Eigener", changed.json()["version"])
    assert await titles(world, alice, "status=approved") == ["Meldung 2"]


async def test_source_moved_to_another_address_is_read_there(
    world: World, alice: Someone, web: Web
) -> None:
    read = await source(world, alice, web.put(rss(item(1))))
    moved = web.put(rss(item(2)), "/moved")

    await world.client(alice).patch(
        f"/sources/{read['id']}", json={"url": moved}, headers={"If-Match": '"1"'}
    )
    await world.work()

    assert await titles(world, alice) == ["Meldung 2", "Meldung 1"]


async def test_outcome_of_an_address_that_was_replaced_meanwhile_is_dropped(
    world: World, alice: Someone, web: Web, delivery: Delivery
) -> None:
    read = await source(world, alice, web.put(rss(item(1))))
    async with world.session() as session:
        before = await session.get(Source, (world.home, UUID(read["id"])))
    assert before
    moved = web.put(rss(item(2)), "/moved")
    await world.client(alice).patch(
        f"/sources/{read['id']}", json={"url": moved}, headers={"If-Match": '"1"'}
    )

    await note_success(delivery, before, Reading(None, Address.of(before)), Imported(0, 0, 0))
    now = await found(world, alice, f"/sources/{read['id']}")

    assert (now["url"], now["feed_url"]) == (moved, None)


async def test_deleted_source_leaves_what_was_curated(
    world: World, alice: Someone, web: Web
) -> None:
    topic_id = await topic(world, alice)
    url = web.put(rss(item(1), item(2)))
    read = await source(world, alice, url)
    _newest, oldest = (await found(world, alice, "/suggestions"))["items"]
    await world.client(alice).put(
        f"/suggestions/{oldest['id']}/approval", json={"topic_ids": [topic_id]}
    )

    gone = await world.client(alice).delete(f"/sources/{read['id']}", headers={"If-Match": '"1"'})

    assert gone.status_code == 204
    assert await titles(world, alice) == ["Meldung 1"]
    again = await source(world, alice, url)
    assert (again["imported"], again["known"]) == (1, 1)


async def test_sources_are_for_those_who_may(
    world: World, alice: Someone, bob: Someone, admin: Someone, mallory: Someone
) -> None:
    body = {"url": "https://news.example/feed"}
    added = created(await world.client(admin).post("/sources", json=body))
    path = f"/sources/{added['id']}"

    assert (await world.client(bob).get("/sources")).status_code == 403
    assert (await world.client(bob).post("/sources", json=body)).status_code == 403
    assert (await world.client(alice).get(path)).status_code == 200
    assert (await world.client(mallory).get(path)).status_code == 404
    assert (await world.client(mallory).post(f"{path}/refresh")).status_code == 404
    assert (await world.client(mallory).get("/sources")).json()["items"] == []
    assert created(await world.client(mallory).post("/sources", json=body))["id"] != added["id"]


async def test_sources_take_as_many_statements_for_thirty_as_for_one(
    world: World, alice: Someone
) -> None:
    counts = []
    for wanted in (1, 29):
        for number in range(wanted):
            body = {"url": f"https://news.example/{wanted}/{number}"}
            created(await world.client(alice).post("/sources", json=body))
        with world.statements() as statements:
            listed = await found(world, alice, "/sources?limit=100")
        counts.append((len(listed["items"]), len(statements)))

    assert counts == [(1, 2), (30, 2)]
    assert len((await found(world, alice, "/sources?status=ok"))["items"]) == 0


def _wait(read: dict[str, str]) -> timedelta:
    return _moment(read["next_fetch_at"]) - _moment(read["last_fetched_at"])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
