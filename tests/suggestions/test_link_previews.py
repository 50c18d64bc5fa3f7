"""A link that is proposed: what its page says fills the form, and its picture the card."""

import io

import pytest
from PIL import Image
from sqlmodel import select

from api.suggestions.models import Suggestion
from tests.suggestions.conftest import Web
from tests.suggestions.feeds_of_ours import GERMAN, topic
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio

PAGE = f"""<!doctype html><html lang="en"><head><title>Seite | Haus</title>
<meta property="og:title" content="Wärmepumpen im Quartier">
<meta name="description" content="Was &lt;b&gt;zehn&lt;/b&gt; Häuser zeigen">
<meta name="author" content="Lea Muster"><meta property="og:image" content="/picture.png">
</head><body><nav>Menü</nav><article>{" ".join([GERMAN] * 20)}</article></body></html>"""


async def test_preview_says_what_the_page_says(
    world: World, web: Web, alice: Someone, bob: Someone
) -> None:
    heat = await topic(world, alice)
    url = web.put(PAGE, "/page", Content_Type="text/html; charset=utf-8")

    answer = await world.client(bob).post("/suggestions/link-preview", json={"url": url})

    assert answer.status_code == 200, answer.text
    seen = answer.json()
    assert seen["title"] == "Wärmepumpen im Quartier"
    assert seen["summary"] == "Was zehn Häuser zeigen"
    assert (seen["author"], seen["language"], seen["minutes"]) == ("Lea Muster", "de", 2)
    assert [found["id"] for found in seen["topics"]] == [heat]


async def test_preview_falls_back_to_what_every_page_has(
    world: World, web: Web, bob: Someone
) -> None:
    url = web.put("<title>Nur ein Titel</title><p>Text", "/page", Content_Type="text/html")

    seen = (await world.client(bob).post("/suggestions/link-preview", json={"url": url})).json()

    assert (seen["title"], seen["summary"], seen["author"]) == ("Nur ein Titel", "", None)


@pytest.mark.parametrize(
    ("body", "status", "media_type"),
    [("", 200, "text/html"), ("x", 404, "text/html"), ("%PDF-1.7", 200, "application/pdf")],
)
async def test_preview_of_what_is_no_page_is_a_fault_of_the_address(
    world: World, web: Web, bob: Someone, body: str, status: int, media_type: str
) -> None:
    url = web.put(body, "/page", status, Content_Type=media_type)

    answer = await world.client(bob).post("/suggestions/link-preview", json={"url": url})

    assert answer.status_code == 422
    assert answer.json()["code"] == "address-unreadable"
    assert answer.json()["errors"][0]["pointer"] == "#/url"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://169.254.169.254/latest", "http://a@b.ch"]
)
async def test_preview_reads_nothing_inside_the_network(
    world: World, bob: Someone, url: str
) -> None:
    answer = await world.client(bob).post("/suggestions/link-preview", json={"url": url})

    assert answer.status_code == 422


async def test_preview_names_what_is_suggested_already(
    world: World, web: Web, bob: Someone
) -> None:
    url = web.put(PAGE, "/page", Content_Type="text/html")
    known = created(
        await world.client(bob).post("/suggestions", json={"title": "Mine", "url": url})
    )

    answer = await world.client(bob).post(
        "/suggestions/link-preview", json={"url": f"{url}?utm_source=x"}
    )

    assert answer.status_code == 409
    assert answer.json()["existing_id"] == known["id"]


async def test_proposed_link_gets_the_picture_of_its_page(
    world: World, web: Web, bob: Someone
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (640, 360), "teal").save(picture, "PNG")
    web.put(picture.getvalue(), "/picture.png", Content_Type="image/png")
    url = web.put(PAGE, "/page", Content_Type="text/html")
    proposal = created(
        await world.client(bob).post("/suggestions", json={"title": "Mine", "url": url})
    )

    await world.work()

    seen = (await world.client(bob).get(f"/suggestions/{proposal['id']}")).json()
    assert seen["image_url"].endswith(".webp")
    assert seen["version"] == proposal["version"]


async def test_proposed_link_without_a_page_stays_as_it_is(
    world: World, web: Web, bob: Someone
) -> None:
    proposal = created(
        await world.client(bob).post(
            "/suggestions", json={"title": "Mine", "url": web.url("/none")}
        )
    )

    await world.work()

    async with world.session() as session:
        stored = (await session.exec(select(Suggestion))).one()
    assert (str(stored.id), stored.picture_url) == (proposal["id"], None)
