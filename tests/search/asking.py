"""What there is to find, and asking for it."""

from typing import Any

from tests.world import Someone, World, created

Hits = list[dict[str, Any]]


async def search(world: World, someone: Someone, question: str, **filters: Any) -> Hits:
    answer = await world.client(someone).get("/search", params={"q": question, **filters})
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def plain(parts: Hits) -> str:
    return "".join(part["text"] for part in parts)


def marks(parts: Hits) -> list[str]:
    return [part["text"] for part in parts if part["is_match"]]


async def titles(world: World, someone: Someone, question: str, **filters: Any) -> list[str]:
    return [plain(hit["title"]) for hit in await search(world, someone, question, **filters)]


async def topic(world: World, lead: Someone) -> str:
    body = {
        "names": {"de": "Wärme", "fr": "Chaleur", "en": "Heat"},
        "keywords": {"de": ["Wärmepumpe", "Abwärme"]},
        "stance": {"de": "Wir heizen ohne Öl.", "en": "We heat without oil."},
    }
    return str(created(await world.client(lead).post("/topics", json=body))["id"])


async def suggest(world: World, lead: Someone, title: str, **fields: Any) -> dict[str, Any]:
    """Proposed; and approved where there is a topic."""
    body = {"kind": "share", "title": title, "language": "de", **fields}
    made = created(await world.client(lead).post("/suggestions", json=body))
    if "topic_ids" in fields:
        path = f"/suggestions/{made['id']}/approval"
        assert (await world.client(lead).put(path)).status_code == 200
    return made


async def announce(world: World, someone: Someone, title: str, **fields: Any) -> dict[str, Any]:
    body = {
        "format": "conference",
        "title": title,
        "starts_at": "2030-03-11T09:00",
        "ends_at": "2030-03-11T17:00",
        "language": "de",
        **fields,
    }
    return created(await world.client(someone).post("/events", json=body))


async def thank(world: World, giver: Someone, *receivers: Someone, **fields: Any) -> dict[str, Any]:
    body = {"receiver_ids": [str(each.id) for each in receivers], "visibility": "public", **fields}
    return created(await world.client(giver).post("/kudos", json=body))


async def join(world: World, someone: Someone, *consents: str) -> None:
    body = {"consents": consents, "text_version": "1"}
    answer = await world.client(someone).put("/me/ambassadorship", json=body)
    assert answer.status_code < 300, answer.text
