"""Own words: what is nearly a colleague's or the proposed text is said, and never whose it is."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import update

from api.core import clock
from api.identity.models import Organization
from api.suggestions.models import Wording
from api.suggestions.sharing.models import Share
from tests.suggestions.sharing.passing_on import OWN_WORDS, approved, check, share
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

NEARLY = "Bei uns im Keller steht seit Herbst so eine Anlage – und sie ist leiser als gedacht!"
OTHER = "Letzte Woche stand ich davor und habe nichts gehört, obwohl sie lief."


async def colleagues_share(world: World, suggestion_id: str, many: int, **body: Any) -> None:
    for place in range(many):
        colleague = await world.person(f"Kollege Nummer{place}")
        await share(world, colleague, suggestion_id, **body)


@pytest.mark.parametrize(("many", "is_told"), [(0, False), (1, False), (4, False), (5, True)])
async def test_only_a_group_is_told_of_and_nobody_in_it(
    world: World, bob: Someone, many: int, is_told: bool
) -> None:
    suggestion_id = await approved(world)
    await colleagues_share(world, suggestion_id, many, channel="linkedin", text=OWN_WORDS)

    exact = await check(world, bob, suggestion_id, OWN_WORDS)
    alike = await check(
        world, bob, suggestion_id, f"I work at Home. {NEARLY} https://a.example/s/1"
    )
    other = await check(world, bob, suggestion_id, OTHER)

    assert exact["same_as_colleagues"] is is_told
    assert alike["same_as_colleagues"] is is_told
    assert other["same_as_colleagues"] is False
    fields = {"same_as_colleagues", "same_as_wording", "has_disclosure", "disclosure", "lengths"}
    assert set(exact) == fields


async def test_one_person_five_times_is_no_group(
    world: World, alice: Someone, bob: Someone
) -> None:
    suggestion_id = await approved(world)
    for _ in range(5):
        await share(world, alice, suggestion_id, channel="xing", text=OWN_WORDS)
        await share(world, bob, suggestion_id, channel="xing", text=OWN_WORDS)

    assert (await check(world, bob, suggestion_id, OWN_WORDS))["same_as_colleagues"] is False


async def test_organization_says_from_how_many_on_and_old_texts_do_not_count(
    world: World, bob: Someone
) -> None:
    suggestion_id = await approved(world)
    await colleagues_share(world, suggestion_id, 6, channel="linkedin", text=OWN_WORDS)

    async def told() -> bool:
        return bool((await check(world, bob, suggestion_id, OWN_WORDS))["same_as_colleagues"])

    before = await told()
    async with world.session() as session:
        await session.exec(update(Organization).values(minimum_group_size=7))
    raised = await told()
    async with world.session() as session:
        await session.exec(update(Organization).values(minimum_group_size=5))
        old = clock.now() - timedelta(days=61)
        await session.exec(update(Share).values(shared_at=old))

    assert (before, raised, await told()) == (True, False, False)


async def test_proposed_wording_is_recognised(world: World, bob: Someone) -> None:
    suggestion_id = await approved(world)
    async with world.session() as session:
        wording: dict[str, Any] = {"language": "de", "text": OWN_WORDS, "position": 0}
        session.add(Wording(suggestion_id=UUID(suggestion_id), **wording))

    same, own = [await check(world, bob, suggestion_id, text) for text in (NEARLY, OTHER)]

    assert (same["same_as_wording"], own["same_as_wording"]) == (True, False)


@pytest.mark.parametrize(
    ("text", "discloses"),
    [
        ("", False),
        (OTHER, False),
        ("I work at Home. " + OTHER, True),
        ("Mein Arbeitgeber hat eine gekauft.", True),
        ("La où je travaille, on en parle.", True),
        ("https://home.example/s/1 lesen!", False),
    ],
)
async def test_disclosure_is_found_and_proposed_in_ones_language(
    world: World, bob: Someone, text: str, discloses: bool
) -> None:
    answer = await check(world, bob, await approved(world), text)

    assert answer["has_disclosure"] is discloses
    assert answer["disclosure"] == "I work at Home."
