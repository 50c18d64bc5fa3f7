"""Pausing, going on and leaving: one step each, and what was said before is what happens."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlmodel import select

from api.ambassadors.profile.models import PersonSkill
from api.matching.reactions.models import Reaction
from api.today.models import TodayItem, TodaySelection
from tests.today.stage import Stage, ids, react, today
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

# Of the organization's day, whatever time it is where the tests run.
MORNING = datetime.now(ZoneInfo("Europe/Zurich")).replace(hour=8, minute=0)
PAUSE = {"status": "paused"}


def in_days(days: int) -> str:
    return (MORNING + timedelta(days=days)).date().isoformat()


async def patch(world: World, someone: Someone, **fields: Any) -> Any:
    return await world.client(someone).patch("/me/ambassadorship", json=fields)


@pytest.fixture
async def stage(world: World, bob: Someone) -> Stage:
    """Eight suggestions, and bob as an ambassador whom they fit."""
    stage = Stage(world)
    with time_machine.travel(MORNING, tick=True):
        heat = await stage.topic("Wärme")
        await stage.suggestions(8, heat)
        await stage.ambassador(bob, heat)
    return stage


async def test_pause_is_open_until_said_otherwise(world: World, bob: Someone, stage: Stage) -> None:
    paused = await patch(world, bob, **PAUSE)
    with time_machine.travel(MORNING + timedelta(days=50), tick=True):
        later = (await world.client(bob).get("/me/ambassadorship")).json()
        resumed = await patch(world, bob, status="active")

    assert (paused.status_code, paused.json()["status"]) == (200, "paused")
    assert (later["status"], later["paused_until"]) == ("paused", None)
    assert resumed.json()["status"] == "active"


async def test_pause_ends_by_itself_on_its_day_of_the_organization(
    world: World, bob: Someone, stage: Stage
) -> None:
    midnight = (MORNING + timedelta(days=2)).replace(hour=0, minute=0, second=0)
    seen = []
    with time_machine.travel(MORNING, tick=True):
        await patch(world, bob, **PAUSE, paused_until=in_days(2))
    for moment in (midnight - timedelta(seconds=30), midnight + timedelta(seconds=1)):
        with time_machine.travel(moment, tick=True):
            mine = (await world.client(bob).get("/me/ambassadorship")).json()
            day = await today(world, bob)
            seen.append((mine["status"], mine["paused_until"], day["is_paused"], len(ids(day))))

    assert seen == [("paused", in_days(2), True, 0), ("active", None, False, 5)]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"status": "paused", "paused_until": in_days(0)}, "pause-over"),
        ({"status": "paused", "paused_until": in_days(-1)}, "pause-over"),
        ({"status": "active", "paused_until": in_days(5)}, "invalid"),
        ({"paused_until": in_days(5)}, "invalid"),
        ({"status": "left"}, "invalid"),
    ],
)
async def test_pause_needs_a_day_to_come(
    world: World, bob: Someone, stage: Stage, fields: dict[str, str], code: str
) -> None:
    with time_machine.travel(MORNING, tick=True):
        refused = await patch(world, bob, **fields)

    assert (refused.status_code, refused.json()["code"]) == (422, code)


async def test_pause_is_for_ambassadors(world: World, alice: Someone) -> None:
    refused = await patch(world, alice, **PAUSE)

    assert (refused.status_code, refused.json()["code"]) == (403, "ambassadors-only")


async def test_stage_may_change_during_a_pause_and_does_not_end_it(
    world: World, bob: Someone, stage: Stage
) -> None:
    await patch(world, bob, **PAUSE)

    changed = (await patch(world, bob, stage="expert")).json()

    assert (changed["stage"], changed["status"]) == ("expert", "paused")


async def test_today_rests_and_comes_back_as_it_was(
    world: World, bob: Someone, stage: Stage
) -> None:
    before = await today(world, bob)
    await patch(world, bob, **PAUSE, paused_until=in_days(9))

    resting = await today(world, bob)
    asked = await world.client(bob).post("/me/today/more")
    await patch(world, bob, status="active")

    assert resting == asked.json()
    assert resting == {
        "day": before["day"],
        "items": [],
        "remaining": 0,
        "is_finished": False,
        "has_more": False,
        "is_paused": True,
        "paused_until": in_days(9),
    }
    assert await today(world, bob) == before


async def test_nothing_is_chosen_during_a_pause(world: World, bob: Someone, stage: Stage) -> None:
    await patch(world, bob, **PAUSE)

    await today(world, bob)

    async with world.session() as session:
        assert (await session.exec(select(TodaySelection))).all() == []


async def test_consequences_are_said_in_ones_language(
    world: World, alice: Someone, bob: Someone
) -> None:
    english = (await world.client(bob).get("/me/ambassadorship/consequences")).json()
    german = (await world.client(alice).get("/me/ambassadorship/consequences")).json()

    assert english["pausing"][1]["text"] == "Today stays empty until you go on."
    assert german["pausing"][1]["text"] == "«Heute» bleibt leer, bis du weitermachst."
    assert {each["kind"]: each["outcome"] for each in english["leaving"]} == {
        "consents": "withdrawn",
        "today": "deleted",
        "reactions": "deleted",
        "profile": "kept",
        "participations": "kept",
        "others": "kept",
    }


async def test_leaving_deletes_and_keeps_what_was_said(
    world: World, alice: Someone, bob: Someone, stage: Stage
) -> None:
    chosen = ids(await today(world, bob))
    await react(world, bob, chosen[0], "saved")
    await react(world, bob, chosen[1], "dismissed")
    await react(world, alice, chosen[0], "saved")

    left = await world.client(bob).delete("/me/ambassadorship")

    assert left.status_code == 204
    async with world.session() as session:
        reactions = (await session.exec(select(Reaction))).all()
        assert [reaction.person_id for reaction in reactions] == [alice.id]
        for table in (TodaySelection, TodayItem):
            assert (await session.exec(select(table))).all() == []
        assert len((await session.exec(select(PersonSkill))).all()) == 1


async def test_leaving_twice_leaves_alone_what_was_saved_since(
    world: World, bob: Someone, stage: Stage
) -> None:
    (row_id, *_) = ids(await today(world, bob))
    await world.client(bob).delete("/me/ambassadorship")
    await react(world, bob, row_id, "saved")

    await world.client(bob).delete("/me/ambassadorship")

    assert len((await world.client(bob).get("/me/saved")).json()["items"]) == 1
