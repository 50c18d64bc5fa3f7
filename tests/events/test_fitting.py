"""What fits: events for a person with the reasons, and people for a part if they consent."""

from typing import Any

import pytest

from tests.events.occasions import approved, found, topic
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def measuring(world: World, lead: Someone) -> tuple[str, str]:
    """A topic and a skill that belongs to it."""
    skill = created(await world.client(lead).post("/skills", json={"labels": {"de": "Messen"}}))
    topic_id = await topic(world, lead, skill_ids=[skill["id"]])
    return topic_id, str(skill["id"])


async def can(world: World, someone: Someone, skill_id: str) -> None:
    answer = await world.client(someone).put(f"/me/skills/{skill_id}", json={"level": 3})
    assert answer.status_code == 200, answer.text


async def join(world: World, someone: Someone, *consents: str) -> None:
    body = {"consents": consents}
    answer = await world.client(someone).put("/me/ambassadorship", json=body)
    assert answer.status_code == 201, answer.text


async def fitting(world: World, someone: Someone, query: str = "") -> list[dict[str, Any]]:
    return (await found(world, someone, f"/me/events?{query}"))["items"]


async def candidates(world: World, lead: Someone, opening_id: str) -> list[dict[str, Any]]:
    return (await found(world, lead, f"/openings/{opening_id}/candidates"))["items"]


async def test_event_fits_for_a_reason_in_words(world: World, alice: Someone, bob: Someone) -> None:
    topic_id, skill_id = await measuring(world, alice)
    await approved(world, alice, topic_ids=[topic_id])
    await approved(world, alice, title="Anderes", topic_ids=[await topic(world, alice)])
    await can(world, bob, skill_id)

    (one,) = await fitting(world, bob)

    assert one["event"]["title"] == "Tag der Wärme"
    assert one["reasons"][0]["text"] == "Your strength Messen × our topic Heat"
    assert await fitting(world, alice) == []


async def test_fitting_events_are_narrowed(world: World, alice: Someone, bob: Someone) -> None:
    topic_id, skill_id = await measuring(world, alice)
    small = await approved(world, alice, topic_ids=[topic_id], format="panel")
    await approved(world, alice, title="Zweiter", topic_ids=[topic_id], place="Genève")
    await approved(
        world,
        alice,
        title="Vorbei",
        topic_ids=[topic_id],
        starts_at="2020-03-11T09:00",
        ends_at="2020-03-11T12:00",
    )
    body = {"part": "panelist", "effort_hours": "4"}
    await world.client(alice).post(f"/events/{small['id']}/openings", json=body)
    await can(world, bob, skill_id)
    queries = ("", "format=panel", "place=geneve", "most_hours=4", "most_hours=3", "language=fr")

    plain = await found(world, alice, "/events?most_hours=4&has_openings=true")
    titles = [
        sorted(one["event"]["title"] for one in await fitting(world, bob, query))
        for query in queries
    ]

    first, second = "Tag der Wärme", "Zweiter"
    assert titles == [[first, second], [first], [second], [first], [], []]
    assert [one["title"] for one in plain["items"]] == [first]


async def test_dismissed_event_stays_away_until_that_is_undone(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id, skill_id = await measuring(world, alice)
    made = await approved(world, alice, topic_ids=[topic_id])
    await can(world, bob, skill_id)
    path, member = f"/me/reactions/event/{made['id']}", world.client(bob)

    await member.put(path, json={"reaction": "dismissed"})
    without = await fitting(world, bob)
    await member.delete(path)

    assert (without, len(await fitting(world, bob))) == ([], 1)


async def test_candidates_are_those_who_consented_to_be_proposed_and_know_most(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id, skill_id = await measuring(world, alice)
    made = await approved(world, alice, topic_ids=[topic_id])
    body = {"part": "speaker", "skill_ids": [skill_id]}
    opening = created(await world.client(alice).post(f"/events/{made['id']}/openings", json=body))
    follower, unasked, unrelated = [
        await world.person(name) for name in ("Fay Frei", "Uma Usteri", "Urs Unger")
    ]
    for one in (bob, unasked):
        await can(world, one, skill_id)
    await world.client(follower).put(f"/me/interests/{topic_id}", json={"attitude": "follows"})
    for one in (bob, follower, unrelated):
        await join(world, one, "proposed")
    await join(world, unasked, "found")

    named = await candidates(world, alice, opening["id"])

    assert [one["person"]["display_name"] for one in named] == ["Bob Bianchi", "Fay Frei"]
    assert named[0]["topics"] == [{"id": topic_id, "name": "Wärme"}]
    assert [[skill["id"] for skill in one["skills"]] for one in named] == [[skill_id], []]


async def test_candidate_goes_by_pausing_and_by_applying(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id, skill_id = await measuring(world, alice)
    made = await approved(world, alice, topic_ids=[topic_id])
    body = {"part": "speaker"}
    opening = created(await world.client(alice).post(f"/events/{made['id']}/openings", json=body))
    await can(world, bob, skill_id)
    await join(world, bob, "proposed")
    member, path = world.client(bob), f"/me/participations/{opening['id']}"

    named = [len(await candidates(world, alice, opening["id"]))]
    await member.put(path, json={"state": "applied"})
    named.append(len(await candidates(world, alice, opening["id"])))
    await member.delete(path)
    named.append(len(await candidates(world, alice, opening["id"])))
    await member.patch("/me/ambassadorship", json={"status": "paused"})
    named.append(len(await candidates(world, alice, opening["id"])))

    assert named == [1, 0, 1, 0]
