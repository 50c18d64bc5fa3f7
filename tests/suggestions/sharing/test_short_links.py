"""Short links: they lead to one stored page, count people's clicks, and keep nothing of them."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select
from starlette.datastructures import Headers

from api.core import clock
from api.core.records import metadata
from api.suggestions.sharing import codes
from api.suggestions.sharing.clicks import is_click
from tests.suggestions.feeds_of_ours import found
from tests.suggestions.sharing.passing_on import BROWSER, PAGE, address, approved, share
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

NOT_CLICKS: dict[str, dict[str, str]] = {
    "prefetch": {"Sec-Purpose": "prefetch"},
    "prerender": {"Sec-Purpose": "prefetch;prerender"},
    "preview of Safari": {"Purpose": "preview", "X-Purpose": "preview"},
    "prefetch of old Firefox": {"X-Moz": "prefetch"},
    "LinkedIn's card": {
        "User-Agent": "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient)"
    },
    "Facebook's card": {"User-Agent": "facebookexternalhit/1.1"},
    "X's card": {"User-Agent": "Twitterbot/1.0"},
    "WhatsApp's preview": {"User-Agent": "WhatsApp/2.24.1 A"},
    "Mastodon's card": {"User-Agent": "http.rb/5.1.1 (Mastodon/4.3; +https://social.example/) Bot"},
    "Bluesky's card": {"User-Agent": "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1)"},
    "a headless browser": {"User-Agent": "Mozilla/5.0 HeadlessChrome/156.0 Safari/537.36"},
    "a script": {"User-Agent": "python-requests/2.32"},
    "a picture of the page": {"Sec-Fetch-Dest": "image", "Sec-Fetch-Mode": "no-cors"},
    "a frame": {"Sec-Fetch-Dest": "iframe"},
    "nobody's hand": {"Sec-Fetch-User": "", "Sec-Fetch-Site": "none"},
    "no browser": {"Sec-Fetch-Mode": "", "Sec-Fetch-Dest": ""},
}
CLICKS: dict[str, dict[str, str]] = {
    "on a site": {},
    "through a network's own page": {"Sec-Fetch-User": ""},
    "in a mail program or typed": {"Sec-Fetch-Site": "none"},
}


async def clicks(world: World, someone: Someone) -> int:
    (made,) = (await found(world, someone, "/me/shares"))["items"]
    return int(made["clicks"]["count"])


async def test_link_leads_to_the_stored_page_and_says_nothing(world: World, bob: Someone) -> None:
    made = await share(world, bob, await approved(world))

    answer = await world.client().get(f"{address(made)}?utm_source=x&fbclid=1", headers=BROWSER)

    assert (answer.status_code, answer.headers["location"]) == (302, PAGE)
    told = {name: answer.headers[name] for name in ("referrer-policy", "x-robots-tag")}
    assert told == {"referrer-policy": "no-referrer", "x-robots-tag": "noindex"}
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("headers", "counts"),
    [*((each, False) for each in NOT_CLICKS.values()), *((each, True) for each in CLICKS.values())],
    ids=[*NOT_CLICKS, *CLICKS],
)
def test_only_what_looks_like_a_persons_click_counts(headers: dict[str, str], counts: bool) -> None:
    assert is_click(Headers({**BROWSER, **headers})) is counts


async def test_who_does_not_click_is_led_on_uncounted(world: World, bob: Someone) -> None:
    made = await share(world, bob, await approved(world))

    for headers in NOT_CLICKS.values():
        answer = await world.client().get(address(made), headers={**BROWSER, **headers})
        assert (answer.status_code, answer.headers["location"]) == (302, PAGE)

    assert await clicks(world, bob) == 0


async def test_asking_for_the_head_counts_nothing(world: World, bob: Someone) -> None:
    made = await share(world, bob, await approved(world))

    answer = await world.client().head(address(made), headers=BROWSER)

    assert (answer.status_code, answer.headers["location"]) == (302, PAGE)
    assert await clicks(world, bob) == 0


async def test_many_clicks_at_once_all_count(world: World, bob: Someone) -> None:
    made = await share(world, bob, await approved(world))

    async def click() -> int:
        return (await world.client().get(address(made), headers=BROWSER)).status_code

    statuses = await asyncio.gather(*(click() for _ in range(50)))

    assert statuses == [302] * 50
    assert await clicks(world, bob) == 50


async def test_of_a_click_nothing_is_kept_but_that_it_was_on_a_day(
    world: World, bob: Someone
) -> None:
    made = await share(world, bob, await approved(world))
    for days in (0, 0, 1):
        with time_machine.travel(clock.now() + timedelta(days=days), tick=False):
            await world.client().get(address(made), headers=BROWSER)

    async with world.session() as session:
        table = metadata.tables["share_clicks"]
        rows = [dict(row) for row in await session.rows(select(table).order_by(table.c.clicked_on))]

    assert [row["clicks"] for row in rows] == [2, 1]
    times = {row["created_at"].time().isoformat() for row in rows}
    assert times == {"00:00:00"}
    assert {row["id"].version for row in rows} == {4}
    assert set(rows[0]) == {
        *("organization_id", "id", "created_at", "person_id", "share_id", "clicked_on", "clicks")
    }


async def test_number_says_what_it_does_not_see(world: World) -> None:
    carla = await world.person("Carla Caduff", language="de")
    made = await share(world, carla, await approved(world))

    told = {each["code"]: each["text"] for each in made["clicks"]["not_seen"]}

    assert set(told) == {"without_click", "silent_apps", "machines"}
    assert told["without_click"].startswith("Wer deinen Text gelesen hat")


async def test_unknown_foreign_and_ended_links_look_the_same(
    world: World, bob: Someone, mallory: Someone
) -> None:
    suggestion_id = await approved(world)
    made = await share(world, bob, suggestion_id)
    code = made["short_url"].rpartition("/")[2]
    removed = await share(world, bob, suggestion_id)
    await world.client(bob).delete(f"/me/shares/{removed['id']}")
    addresses = [
        *("/s/x", f"/s/{code[:-1]}?", f"/s/{codes.write(mallory.organization_id, code[22:])}"),
        *(f"/s/{codes.write(UUID(int=7), code[22:])}", f"/s/{'z' * 30}"),
        address(removed).removeprefix("http://testserver"),
    ]

    def shape(answer: Any) -> Any:
        body = answer.json()
        return answer.status_code, body["code"], body["detail"], answer.headers["cache-control"]

    answers = [await world.client().get(f"http://testserver{each}") for each in addresses]
    with time_machine.travel(clock.now() + timedelta(days=366), tick=False):
        answers.append(await world.client().get(address(made)))
    page = await world.client().get(
        "http://testserver/s/x", headers={**BROWSER, "Accept-Language": "de-CH"}
    )

    refused = (404, "link-ended", "This link leads nowhere any more.", "no-store")
    assert {shape(answer) for answer in answers} == {refused}
    assert (page.status_code, page.headers["x-robots-tag"]) == (404, "noindex")
    assert "Dieser Link führt nirgends mehr hin." in page.text


def test_code_carries_its_organization() -> None:
    organization, own = UUID(int=2**128 - 1), codes.fresh()

    code = codes.write(organization, own)

    assert (len(code), codes.read(code)) == (30, (organization, own))
    assert codes.read(codes.write(UUID(int=0), own)) == (UUID(int=0), own)
