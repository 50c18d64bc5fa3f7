"""Before and after a part: a briefing for who has a seat, a debrief for oneself."""

from typing import Any

import pytest
from sqlmodel import select

from api.core import clock
from api.events.models import Event
from tests.events.occasions import found
from tests.events.test_participations import in_opening, opening, people, put, withdraw
from tests.world import Someone, World

pytestmark = pytest.mark.anyio

BRIEFING = {
    "audience": "Gemeinderäte aus dem Mittelland",
    "audience_size": 40,
    "details": "Zwanzig Minuten, danach Fragen",
    "contact_name": "Nina Neu",
    "contact_reach": "nina@tagung.example",
    "preparation": "Zwei Beispiele aus dem Altbau",
    "materials": [{"title": "Programm", "url": "https://tagung.example/programm"}],
}


async def briefed(world: World, lead: Someone, **changes: Any) -> str:
    opening_id = await opening(world, lead, **changes)
    answer = await world.client(lead).put(f"/openings/{opening_id}/briefing", json=BRIEFING)
    assert answer.status_code == 200, answer.text
    return opening_id


async def attended(world: World, lead: Someone, someone: Someone) -> str:
    opening_id = await opening(world, lead)
    await put(world, someone, opening_id, "applied")
    async with world.session() as session:
        (await session.exec(select(Event))).one().starts_at = clock.now()
    await put(world, someone, opening_id, "attended")
    return opening_id


async def test_briefing_is_read_by_who_has_a_seat_and_by_nobody_else(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await briefed(world, alice, seats=1)
    waiting, stranger = await people(world, 2)
    await put(world, bob, opening_id, "applied")
    await put(world, waiting, opening_id, "applied")
    path = f"/openings/{opening_id}/briefing"

    read = await found(world, bob, path)
    others = [await world.client(one).get(path) for one in (waiting, stranger)]

    assert {name: read[name] for name in BRIEFING} == BRIEFING
    assert [one.status_code for one in others] == [404, 404]
    assert (await found(world, stranger, f"/openings/{opening_id}"))["has_briefing"] is True
    await withdraw(world, bob, opening_id)
    assert (await world.client(bob).get(path)).status_code == 404
    assert (await found(world, waiting, path))["contact_name"] == "Nina Neu"


async def test_briefing_is_changed_by_its_version_and_deleted(world: World, alice: Someone) -> None:
    opening_id = await briefed(world, alice)
    lead, path = world.client(alice), f"/openings/{opening_id}/briefing"
    other = {**BRIEFING, "audience_size": None, "materials": []}

    blind = await lead.put(path, json=other)
    changed = await lead.put(path, json=other, headers={"If-Match": '"1"'})
    stale = await lead.put(path, json=other, headers={"If-Match": '"1"'})
    deleted = await lead.delete(path, headers={"If-Match": changed.headers["ETag"]})

    assert [one.status_code for one in (blind, changed, stale, deleted)] == [428, 200, 412, 204]
    assert (changed.json()["audience_size"], changed.json()["materials"]) == (None, [])
    assert (await found(world, alice, f"/openings/{opening_id}"))["has_briefing"] is False


async def test_briefing_with_nothing_in_it_is_refused(world: World, alice: Someone) -> None:
    opening_id = await opening(world, alice)
    lead, path = world.client(alice), f"/openings/{opening_id}/briefing"
    blank = {"audience": "  ", "audience_size": None, "materials": []}

    refused = await lead.put(path, json=blank)
    written = await lead.put(path, json={"preparation": "Zwei Beispiele"})
    emptied = await lead.put(path, json=blank, headers={"If-Match": written.headers["ETag"]})

    assert [one.status_code for one in (refused, written, emptied)] == [422, 200, 422]
    errors = [(one["pointer"], one["code"]) for one in refused.json()["errors"]]
    assert errors == [("#/audience", "briefing-empty")]
    assert (await found(world, alice, path))["preparation"] == "Zwei Beispiele"


async def test_part_that_somebody_applied_for_is_not_taken_away(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    (other,) = await people(world, 1)
    await put(world, other, opening_id, "interested")
    await put(world, bob, opening_id, "applied")
    lead, version = world.client(alice), {"If-Match": '"1"'}

    refused = await lead.delete(f"/openings/{opening_id}", headers=version)
    await withdraw(world, bob, opening_id)
    done = await lead.delete(f"/openings/{opening_id}", headers=version)

    assert (refused.status_code, refused.json()["code"]) == (409, "people-applied")
    assert done.status_code == 204


async def test_curator_takes_a_confirmation_back(
    world: World, alice: Someone, bob: Someone
) -> None:
    opening_id = await opening(world, alice, part="speaker")
    await put(world, bob, opening_id, "applied")
    (before,) = await in_opening(world, alice, opening_id)
    path = f"/openings/{opening_id}/participations/{before['id']}/confirmation"

    await world.client(alice).put(path)
    undone = await world.client(alice).delete(path)

    assert (undone.status_code, undone.json()) == (200, before)


async def test_debrief_is_mine_until_i_show_it(world: World, alice: Someone, bob: Someone) -> None:
    opening_id = await attended(world, alice, bob)
    path, shown = f"/me/debriefs/{opening_id}", f"/openings/{opening_id}/debriefs"
    noted = {"went": "Lebhaft", "learned": "Mehr Bilder", "audience_size": 30, "again": "yes"}

    mine = (await world.client(bob).put(path, json=noted)).json()
    hidden = (await found(world, alice, shown))["items"]
    await world.client(bob).put(path, json={**noted, "visibility": "program"})
    (seen,) = (await found(world, alice, shown))["items"]

    assert (mine["went"], mine["visibility"], hidden) == ("Lebhaft", "me", [])
    assert (seen["person"]["id"], seen["learned"]) == (str(bob.id), "Mehr Bilder")
    assert len((await found(world, bob, "/me/debriefs"))["items"]) == 1
    assert (await world.client(bob).delete(path)).status_code == 204
    assert (await found(world, alice, shown))["items"] == []


async def test_debrief_is_for_who_was_there(world: World, alice: Someone, bob: Someone) -> None:
    opening_id = await opening(world, alice)
    await put(world, bob, opening_id, "applied")

    answer = await world.client(bob).put(f"/me/debriefs/{opening_id}", json={"went": "Gut"})

    assert (answer.status_code, answer.json()["code"]) == (409, "not-there-yet")
