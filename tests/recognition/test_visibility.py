"""Who sees thanks: whom they are for, as far as those who are thanked like."""

import pytest

from api.identity.models import Team
from tests.recognition.thanks import name_me, names, thank, wall
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


async def test_private_thanks_are_seen_by_giver_and_receivers_alone(
    world: World, alice: Someone, bob: Someone, carla: Someone, dora: Someone
) -> None:
    await name_me(world, carla)
    given = await thank(world, alice, bob, carla, visibility="private")

    assert names((await wall(world, bob))[0]["receivers"]) == ["Bob Bianchi", "Carla Conti"]
    assert len(await wall(world, alice)) == 1
    assert await wall(world, dora) == []
    assert (await world.client(dora).get(f"/kudos/{given['id']}")).status_code == 404


async def test_team_sees_thanks_to_one_of_its_own(
    world: World, alice: Someone, bob: Someone, carla: Someone, dora: Someone
) -> None:
    await thank(world, alice, bob, carla, visibility="team")

    (seen,) = await wall(world, dora)
    assert names(seen["receivers"]) == ["Carla Conti"]
    assert (seen["visibility"], seen["my_visibility"], seen["is_mine"]) == (None, None, False)


async def test_public_thanks_name_only_who_consents_and_has_not_narrowed_it(
    world: World, alice: Someone, bob: Someone, carla: Someone, dora: Someone
) -> None:
    given = await thank(world, alice, bob, carla)
    before = await wall(world, dora)
    await name_me(world, bob)
    named = await wall(world, dora)
    await name_me(world, carla)
    both = await wall(world, dora)
    narrowing = f"/kudos/{given['id']}/visibility"
    await world.client(bob).put(narrowing, json={"visibility": "private"})
    narrowed = await wall(world, dora)
    await name_me(world, carla, granted=False)

    assert before == []
    assert names(named[0]["receivers"]) == ["Bob Bianchi"]
    assert names(both[0]["receivers"]) == ["Bob Bianchi", "Carla Conti"]
    assert names(narrowed[0]["receivers"]) == ["Carla Conti"]
    assert await wall(world, dora) == []


async def test_narrowing_looks_the_same_as_no_consent(
    world: World, alice: Someone, bob: Someone, carla: Someone, dora: Someone
) -> None:
    given = await thank(world, alice, bob, carla)
    await name_me(world, bob)
    unnamed = [await wall(world, watcher) for watcher in (alice, bob, dora)]
    await name_me(world, carla)
    path = f"/kudos/{given['id']}/visibility"

    narrowed = await world.client(carla).put(path, json={"visibility": "private"})

    assert narrowed.json()["my_visibility"] == "private"
    assert [await wall(world, watcher) for watcher in (alice, bob, dora)] == unnamed


async def test_receiver_widens_again_up_to_what_the_giver_chose(
    world: World, alice: Someone, carla: Someone, dora: Someone
) -> None:
    given = await thank(world, alice, carla, visibility="team")
    put, path = world.client(carla).put, f"/kudos/{given['id']}/visibility"

    hidden = await put(path, json={"visibility": "private"})
    unseen = await wall(world, dora)
    wider = await put(path, json={"visibility": "public"})
    again = await put(path, json={"visibility": "team"})
    others = await world.client(dora).put(path, json={"visibility": "private"})
    givers = await world.client(alice).put(path, json={"visibility": "private"})

    assert (hidden.status_code, unseen) == (200, [])
    assert (wider.status_code, wider.json()["code"]) == (422, "visibility-too-wide")
    assert wider.json()["errors"][0]["pointer"] == "#/visibility"
    assert (again.json()["my_visibility"], len(await wall(world, dora))) == ("team", 1)
    assert [others.status_code, givers.status_code] == [403, 403]


async def test_managers_thanks_are_marked_where_their_report_is_seen(
    world: World, alice: Someone, bob: Someone, team: Team
) -> None:
    report = await world.person("Rita Roth", manager_id=alice.id, team_id=team.id)
    await name_me(world, bob)
    given = await thank(world, alice, bob, report)
    watcher = await world.person("Wim Weiss", team_id=team.id)

    hidden = await wall(world, watcher)
    await name_me(world, report)
    shown = await wall(world, watcher)

    assert given["is_by_manager"] is True
    assert (hidden[0]["is_by_manager"], shown[0]["is_by_manager"]) == (False, True)
    assert (await thank(world, alice, bob))["is_by_manager"] is False


async def test_person_is_not_found_where_they_are_hidden(
    world: World, alice: Someone, bob: Someone, carla: Someone, dora: Someone
) -> None:
    await name_me(world, bob)
    await thank(world, alice, bob, carla)

    assert len(await wall(world, dora, f"?person_id={bob.id}")) == 1
    assert await wall(world, dora, f"?person_id={carla.id}") == []
