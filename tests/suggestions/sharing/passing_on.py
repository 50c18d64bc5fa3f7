"""Something to pass on, and how people do."""

from typing import Any
from uuid import uuid4

from tests.today.stage import Stage
from tests.world import Someone, World, created

PAGE = "https://news.example/heat?id=7"
OWN_WORDS = (
    "Bei uns im Keller steht seit dem Herbst so eine Anlage, und sie ist leiser als gedacht."
)
# A browser's own navigation that somebody began.
BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36",
    "Accept": "text/html,application/xhtml+xml",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Site": "cross-site",
    "Sec-Fetch-User": "?1",
}


async def approved(world: World, **fields: Any) -> str:
    """An approved suggestion with a page; returns its id."""
    stage = Stage(world)
    (row_id,) = await stage.suggestions(1, await stage.topic("Wärme"), **{"url": PAGE, **fields})
    return str(row_id)


async def share(world: World, someone: Someone, suggestion_id: str, **body: Any) -> dict[str, Any]:
    headers = {"Idempotency-Key": str(uuid4())}
    path = f"/suggestions/{suggestion_id}/shares"
    return created(await world.client(someone).post(path, json=body, headers=headers))


async def state(world: World, someone: Someone, share_id: str, **body: Any) -> Any:
    return await world.client(someone).put(f"/me/shares/{share_id}/statement", json=body)


async def check(world: World, someone: Someone, suggestion_id: str, text: str) -> dict[str, Any]:
    path = f"/suggestions/{suggestion_id}/wording-check"
    answer = await world.client(someone).post(path, json={"text": text})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def address(made: dict[str, Any]) -> str:
    """A share's short link in the world: the tests' server has another name."""
    return f"http://testserver/s/{made['short_url'].rpartition('/')[2]}"
