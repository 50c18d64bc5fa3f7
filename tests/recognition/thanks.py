"""Gives thanks and looks at the wall."""

from typing import Any

from tests.world import Someone, World, created


async def thank(world: World, giver: Someone, *receivers: Someone, **fields: Any) -> dict[str, Any]:
    """As the giver reads it: public where nothing else is said."""
    body = {
        "receiver_ids": [str(each.id) for each in receivers],
        "text": "Danke",
        "visibility": "public",
    }
    return created(await world.client(giver).post("/kudos", json=body | fields))


async def name_me(world: World, someone: Someone, *, granted: bool = True) -> None:
    """Consent to be named, without being an ambassador."""
    answer = await world.client(someone).put("/me/consents/named", json={"granted": granted})
    assert answer.status_code == 200, answer.text


async def wall(world: World, someone: Someone, query: str = "") -> list[dict[str, Any]]:
    """The thanks that somebody sees."""
    answer = await world.client(someone).get(f"/kudos{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def names(people: list[dict[str, Any]]) -> list[str]:
    return [person["display_name"] for person in people]
