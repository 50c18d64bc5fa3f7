"""Has somebody do a thing, and asks what others are told, once the worker has delivered."""

from typing import Any

import time_machine

from api.core import clock
from api.core.outbox import UNDO_TIME
from tests.world import Someone, World, created


async def do(world: World, someone: Someone, method: str, path: str, body: Any = None) -> None:
    headers = {"If-Match": "*"}
    answer = await world.client(someone).request(method, path, json=body, headers=headers)
    assert answer.status_code < 300, answer.text


async def told(world: World, someone: Someone, query: str = "") -> dict[str, Any]:
    """The page of notifications, once nobody undoes any more what was just done."""
    with time_machine.travel(clock.now() + UNDO_TIME):
        await world.work()
    answer = await world.client(someone).get(f"/me/notifications{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def texts(world: World, someone: Someone) -> list[str]:
    return [item["text"] for item in (await told(world, someone))["items"]]


async def thank(world: World, giver: Someone, *receivers: Someone) -> str:
    body = {
        "receiver_ids": [str(each.id) for each in receivers],
        "text": "Danke",
        "visibility": "private",
    }
    return str(created(await world.client(giver).post("/kudos", json=body))["id"])
