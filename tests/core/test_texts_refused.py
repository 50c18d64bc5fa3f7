"""Texts and addresses that nobody types are refused or cleaned, and never a fault of ours."""

import json
from typing import Any

import pytest

from tests.events.occasions import event
from tests.readings import CONTRACT
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

CONTRACT_PATHS: dict[str, Any] = json.loads(CONTRACT.read_text())["paths"]
# Every list that takes words.
ASKED = [
    (path, parameter["name"])
    for path, methods in CONTRACT_PATHS.items()
    if "{" not in path
    for parameter in methods.get("get", {}).get("parameters", [])
    if parameter["in"] == "query" and parameter["name"] in {"q", "place"}
]
ADDRESSES = (
    *("https://example.com/a\tb", "https://example.com/a\nb", "https://example.com/\x01b"),
    *(
        "https://example.com/\x7f",
        "https://\u00ad/",
        "https://exam\u00adple.com/",
        "https://[v1.x]/",
    ),
    *("https://a@example.com/", "ftp://example.com/", "https://", "https://example.com:x/"),
)


def test_lists_take_words() -> None:
    assert len(ASKED) >= 6


@pytest.mark.parametrize(("path", "name"), ASKED)
async def test_question_no_database_takes_is_refused(
    world: World, lead_and_admin: Someone, path: str, name: str
) -> None:
    client = world.client(lead_and_admin)

    answer = await client.get(f"http://testserver{path}", params={name: "a\x00b"})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize("address", ADDRESSES)
async def test_what_is_no_address_is_refused_at_its_field(
    world: World, bob: Someone, address: str
) -> None:
    client, made = world.client(bob), await event(world, bob)
    suggestion = {"kind": "share", "title": "Ein Fund", "url": address}

    answers = [
        await client.post("/suggestions", json=suggestion),
        await client.patch(
            f"/events/{made['id']}", json={"url": address}, headers={"If-Match": "*"}
        ),
    ]

    faults = [answer.json().get("errors") for answer in answers]
    assert [answer.status_code for answer in answers] == [422, 422], faults
    assert [fault[0]["pointer"] for fault in faults] == ["#/url", "#/url"]


async def test_what_comes_along_when_copying_is_left_out(world: World, bob: Someone) -> None:
    made = await event(world, bob, title="Tag\r\nder\tWärme\x07", description="Eins\x0c\nZwei\x01")

    assert (made["title"], made["description"]) == ("Tag der Wärme", "Eins \nZwei")


@pytest.fixture
async def lead_and_admin(world: World) -> Someone:
    return await world.person("Lena Amstad", roles=["lead", "admin"])
