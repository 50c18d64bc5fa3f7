"""Events in Today: at most two among the five, with their facts, and all one can do with them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from api.core import clock
from api.events.models import EventStatus
from tests.today.stage import Stage, ids, react, today
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


def kinds(answer: dict[str, Any]) -> list[str]:
    return sorted(item["kind"] for item in answer["items"])


async def saved(world: World, someone: Someone) -> list[dict[str, Any]]:
    return list((await world.client(someone).get("/me/saved")).json()["items"])


@pytest.fixture
async def heat(bob: Someone, stage: Stage) -> UUID:
    """A topic of which bob, an ambassador, knows something."""
    topic = await stage.topic("Wärme")
    await stage.ambassador(bob, topic)
    return topic


async def test_at_most_two_of_five_are_events_and_so_of_what_is_added(
    world: World, bob: Someone, stage: Stage, heat: UUID
) -> None:
    await stage.events(4, heat)
    await stage.suggestions(4, heat)

    first = await today(world, bob)
    more = (await world.client(bob).post("/me/today/more")).json()
    last = (await world.client(bob).post("/me/today/more")).json()

    assert kinds(first) == ["event"] * 2 + ["suggestion"] * 3
    assert kinds(more) == ["event"] * 4 + ["suggestion"] * 4
    assert [answer["has_more"] for answer in (first, more, last)] == [True, False, False]
    assert ids(last) == ids(more)


async def test_events_alone_are_two_and_the_others_come_when_asked_for(
    world: World, bob: Someone, stage: Stage, heat: UUID
) -> None:
    await stage.events(3, heat)

    first = await today(world, bob)
    more = (await world.client(bob).post("/me/today/more")).json()

    assert (len(first["items"]), first["has_more"]) == (2, True)
    assert (len(more["items"]), more["has_more"]) == (3, False)


async def test_card_of_an_event_says_what_it_takes_and_what_the_company_gives(
    world: World, bob: Someone, stage: Stage, heat: UUID
) -> None:
    (event_id,) = await stage.events(
        1, heat, description="Ein Abend", place="Aarau", organizer="Stadtwerk"
    )
    day = clock.today("Europe/Zurich")
    open_part = await stage.opening(
        event_id, effort_hours="4.5", covers=["travel"], closes_on=day + timedelta(days=3)
    )
    await stage.opening(event_id, closes_on=day - timedelta(days=1))

    (card,) = (await today(world, bob))["items"]

    assert (card["kind"], card["id"], card["suggestion_kind"]) == ("event", str(event_id), None)
    assert (card["title"], card["summary"], card["author"]) == (
        *("Podium 0", "Ein Abend", "Stadtwerk"),
    )
    assert card["reasons"][0]["text"] == "Your strength Wärme knowledge × our topic Wärme (en)"
    assert card["topics"] == [{"id": str(heat), "name": "Wärme (en)"}]
    facts = card["event"]
    assert (facts["format"], facts["place"], facts["time_zone"]) == (
        *("panel", "Aarau", "Europe/Zurich"),
    )
    assert facts["starts_at"].endswith("Z")
    assert facts["openings"] == [
        {
            "id": str(open_part),
            "part": "panelist",
            "effort_hours": "4.5",
            "covers": ["travel"],
            "closes_on": str(day + timedelta(days=3)),
        }
    ]


async def test_stored_day_with_events_is_the_same_and_takes_two_statements(
    world: World, bob: Someone, stage: Stage, heat: UUID
) -> None:
    await stage.suggestions(4, heat)
    for event_id in await stage.events(2, heat):
        await stage.opening(event_id)
    first = await today(world, bob)
    await stage.events(2, heat)

    with world.statements() as statements:
        second = await today(world, bob)

    assert (second, len(statements)) == (first, 2)


async def test_what_was_reacted_to_or_taken_part_in_is_not_chosen(
    world: World, bob: Someone, stage: Stage, heat: UUID
) -> None:
    dismissed, withdrawn, fresh = await stage.events(3, heat)
    path = f"/me/participations/{await stage.opening(withdrawn)}"
    await react(world, bob, dismissed, "dismissed", "event")
    await world.client(bob).put(path, json={"state": "interested"})
    await world.client(bob).delete(path)

    assert ids(await today(world, bob)) == [str(fresh)]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": EventStatus.proposed, "approved_at": None},
        {"status": EventStatus.cancelled},
        {"language": "it"},
        {"starts_at": clock.now() - timedelta(hours=1)},
    ],
)
async def test_what_is_not_open_to_the_person_is_not_chosen(
    world: World, bob: Someone, stage: Stage, heat: UUID, fields: dict[str, Any]
) -> None:
    await stage.events(1, heat, **fields)

    assert (await today(world, bob))["items"] == []


async def test_standing_engagement_that_goes_on_is_chosen(
    world: World, bob: Someone, stage: Stage, heat: UUID
) -> None:
    begun = clock.now() - timedelta(days=90)
    (group,) = await stage.events(1, heat, is_standing=True, starts_at=begun, ends_at=None)

    assert ids(await today(world, bob)) == [str(group)]


async def test_event_leaves_the_day_by_a_reaction_or_by_interest_and_comes_back(
    world: World, bob: Someone, stage: Stage, heat: UUID
) -> None:
    one, other = await stage.events(2, heat)
    member = world.client(bob)
    path = f"/me/participations/{await stage.opening(other)}"
    before = await today(world, bob)

    await react(world, bob, one, "dismissed", "event", reason="not_now")
    await member.put(path, json={"state": "interested"})
    without = await today(world, bob)
    await member.delete(f"/me/reactions/event/{one}")
    await member.delete(path)

    assert (without["items"], without["is_finished"]) == ([], True)
    assert await today(world, bob) == before


async def test_event_that_is_cancelled_or_over_moves_out(
    world: World, alice: Someone, bob: Someone, stage: Stage, heat: UUID
) -> None:
    cancelled, over = await stage.events(2, heat)
    for event_id in (cancelled, over):
        await react(world, bob, event_id, "saved", "event")
    assert len(await saved(world, bob)) == 2

    await world.client(alice).put(f"/events/{cancelled}/cancellation")
    without_cancelled = await saved(world, bob)
    with time_machine.travel(clock.now() + timedelta(days=40)):
        without_both = await saved(world, bob)

    assert [item["id"] for item in without_cancelled] == [str(over)]
    assert without_both == []


async def test_saved_events_stand_among_saved_suggestions(
    world: World, bob: Someone, stage: Stage, heat: UUID
) -> None:
    (event_id,) = await stage.events(1, heat)
    (suggestion_id,) = await stage.suggestions(1, heat)
    chosen = await today(world, bob)
    await react(world, bob, suggestion_id, "saved")
    await react(world, bob, event_id, "saved", "event")

    found = await saved(world, bob)

    assert [(item["kind"], item["id"]) for item in found] == [
        ("event", str(event_id)),
        ("suggestion", str(suggestion_id)),
    ]
    (of_the_day,) = (item for item in chosen["items"] if item["kind"] == "event")
    assert found[0]["event"] == of_the_day["event"]
    assert found[0]["reasons"] == of_the_day["reasons"]


async def test_one_event_says_why_it_fits(
    world: World, alice: Someone, bob: Someone, stage: Stage, heat: UUID
) -> None:
    (event_id,) = await stage.events(1, heat)

    seen = [(await world.client(one).get(f"/events/{event_id}")).json() for one in (bob, alice)]

    assert [[why["kind"] for why in event["reasons"]] for event in seen] == [["skill", "fresh"], []]
