"""Feeds and topics to test with."""

from typing import Any

from tests.world import Someone, World, created

HEAT = {
    "names": {"de": "Wärme", "en": "Heat"},
    "keywords": {"de": ["Wärmepumpe", "Energie"], "en": ["heat pump"]},
    "stance": {"de": "Wärme ist unser Geschäft.", "en": "Heat is our business."},
    "facts": [{"text": {"de": "Jede zweite Anlage", "en": "Every second plant"}, "source": "X"}],
    "avoid": {"de": "Keine Preise."},
}
GERMAN = "Die neuen Wärmepumpen senken den Verbrauch in vielen Häusern der Stadt deutlich."
OTHER = "Der Verein trifft sich am Abend im Garten hinter dem alten Haus am See."


def item(number: int, text: str = OTHER, **parts: str) -> str:
    """An entry of an RSS feed; `parts` are elements that replace or add to the usual ones."""
    usual = {
        "title": f"Meldung {number}",
        "link": f"https://news.example/{number}",
        "guid": f"guid-{number}",
        "description": text,
        "pubDate": f"Mon, 0{number % 9 + 1} Jun 2020 10:00:00 GMT",
    }
    elements = "".join(f"<{name}>{value}</{name}>" for name, value in {**usual, **parts}.items())
    return f"<item>{elements}</item>"


def rss(*items: str, title: str = "Neues", language: str = "") -> str:
    spoken = f"<language>{language}</language>" if language else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{title}</title><link>https://news.example/</link>{spoken}"
        f"{''.join(items)}</channel></rss>"
    )


async def topic(world: World, lead: Someone, **changes: Any) -> str:
    """Make a topic about heat; returns its id."""
    made = created(await world.client(lead).post("/topics", json={**HEAT, **changes}))
    return str(made["id"])


async def source(world: World, lead: Someone, url: str, **fields: Any) -> dict[str, Any]:
    """Add a source, let the worker read it, and look how that went."""
    added = created(await world.client(lead).post("/sources", json={"url": url, **fields}))
    await world.work()
    return await found(world, lead, f"/sources/{added['id']}")


async def found(world: World, someone: Someone, path: str) -> dict[str, Any]:
    answer = await world.client(someone).get(path)
    assert answer.status_code == 200, answer.text
    read: dict[str, Any] = answer.json()
    return read


async def titles(world: World, someone: Someone, query: str = "") -> list[str]:
    listed = await found(world, someone, f"/suggestions?limit=100&{query}")
    return [suggestion["title"] for suggestion in listed["items"]]
