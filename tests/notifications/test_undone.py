"""What is undone right away is told to nobody; what was told before is put right."""

import pytest

from tests.events.occasions import approved, event, found, topic
from tests.notifications.told import do, texts
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def applied(
    world: World, lead: Someone, someone: Someone, part: str = "speaker"
) -> tuple[str, str]:
    """The paths of an event, and of the confirmation of somebody who applied there."""
    made = await approved(world, lead)
    body = {"part": part, "seats": 1}
    opening = created(await world.client(lead).post(f"/events/{made['id']}/openings", json=body))
    await do(world, someone, "PUT", f"/me/participations/{opening['id']}", {"state": "applied"})
    path = f"/openings/{opening['id']}/participations"
    (one,) = (await found(world, lead, path))["items"]
    return f"/events/{made['id']}", f"{path}/{one['id']}/confirmation"


async def test_confirmation_undone_right_away_is_not_told(
    world: World, alice: Someone, bob: Someone
) -> None:
    _, confirmation = await applied(world, alice, bob)
    await do(world, alice, "PUT", confirmation)
    await world.work()
    at_once = await world.client(bob).get("/me/notifications")
    await do(world, alice, "DELETE", confirmation)

    assert at_once.json()["items"] == []
    assert await texts(world, bob) == []


async def test_confirmation_taken_back_later_is_told_as_it_stands(
    world: World, alice: Someone, bob: Someone
) -> None:
    _, confirmation = await applied(world, alice, bob)
    await do(world, alice, "PUT", confirmation)
    before = await texts(world, bob)
    await do(world, alice, "DELETE", confirmation)

    assert before == ["You have a seat: Tag der Wärme"]
    assert await texts(world, bob) == ["Your application is waiting again: Tag der Wärme"]


@pytest.mark.parametrize("is_told", [False, True])
async def test_cancellation_undone_is_told_only_if_it_was(
    world: World, alice: Someone, bob: Someone, is_told: bool
) -> None:
    path, _ = await applied(world, alice, bob, "attendee")
    await do(world, alice, "PUT", f"{path}/cancellation")
    before = await texts(world, bob) if is_told else []
    await do(world, alice, "DELETE", f"{path}/cancellation")

    assert before == (["Cancelled: Tag der Wärme"] if is_told else [])
    assert await texts(world, bob) == (["Takes place after all: Tag der Wärme"] if is_told else [])


@pytest.mark.parametrize("is_told", [False, True])
async def test_approval_undone_is_told_no_more(
    world: World, alice: Someone, bob: Someone, is_told: bool
) -> None:
    topic_id = await topic(world, alice)
    proposal = {"kind": "share", "title": "Ein Fund", "topic_ids": [topic_id]}
    suggestion = created(await world.client(bob).post("/suggestions", json=proposal))
    proposed = await event(world, bob, topic_ids=[topic_id])
    paths = (f"/events/{proposed['id']}/approval", f"/suggestions/{suggestion['id']}/approval")
    for path in paths:
        await do(world, alice, "PUT", path, {})
    before = await texts(world, bob) if is_told else []
    for path in paths:
        await do(world, alice, "DELETE", path)

    assert len(before) == (2 if is_told else 0)
    assert await texts(world, bob) == []
