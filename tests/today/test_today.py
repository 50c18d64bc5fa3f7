"""Today: five that fit, the same all day, with reasons that can be put right."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlmodel import func, select

from api.core.outbox import Delivery
from api.privacy.jobs import forget
from api.today.models import TodayItem, TodaySelection
from tests.today.stage import Stage, ids, react, today
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

# Of the organization's day, whatever time it is where the tests run.
MORNING = datetime.now(ZoneInfo("Europe/Zurich")).replace(hour=8, minute=0)


def at(moment: datetime) -> time_machine.travel:
    return time_machine.travel(moment, tick=True)


async def test_today_is_for_ambassadors(world: World, bob: Someone) -> None:
    client = world.client(bob)

    looked, asked = await client.get("/me/today"), await client.post("/me/today/more")

    assert [looked.status_code, asked.status_code] == [403, 403]
    assert looked.json()["code"] == "ambassadors-only"


async def test_today_is_over_for_who_has_left(world: World, bob: Someone, stage: Stage) -> None:
    topic = await stage.topic("Wärme")
    await stage.suggestions(3, topic)
    await stage.ambassador(bob, topic)
    await today(world, bob)

    await world.client(bob).delete("/me/ambassadorship")

    assert (await world.client(bob).get("/me/today")).status_code == 403


async def test_five_fit_and_say_why_in_the_language_of_the_person(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat, culture = await stage.topic("Wärme"), await stage.topic("Kultur")
    source = await stage.source()
    fitting = await stage.suggestions(8, heat, source_id=source, summary="Kurz", minutes=4)
    await stage.suggestions(8, culture)
    await stage.ambassador(bob, heat)

    answer = await today(world, bob)

    assert set(ids(answer)) <= {str(row_id) for row_id in fitting}
    assert [item["position"] for item in answer["items"]] == [0, 1, 2, 3, 4]
    assert (answer["remaining"], answer["is_finished"], answer["has_more"]) == (5, False, True)
    first = answer["items"][0]
    assert first["reasons"][0] == {
        "kind": "skill",
        "text": "Your strength Wärme knowledge × our topic Wärme (en)",
        "skill": {"id": str(stage.skills[heat]), "label": "Wärme knowledge"},
        "topic": {"id": str(heat), "name": "Wärme (en)"},
        "correctable": True,
    }
    assert first["source"] == {"id": str(source), "name": "Fachblatt"}
    assert (first["kind"], first["suggestion_kind"], first["reaction"]) == (
        "suggestion",
        "share",
        None,
    )


async def test_reasons_follow_the_language_the_person_changes_to(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(1, heat)
    await stage.ambassador(bob, heat)
    await today(world, bob)

    await world.client(bob).patch("/me", json={"language": "de"})

    reason = (await today(world, bob))["items"][0]["reasons"][0]
    assert reason["text"] == "Deine Stärke Wärmewissen × unser Thema Wärme"


async def test_only_languages_of_the_person_and_unknown_ones_come(
    world: World, stage: Stage
) -> None:
    carla = await world.person("Carla Conti", language="it", content_languages=["it", "de"])
    heat = await stage.topic("Wärme")
    (german,) = await stage.suggestions(1, heat, language="de")
    await stage.suggestions(1, heat, language="fr")
    (unknown,) = await stage.suggestions(1, heat, language=None)
    await stage.ambassador(carla, heat)

    assert set(ids(await today(world, carla))) == {str(german), str(unknown)}


async def test_day_stays_the_same_until_the_organizations_midnight(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    with at(MORNING):
        await stage.suggestions(8, heat)
        await stage.ambassador(bob, heat)
        first = await today(world, bob)
    with at(MORNING + timedelta(hours=15)):
        newer = await stage.suggestions(5, heat)
        evening = await today(world, bob)
    # Still the same day in UTC.
    with at(MORNING.replace(hour=0, minute=1) + timedelta(days=1)):
        next_day = await today(world, bob)

    assert first["day"] == MORNING.date().isoformat()
    assert next_day["day"] == (MORNING + timedelta(days=1)).date().isoformat()
    assert evening == first
    assert set(ids(next_day)) == {str(row_id) for row_id in newer}


async def test_what_was_passed_over_yesterday_leaves_room_for_others(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    with at(MORNING):
        await stage.suggestions(10, heat)
        await stage.ambassador(bob, heat)
        first = await today(world, bob)
    with at(MORNING + timedelta(days=1)):
        second = await today(world, bob)

    assert set(ids(first)).isdisjoint(ids(second))
    assert len(second["items"]) == 5


async def test_two_first_looks_at_once_choose_the_same_five(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(12, heat)
    await stage.ambassador(bob, heat)

    answers = await asyncio.gather(*(today(world, bob) for _ in range(4)))

    assert len(answers[0]["items"]) == 5
    assert all(answer == answers[0] for answer in answers)
    async with world.session() as session:
        assert (await session.exec(select(func.count()).select_from(TodayItem))).one() == 5
        assert (await session.exec(select(func.count()).select_from(TodaySelection))).one() == 1


@pytest.mark.parametrize("reaction", ["saved", "dismissed", "done"])
async def test_what_is_acted_on_moves_out_and_undo_brings_it_back(
    world: World, bob: Someone, stage: Stage, reaction: str
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(8, heat)
    await stage.ambassador(bob, heat)
    before = await today(world, bob)
    gone = ids(before)[2]

    await react(world, bob, gone, reaction)
    after = await today(world, bob)
    await world.client(bob).delete(f"/me/reactions/suggestion/{gone}")

    assert ids(after) == [row_id for row_id in ids(before) if row_id != gone]
    assert [item["position"] for item in after["items"]] == [0, 1, 3, 4]
    assert after["remaining"] == 4
    assert await today(world, bob) == before


async def test_day_ends_and_more_comes_only_when_asked_for(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(12, heat)
    await stage.ambassador(bob, heat)
    for row_id in ids(await today(world, bob)):
        await react(world, bob, row_id, "done")

    finished = await today(world, bob)
    extended = (await world.client(bob).post("/me/today/more")).json()
    last = (await world.client(bob).post("/me/today/more")).json()

    assert (finished["items"], finished["is_finished"], finished["has_more"]) == ([], True, True)
    assert [item["position"] for item in extended["items"]] == [5, 6, 7, 8, 9]
    assert (extended["is_finished"], extended["has_more"]) == (False, True)
    assert [item["position"] for item in last["items"]] == [5, 6, 7, 8, 9, 10, 11]
    assert last["has_more"] is False
    assert await today(world, bob) == last


async def test_two_calls_for_more_at_once_share_no_place(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(30, heat)
    await stage.ambassador(bob, heat)
    await today(world, bob)
    post = world.client(bob).post

    answers = await asyncio.gather(*(post("/me/today/more") for _ in range(3)))

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    final = await today(world, bob)
    assert [item["position"] for item in final["items"]] == list(range(20))
    assert len(set(ids(final))) == 20


async def test_day_is_bounded(world: World, bob: Someone, stage: Stage) -> None:
    topics = [await stage.topic(name) for name in ("Wärme", "Antrieb", "Kultur")]
    for topic in topics:
        await stage.suggestions(30, topic)
    await stage.ambassador(bob, *topics)
    await today(world, bob)

    for _ in range(11):
        answer = (await world.client(bob).post("/me/today/more")).json()

    assert (len(answer["items"]), answer["has_more"]) == (50, False)


async def test_more_before_the_first_look_begins_the_day(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(7, heat)
    await stage.ambassador(bob, heat)

    begun = (await world.client(bob).post("/me/today/more")).json()

    assert len(begun["items"]) == 5
    assert await today(world, bob) == begun


async def test_what_is_archived_or_over_moves_out(
    world: World, alice: Someone, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    with at(MORNING):
        (ending,) = await stage.suggestions(1, heat, valid_until=MORNING + timedelta(hours=2))
        archived, kept = await stage.suggestions(2, heat)
        await stage.ambassador(bob, heat)
        assert len((await today(world, bob))["items"]) == 3

        put = world.client(alice).put
        assert (await put(f"/suggestions/{archived}/archival")).status_code == 200
        without_archived = await today(world, bob)
    with at(MORNING + timedelta(hours=3)):
        without_both = await today(world, bob)

    assert set(ids(without_archived)) == {str(ending), str(kept)}
    assert ids(without_both) == [str(kept)]


async def test_what_is_not_yet_valid_does_not_come(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    with at(MORNING):
        await stage.suggestions(2, heat, valid_from=MORNING + timedelta(hours=2))
        await stage.ambassador(bob, heat)

        assert (await today(world, bob))["items"] == []


async def test_empty_day_fills_as_soon_as_something_fits(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(3, heat)
    await stage.ambassador(bob)
    empty = await today(world, bob)

    await world.client(bob).put(f"/me/interests/{heat}", json={"attitude": "follows"})
    filled = await today(world, bob)

    assert (empty["items"], empty["is_finished"], empty["has_more"]) == ([], False, False)
    assert [item["reasons"][0]["text"] for item in filled["items"]] == [
        "You follow the topic Wärme (en)"
    ] * 3


async def test_following_a_topic_takes_in_the_topics_below(
    world: World, bob: Someone, stage: Stage
) -> None:
    energy = await stage.topic("Energie")
    heat = await stage.topic("Wärme", parent_id=energy)
    noise = await stage.topic("Lärm", parent_id=energy)
    (below,) = await stage.suggestions(1, heat)
    await stage.suggestions(1, noise)
    await stage.ambassador(bob)
    put = world.client(bob).put
    await put(f"/me/interests/{energy}", json={"attitude": "follows"})
    await put(f"/me/interests/{noise}", json={"attitude": "mutes"})

    answer = await today(world, bob)

    assert ids(answer) == [str(below)]
    assert answer["items"][0]["reasons"][0]["topic"]["id"] == str(energy)


async def test_goal_of_the_day_is_named(
    world: World, alice: Someone, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(1, heat)
    await stage.ambassador(bob, heat)
    goal = {
        "titles": {"en": "Less gas"},
        "reasons": {"en": "…"},
        "contributions": {"en": "…"},
        "measure": {"en": "…"},
        "priority": 3,
        "starts_on": "2020-01-01",
        "ends_on": "2099-01-01",
        "topic_ids": [str(heat)],
    }
    assert (await world.client(alice).post("/goals", json=goal)).status_code == 201

    reasons = (await today(world, bob))["items"][0]["reasons"]

    assert ("goal", "Matters for our goal “Less gas”", False) in [
        (why["kind"], why["text"], why["correctable"]) for why in reasons
    ]


async def test_later_looks_take_two_statements_however_much_there_is(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(1, heat)
    await stage.ambassador(bob, heat)
    counts = []
    for upto in (1, 30):
        for _ in range(upto // 5):
            await world.client(bob).post("/me/today/more")
        await today(world, bob)
        with world.statements() as statements:
            answer = await today(world, bob)
        counts.append((len(answer["items"]), len(statements)))
        await stage.suggestions(29, heat)

    assert counts == [(1, 2), (30, 2)]


async def test_later_looks_only_read_and_wait_for_no_writer(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(3, heat)
    await stage.ambassador(bob, heat)
    first = await today(world, bob)

    async with world.session() as writer:
        await writer.connection()
        second = await today(world, bob)

    assert second == first


async def test_days_that_are_long_over_are_forgotten(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(12, heat)
    await stage.ambassador(bob, heat)
    await today(world, bob)
    state = world.app.state

    for days, left in ((29, 5), (32, 0)):
        with time_machine.travel(datetime.now(UTC) + timedelta(days=days)):
            await forget(Delivery(world.settings, state.database, state.files, world.home, {}))
        async with world.session() as session:
            kept = (await session.exec(select(func.count()).select_from(TodayItem))).one()
        assert kept == left
