"""Events and topics to test with."""

from typing import Any

from tests.world import Someone, World, created

HEAT = {
    "names": {"de": "Wärme", "en": "Heat"},
    "keywords": {"de": ["Wärmepumpe", "Energie"], "en": ["heat pump"]},
}


def occasion(**changes: Any) -> dict[str, Any]:
    """A body for a new event: a conference in Bern on a morning in March 2027."""
    return {
        "format": "conference",
        "title": "Tag der Wärme",
        "starts_at": "2027-03-11T09:00",
        "ends_at": "2027-03-11T12:00",
        "time_zone": "Europe/Zurich",
        "place": "Kursaal, Bern",
        **changes,
    }


async def topic(world: World, lead: Someone, **changes: Any) -> str:
    made = created(await world.client(lead).post("/topics", json={**HEAT, **changes}))
    return str(made["id"])


async def event(world: World, someone: Someone, **changes: Any) -> dict[str, Any]:
    return created(await world.client(someone).post("/events", json=occasion(**changes)))


async def approved(world: World, lead: Someone, **changes: Any) -> dict[str, Any]:
    """An approved event, with a topic of its own unless told otherwise."""
    if "topic_ids" not in changes:
        changes["topic_ids"] = [await topic(world, lead)]
    made = await event(world, lead, **changes)
    answer = await world.client(lead).put(f"/events/{made['id']}/approval", json={})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def found(world: World, someone: Someone, path: str) -> Any:
    answer = await world.client(someone).get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def titles(world: World, someone: Someone, query: str = "") -> list[str]:
    return [item["title"] for item in (await found(world, someone, f"/events?{query}"))["items"]]
