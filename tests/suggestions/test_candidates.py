"""Candidates: few of each topic, found in the index, whatever the number of suggestions."""

import pytest
from sqlalchemy import event

from api.matching import profile
from api.suggestions import candidates
from tests.today.stage import Stage, react
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


@pytest.fixture
def stage(world: World) -> Stage:
    return Stage(world)


async def found(world: World, someone: Someone, **options: object) -> list[str]:
    async with world.session() as session:
        known = await profile.load(session, someone.id)
        rows = await candidates.find(session, someone.id, known, **options)
    return [str(row.id) for row in rows]


async def test_candidates_are_the_newest_few_of_each_topic(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat, drives = await stage.topic("Wärme"), await stage.topic("Antrieb")
    hot = await stage.suggestions(100, heat)
    driving = await stage.suggestions(3, drives)
    await stage.ambassador(bob, heat, drives)

    offered = await found(world, bob)

    newest = hot[: candidates.NEWEST_AT_MOST]
    assert sorted(offered) == sorted(str(row_id) for row_id in newest + driving)


async def test_candidate_with_two_topics_is_offered_once(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat, drives = await stage.topic("Wärme"), await stage.topic("Antrieb")
    (both,) = await stage.suggestions(1, heat, drives)
    await stage.ambassador(bob, heat, drives)

    assert await found(world, bob) == [str(both)]


async def test_what_was_reacted_to_or_is_named_takes_up_no_room(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    rows = await stage.suggestions(candidates.NEWEST_AT_MOST + 2, heat)
    await stage.ambassador(bob, heat)
    await react(world, bob, rows[0], "dismissed")

    offered = await found(world, bob, without=[rows[1]])

    assert sorted(offered) == sorted(str(row_id) for row_id in rows[2:])


async def test_candidates_take_one_statement_and_need_a_profile(
    world: World, bob: Someone, stage: Stage
) -> None:
    counts = []
    for wanted in (1, 30):
        topics = [await stage.topic(f"Thema {wanted} {place}") for place in range(wanted)]
        await stage.suggestions(1, *topics)
        async with world.session() as session:
            known = await profile.load(session, bob.id)
            with world.statements() as statements:
                await candidates.find(session, bob.id, known)
        counts.append(len(statements))
        if wanted == 1:
            await stage.ambassador(bob, *topics)

    assert counts == [0, 1]


async def test_profile_takes_three_statements(world: World, bob: Someone, stage: Stage) -> None:
    topics = [await stage.topic(f"Thema {place}") for place in range(10)]
    await stage.ambassador(bob, *topics)
    async with world.session() as session:
        with world.statements() as statements:
            await profile.load(session, bob.id)

    assert len(statements) == 3


async def test_candidates_are_read_from_the_index_without_sorting(
    world: World, bob: Someone, stage: Stage
) -> None:
    if not world.app.state.database.is_sqlite:
        pytest.skip("the plan of PostgreSQL depends on its statistics")
    heat = await stage.topic("Wärme")
    await stage.suggestions(40, heat)
    await stage.ambassador(bob, heat)
    engine, seen = world.app.state.database.engine.sync_engine, []

    def note(
        _connection: object, _cursor: object, statement: str, given: object, *_: object
    ) -> None:
        seen.append((statement, given))

    event.listen(engine, "before_cursor_execute", note)
    await found(world, bob)
    event.remove(engine, "before_cursor_execute", note)
    (statement, given) = next(pair for pair in seen if "UNION ALL" in pair[0])
    async with world.app.state.database.engine.connect() as connection:
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        steps = [row.detail for row in plan]

    searched = [step for step in steps if "listed_at" in step]
    assert len(searched) == 3
    assert all("organization_id=? AND topic_id=? AND language=?" in step for step in searched)
    assert not [step for step in steps if "ORDER BY" in step or step.startswith("SCAN suggestion")]


async def test_suggestion_says_why_it_fits_its_reader(
    world: World, alice: Someone, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    (row_id,) = await stage.suggestions(1, heat)
    await stage.ambassador(bob, heat)

    fitting = (await world.client(bob).get(f"/suggestions/{row_id}")).json()
    for_who_says_nothing = (await world.client(alice).get(f"/suggestions/{row_id}")).json()

    assert fitting["reasons"][0]["text"] == ("Your strength Wärme knowledge × our topic Wärme (en)")
    assert fitting["reasons"][0]["correctable"]
    assert for_who_says_nothing["reasons"] == []
