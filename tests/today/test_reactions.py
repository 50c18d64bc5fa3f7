"""Reactions, corrections and what is saved: the person's own, and lessons for their ranking."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from uuid_utils.compat import uuid7

from api.core import clock
from tests.today.stage import Stage, ids, react, today
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


async def reactions(world: World, someone: Someone, query: str = "") -> list[dict[str, Any]]:
    answer = await world.client(someone).get(f"/me/reactions{query}")
    return list(answer.json()["items"])


async def saved(world: World, someone: Someone) -> list[dict[str, Any]]:
    return list((await world.client(someone).get("/me/saved")).json()["items"])


async def test_reaction_is_kept_and_replaced_by_a_later_one(
    world: World, bob: Someone, stage: Stage
) -> None:
    (row_id,) = await stage.suggestions(1, await stage.topic("Wärme"))

    first = await react(world, bob, row_id, "saved")
    second = await react(world, bob, row_id, "dismissed", reason="known")

    assert [first.status_code, second.status_code] == [200, 200]
    assert await reactions(world, bob) == [second.json()]
    shown = {name: second.json()[name] for name in ("kind", "id", "reaction", "reason")}
    assert shown == {
        "kind": "suggestion",
        "id": str(row_id),
        "reaction": "dismissed",
        "reason": "known",
    }


async def test_same_reaction_again_changes_nothing(
    world: World, bob: Someone, stage: Stage
) -> None:
    (row_id,) = await stage.suggestions(1, await stage.topic("Wärme"))

    first = await react(world, bob, row_id, "saved")
    again = await react(world, bob, row_id, "saved")

    assert again.json() == first.json()


async def test_reactions_are_listed_newest_first_and_by_kind(
    world: World, bob: Someone, stage: Stage
) -> None:
    rows = await stage.suggestions(3, await stage.topic("Wärme"))
    for row_id, reaction in zip(rows, ("saved", "done", "saved"), strict=True):
        await react(world, bob, row_id, reaction)

    everything = [each["id"] for each in await reactions(world, bob)]
    only_saved = [each["id"] for each in await reactions(world, bob, "?reaction=saved")]

    assert everything == [str(row_id) for row_id in reversed(rows)]
    assert only_saved == [str(rows[2]), str(rows[0])]


async def test_reason_belongs_to_a_dismissal(world: World, bob: Someone, stage: Stage) -> None:
    (row_id,) = await stage.suggestions(1, await stage.topic("Wärme"))

    refused = await react(world, bob, row_id, "saved", reason="known")

    assert refused.status_code == 422


async def test_reacting_needs_a_thing_one_can_see(
    world: World, alice: Someone, bob: Someone, mallory: Someone, stage: Stage
) -> None:
    topic = await stage.topic("Wärme")
    visible, archived = await stage.suggestions(2, topic)
    await world.client(alice).put(f"/suggestions/{archived}/archival")

    answers = [
        await react(world, bob, visible, "saved"),
        await react(world, bob, archived, "saved"),
        await react(world, bob, uuid7(), "saved"),
        await react(world, mallory, visible, "saved"),
    ]
    unknown_kind = await world.client(bob).put(
        f"/me/reactions/nothing/{visible}", json={"reaction": "saved"}
    )

    assert [answer.status_code for answer in answers] == [200, 404, 404, 404]
    assert unknown_kind.status_code == 422


async def test_undo_bears_repeating(world: World, bob: Someone, stage: Stage) -> None:
    (row_id,) = await stage.suggestions(1, await stage.topic("Wärme"))
    await react(world, bob, row_id, "done")
    delete = world.client(bob).delete

    answers = [await delete(f"/me/reactions/suggestion/{row_id}") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [204, 204]
    assert await reactions(world, bob) == []


async def test_dismissed_stays_away(world: World, bob: Someone, stage: Stage) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(8, heat)
    await stage.ambassador(bob, heat)
    dismissed = ids(await today(world, bob))

    for row_id in dismissed:
        await react(world, bob, row_id, "dismissed")
    with time_machine.travel(clock.now() + _DAY):
        next_day = ids(await today(world, bob))

    assert len(next_day) == 3
    assert not set(dismissed) & set(next_day)


@pytest.mark.parametrize(
    ("reason", "teaches"),
    [("not_my_topic", True), ("not_my_skill", True), (None, True), ("known", False)],
)
async def test_dismissal_teaches_about_the_topic(
    world: World, bob: Someone, stage: Stage, reason: str | None, teaches: bool
) -> None:
    heat, drives = await stage.topic("Wärme"), await stage.topic("Antrieb")
    dismissed, fresher = await stage.suggestions(2, heat)
    (older,) = await stage.suggestions(1, drives, approved_at=clock.now() - _DAY / 24)
    await stage.ambassador(bob, heat, drives)

    await react(world, bob, dismissed, "dismissed", reason=reason)

    assert ids(await today(world, bob))[0] == str(older if teaches else fresher)


async def test_dismissal_teaches_about_the_source(world: World, bob: Someone, stage: Stage) -> None:
    heat, feed = await stage.topic("Wärme"), await stage.source()
    dismissed, fresher = await stage.suggestions(2, heat, source_id=feed)
    (older,) = await stage.suggestions(1, heat, approved_at=clock.now() - _DAY / 24)
    await stage.ambassador(bob, heat)

    await react(world, bob, dismissed, "dismissed", reason="other")

    assert ids(await today(world, bob)) == [str(older), str(fresher)]


async def test_undone_dismissal_teaches_nothing(world: World, bob: Someone, stage: Stage) -> None:
    heat, drives = await stage.topic("Wärme"), await stage.topic("Antrieb")
    dismissed, fresher = await stage.suggestions(2, heat)
    await stage.suggestions(1, drives, approved_at=clock.now() - _DAY / 24)
    await stage.ambassador(bob, heat, drives)
    await react(world, bob, dismissed, "dismissed", reason="not_my_topic")

    await world.client(bob).delete(f"/me/reactions/suggestion/{dismissed}")

    assert ids(await today(world, bob))[0] == str(dismissed)
    assert str(fresher) in ids(await today(world, bob))


async def test_nobody_else_can_tell_a_dismissal(
    world: World, alice: Someone, admin: Someone, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    rows = await stage.suggestions(6, heat, source_id=await stage.source())
    await stage.ambassador(bob, heat)
    await today(world, bob)
    paths = _readable(world, suggestion_id=rows[0], topic_id=heat, person_id=bob.id)

    async def seen() -> list[Any]:
        return [
            (path, who.id, _plain(await world.client(who).get(path)))
            for who in (alice, admin)
            for path in paths
        ]

    before = await seen()
    for row_id, reaction in zip(rows, ("dismissed", "done", "saved"), strict=False):
        await react(world, bob, row_id, reaction)

    assert len(paths) > 15
    assert await seen() == before


async def test_correcting_a_skill_takes_it_off_and_its_things_move_out(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat, drives = await stage.topic("Wärme"), await stage.topic("Antrieb")
    hot = await stage.suggestions(2, heat)
    driving = await stage.suggestions(2, drives)
    await stage.ambassador(bob, heat, drives)
    before = ids(await today(world, bob))
    wrong = {"kind": "skill", "skill_id": str(stage.skills[heat]), "means": "not_mine"}

    corrected = await world.client(bob).put("/me/corrections", json=wrong)

    after = ids(await today(world, bob))
    assert corrected.status_code == 204
    assert set(before) == {str(row_id) for row_id in hot + driving}
    assert set(after) == {str(row_id) for row_id in driving}
    kept = (await world.client(bob).get("/me/skills")).json()["items"]
    assert [each["skill"]["id"] for each in kept] == [str(stage.skills[drives])]


async def test_correcting_a_topic_mutes_it(world: World, bob: Someone, stage: Stage) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(3, heat)
    await stage.ambassador(bob, heat)
    await today(world, bob)
    wrong = {"kind": "topic", "topic_id": str(heat), "means": "not_interested"}

    corrected = await world.client(bob).put("/me/corrections", json=wrong)

    assert corrected.status_code == 204
    assert (await today(world, bob))["items"] == []
    interests = (await world.client(bob).get("/me/interests")).json()["items"]
    assert [(each["topic"]["id"], each["attitude"]) for each in interests] == [(str(heat), "mutes")]


async def test_thing_with_another_reason_stays_after_a_correction(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.suggestions(1, heat)
    await stage.ambassador(bob, heat)
    await world.client(bob).put(f"/me/interests/{heat}", json={"attitude": "follows"})
    before = (await today(world, bob))["items"][0]["reasons"]
    wrong = {"kind": "skill", "skill_id": str(stage.skills[heat]), "means": "not_mine"}

    await world.client(bob).put("/me/corrections", json=wrong)

    after = (await today(world, bob))["items"][0]["reasons"]
    assert [why["kind"] for why in before] == ["skill", "interest", "fresh"]
    assert [why["kind"] for why in after] == ["interest", "fresh"]


async def test_correction_of_a_foreign_topic_is_not_found(
    world: World, mallory: Someone, stage: Stage
) -> None:
    foreign = {
        "kind": "topic",
        "topic_id": str(await stage.topic("Wärme")),
        "means": "not_interested",
    }

    answer = await world.client(mallory).put("/me/corrections", json=foreign)

    assert answer.status_code == 404


async def test_saved_things_are_listed_newest_first_with_their_reasons(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat, culture = await stage.topic("Wärme"), await stage.topic("Kultur")
    (fitting,) = await stage.suggestions(1, heat)
    (found,) = await stage.suggestions(1, culture)
    await stage.ambassador(bob, heat)
    await today(world, bob)

    await react(world, bob, fitting, "saved")
    await react(world, bob, found, "saved")

    listed = await saved(world, bob)
    assert [each["id"] for each in listed] == [str(found), str(fitting)]
    assert [each["reaction"] for each in listed] == ["saved", "saved"]
    assert [len(each["reasons"]) for each in listed] == [0, 2]
    assert "position" not in listed[0]


async def test_saved_leaves_out_what_is_archived_done_or_undone(
    world: World, alice: Someone, bob: Someone, stage: Stage
) -> None:
    archived, done, undone, kept = await stage.suggestions(4, await stage.topic("Wärme"))
    for row_id in (archived, done, undone, kept):
        await react(world, bob, row_id, "saved")

    await world.client(alice).put(f"/suggestions/{archived}/archival")
    await react(world, bob, done, "done")
    await world.client(bob).delete(f"/me/reactions/suggestion/{undone}")

    assert [each["id"] for each in await saved(world, bob)] == [str(kept)]


async def test_lists_take_as_many_statements_for_thirty_as_for_one(
    world: World, bob: Someone, stage: Stage
) -> None:
    heat = await stage.topic("Wärme")
    await stage.ambassador(bob, heat)
    counts = []
    for wanted in (1, 29):
        for row_id in await stage.suggestions(wanted, heat):
            await react(world, bob, row_id, "saved")
        with world.statements() as of_saved:
            listed = await world.client(bob).get("/me/saved?limit=100")
        with world.statements() as of_reactions:
            await world.client(bob).get("/me/reactions?limit=100")
        counts.append((len(listed.json()["items"]), len(of_saved), len(of_reactions)))

    assert counts == [(1, 3, 2), (30, 3, 2)]


_DAY = timedelta(days=1)


def _plain(answer: Any) -> Any:
    """An answer without what differs from one request to the next."""
    body = answer.json() if answer.content else None
    if isinstance(body, dict):
        body.pop("request_id", None)
    return answer.status_code, body


def _readable(world: World, **known: UUID) -> list[str]:
    """Every address of the API that can be read, with the ids that are known filled in."""
    found = []
    for path, operations in world.app.openapi()["paths"].items():
        if "get" not in operations or not path.startswith("/api/v1"):
            continue
        for name, value in known.items():
            path = path.replace(f"{{{name}}}", str(value))
        # The stream has no end; what it tells, and whom, is asked where it is built.
        if "{" not in path and path not in {"/api/v1/sessions", "/api/v1/stream"}:
            found.append(path.removeprefix("/api/v1"))
    return found
