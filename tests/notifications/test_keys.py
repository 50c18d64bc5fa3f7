"""Administrators are told of keys that end soon; nobody else hears of keys."""

from datetime import timedelta

import pytest
import time_machine

from api.core import clock
from api.core.outbox import Delivery
from api.integrations.service_accounts.jobs import warn
from tests.integrations.test_service_accounts import account, key
from tests.notifications.told import texts, told
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


async def look(world: World) -> None:
    """What runs once a day."""
    state = world.app.state
    await warn(Delivery(world.settings, state.database, state.files, world.home, {}))


async def test_administrators_are_told_once_for_each_threshold(
    world: World, alice: Someone, admin: Someone
) -> None:
    # Looked at in days that are over: who signed in today is signed in then.
    begun, seen = clock.now() - timedelta(days=9), []
    with time_machine.travel(begun, tick=False):
        tool = await account(world, admin)
        await key(world, admin, tool["id"], lifetime_days=9)

    for days in (1, 3, 4, 8.5):
        with time_machine.travel(begun + timedelta(days=days), tick=False):
            await look(world)
            seen.append(await texts(world, admin))
            others = await texts(world, alice)

    week = "Ein Schlüssel für andere Werkzeuge endet in 7 Tagen"
    day = "Ein Schlüssel für andere Werkzeuge endet innert 24 Stunden"
    assert seen == [[], [week], [week], [day, week]]
    assert others == []
    (entry, _) = (await told(world, admin))["items"]
    assert entry["about"] == {"kind": "service_account", "id": tool["id"], "title": None}


async def test_of_an_account_that_is_gone_nothing_is_told(world: World, admin: Someone) -> None:
    with time_machine.travel(clock.now() - timedelta(days=3), tick=False):
        tool = await account(world, admin)
        await key(world, admin, tool["id"], lifetime_days=9)
    with time_machine.travel(clock.now(), tick=False):
        await look(world)
        before = await texts(world, admin)
        path, tag = f"/service-accounts/{tool['id']}", f'"{tool["version"]}"'
        gone = await world.client(admin).delete(path, headers={"If-Match": tag})
        after = await texts(world, admin)

    assert (len(before), gone.status_code, after) == (1, 204, [])


async def test_only_administrators_are_asked_whether_they_want_to_hear_of_keys(
    world: World, alice: Someone, admin: Someone
) -> None:
    kinds = [
        [
            item["kind"]
            for item in (await world.client(who).get("/me/notification-settings")).json()["items"]
        ]
        for who in (alice, admin)
    ]

    assert kinds[1] == [*kinds[0], "key_ending"]
