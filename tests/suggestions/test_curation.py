"""Curation: approving, archiving, bulk, and undoing all of it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from api.core import clock
from api.core.outbox import Delivery
from api.suggestions.jobs import archive_expired
from api.suggestions.models import Suggestion, SuggestionStatus, SuggestionTopic
from tests.suggestions.feeds_of_ours import found, titles, topic
from tests.world import Someone, World, created

pytestmark = pytest.mark.anyio


async def propose(world: World, someone: Someone, title: str = "Idee", **fields: Any) -> str:
    body = {"title": title, **fields}
    return str(created(await world.client(someone).post("/suggestions", json=body))["id"])


async def listed_at(world: World, suggestion_id: str) -> list[datetime | None]:
    async with world.session() as session:
        rows = await session.exec(
            select(SuggestionTopic.listed_at).where(
                SuggestionTopic.suggestion_id == UUID(suggestion_id)
            )
        )
        return list(rows.all())


async def act(
    world: World, lead: Someone, method: str, suggestion_id: str, what: str, **fields: Any
) -> Any:
    answer = await world.client(lead).request(
        method, f"/suggestions/{suggestion_id}/{what}", **fields
    )
    return answer.json() | {"http": answer.status_code}


async def test_approval_needs_a_topic(world: World, alice: Someone) -> None:
    topic_id, suggestion_id = await topic(world, alice), await propose(world, alice)

    without = await act(world, alice, "PUT", suggestion_id, "approval")
    empty = await act(world, alice, "PUT", suggestion_id, "approval", json={"topic_ids": []})
    given = await act(
        world, alice, "PUT", suggestion_id, "approval", json={"topic_ids": [topic_id]}
    )
    emptied = await act(world, alice, "PUT", suggestion_id, "approval", json={"topic_ids": []})

    assert [each["http"] for each in (without, empty, given, emptied)] == [409, 409, 200, 409]
    assert without["code"] == "topic-required"
    assert without["errors"][0]["pointer"] == "#/topic_ids"
    assert (given["status"], given["topics"][0]["is_proposed"]) == ("approved", False)


async def test_approval_takes_last_changes(world: World, alice: Someone) -> None:
    topic_id, suggestion_id = await topic(world, alice), await propose(world, alice)
    goal = {"titles": {"de": "Ziel"}, "starts_on": "2026-01-01", "ends_on": "2036-12-31"}
    goal_id = created(await world.client(alice).post("/goals", json=goal))["id"]
    changes = {
        "topic_ids": [topic_id],
        "goal_id": goal_id,
        "wordings": [{"language": "de", "text": "Eins"}, {"language": "en", "text": "Two"}],
        "valid_from": "2026-01-01T00:00:00Z",
        "valid_until": "2099-01-01T00:00:00Z",
    }

    approved = await act(world, alice, "PUT", suggestion_id, "approval", json=changes)

    assert approved["goal"] == {"id": goal_id, "title": "Ziel"}
    assert [wording["text"] for wording in approved["wordings"]] == ["Eins", "Two"]
    assert approved["valid_until"] == "2099-01-01T00:00:00Z"
    assert await listed_at(world, suggestion_id) == [
        datetime.fromisoformat(approved["approved_at"])
    ]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"goal_id": str(uuid4())}, 422, "unknown-goal"),
        ({"topic_ids": [str(uuid4())]}, 422, "unknown-topic"),
        ({"valid_until": "2020-01-01T00:00:00Z"}, 409, "validity-over"),
        ({"valid_from": "2031-01-01T00:00:00Z", "valid_until": "2030-01-01T00:00:00Z"}, 422, None),
        ({"valid_until": "2030-01-01T00:00:00"}, 422, None),
        ({"status": "archived"}, 422, None),
    ],
)
async def test_approval_that_makes_no_sense_changes_nothing(
    world: World, alice: Someone, changes: dict[str, Any], status: int, code: str | None
) -> None:
    suggestion_id = await propose(world, alice, topic_ids=[await topic(world, alice)])

    refused = await act(world, alice, "PUT", suggestion_id, "approval", json=changes)
    read = await found(world, alice, f"/suggestions/{suggestion_id}")

    assert (refused["http"], refused["code"]) == (status, code or "invalid")
    assert (read["status"], read["version"], read["valid_until"]) == ("proposed", 1, None)


async def test_every_step_can_be_undone(world: World, alice: Someone) -> None:
    suggestion_id = await propose(world, alice, topic_ids=[await topic(world, alice)])
    approved = await act(world, alice, "PUT", suggestion_id, "approval")
    steps = [("PUT", "archival"), ("DELETE", "archival"), ("DELETE", "approval")]
    steps += [("PUT", "archival"), ("DELETE", "archival")]
    moment = _moment(approved)

    seen = []
    for method, what in steps:
        moved = await act(world, alice, method, suggestion_id, what)
        seen.append((moved["status"], *await listed_at(world, suggestion_id)))

    assert seen == [
        ("archived", None),
        ("approved", moment),
        ("proposed", None),
        ("archived", None),
        ("proposed", None),
    ]
    assert moved["version"] == approved["version"] + len(steps)


async def test_step_that_is_done_already_changes_nothing(world: World, alice: Someone) -> None:
    suggestion_id = await propose(world, alice, topic_ids=[await topic(world, alice)])

    versions = [
        (await act(world, alice, method, suggestion_id, what))["version"]
        for method, what in [("DELETE", "archival"), ("DELETE", "approval")]
        + [("PUT", "archival")] * 2
    ]
    reopened = await act(world, alice, "DELETE", suggestion_id, "approval")

    assert versions == [1, 1, 2, 2]
    assert (reopened["http"], reopened["code"]) == (409, "suggestion-archived")


async def test_stale_version_is_refused_where_one_is_sent(world: World, alice: Someone) -> None:
    suggestion_id = await propose(world, alice, topic_ids=[await topic(world, alice)])
    stale = {"headers": {"If-Match": '"7"'}}

    approval = await act(world, alice, "PUT", suggestion_id, "approval", json={}, **stale)
    archival = await act(world, alice, "PUT", suggestion_id, "archival", **stale)

    assert (approval["http"], archival["http"]) == (412, 412)


async def test_change_of_an_approved_suggestion_keeps_its_topics_listed(
    world: World, alice: Someone
) -> None:
    first, second = await topic(world, alice), await topic(world, alice)
    suggestion_id = await propose(world, alice, topic_ids=[first], language="de")
    approved = await act(world, alice, "PUT", suggestion_id, "approval")
    patch, path = world.client(alice).patch, f"/suggestions/{suggestion_id}"

    changed = await patch(
        path, json={"topic_ids": [second], "language": "fr"}, headers=_match(approved)
    )
    emptied = await patch(path, json={"topic_ids": []}, headers=_match(changed.json()))

    assert [each["id"] for each in changed.json()["topics"]] == [second]
    assert (emptied.status_code, emptied.json()["code"]) == (409, "topic-required")
    assert await listed_at(world, suggestion_id) == [
        datetime.fromisoformat(approved["approved_at"])
    ]
    async with world.session() as session:
        assert (await session.exec(select(SuggestionTopic.language))).all() == ["fr"]


async def test_two_approvals_at_once_give_one(world: World, alice: Someone) -> None:
    suggestion_id = await propose(world, alice, topic_ids=[await topic(world, alice)])

    both = await asyncio.gather(
        *(act(world, alice, "PUT", suggestion_id, "approval") for _ in range(2))
    )

    assert [each["http"] for each in both] == [200, 200]
    assert both[0]["approved_at"] == both[1]["approved_at"]
    assert (await found(world, alice, f"/suggestions/{suggestion_id}"))["version"] == 2


async def test_bulk_does_what_it_can_and_says_what_not(
    world: World, alice: Someone, bob: Someone
) -> None:
    topic_id = await topic(world, alice)
    ready = [await propose(world, bob, f"Idee {n}", topic_ids=[topic_id]) for n in range(3)]
    bare, absent = await propose(world, bob, "Ohne"), str(uuid4())
    body = {"action": "approve", "ids": [*ready, bare, absent, ready[0]]}

    keyless = await world.client(alice).post("/suggestions/bulk", json=body)
    done = await world.client(alice).post("/suggestions/bulk", json=body, headers=_key("1"))
    again = await world.client(alice).post("/suggestions/bulk", json=body, headers=_key("1"))
    member = await world.client(bob).post("/suggestions/bulk", json=body, headers=_key("1"))

    assert (keyless.status_code, member.status_code) == (400, 403)
    assert done.json() == again.json()
    assert done.json()["items"] == [
        *({"id": each, "status": "done", "code": None} for each in ready),
        {"id": bare, "status": "refused", "code": "topic-required"},
        {"id": absent, "status": "refused", "code": "not-found"},
    ]
    assert await found(world, alice, "/suggestions/counts") == {
        "proposed": 1,
        "approved": 3,
        "archived": 0,
    }


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        (["archive"], [0, 0, 20]),
        (["archive", "restore"], [10, 10, 0]),
        (["reopen"], [20, 0, 0]),
    ],
    ids=lambda value: "+".join(value) if isinstance(value[0], str) else "",
)
async def test_bulk_takes_few_statements_however_many_it_moves(
    world: World, alice: Someone, actions: list[str], expected: list[int]
) -> None:
    topic_id = await topic(world, alice)
    ids = [await propose(world, alice, f"Idee {n}", topic_ids=[topic_id]) for n in range(20)]
    for approved in ids[:10]:
        await act(world, alice, "PUT", approved, "approval")

    for number, action in enumerate(actions):
        body = {"action": action, "ids": ids}
        with world.statements() as statements:
            await world.client(alice).post(
                "/suggestions/bulk", json=body, headers=_key(str(number))
            )
        assert len(statements) <= 10

    counts = await found(world, alice, "/suggestions/counts")
    assert [counts["proposed"], counts["approved"], counts["archived"]] == expected


async def test_what_is_no_longer_valid_is_put_away(
    world: World, alice: Someone, bob: Someone, delivery: Delivery
) -> None:
    topic_id = await topic(world, alice)
    soon = (clock.now() + timedelta(hours=1)).isoformat()
    suggestion_id = await propose(world, bob, "Bald vorbei", topic_ids=[topic_id])
    await act(world, alice, "PUT", suggestion_id, "approval", json={"valid_until": soon})
    await propose(world, bob, "Bleibt", topic_ids=[topic_id])
    async with world.session() as session:
        row = await session.get(Suggestion, (world.home, UUID(suggestion_id)))
        assert row
        row.valid_until = datetime(2020, 1, 1, tzinfo=UTC)

    await archive_expired(delivery)
    restored = await act(world, alice, "DELETE", suggestion_id, "archival")

    assert await titles(world, alice, f"status={SuggestionStatus.archived}") == ["Bald vorbei"]
    assert await listed_at(world, suggestion_id) == [None]
    assert (restored["http"], restored["code"]) == (409, "validity-over")


async def test_counts_are_the_curators(world: World, alice: Someone, bob: Someone) -> None:
    await propose(world, bob)

    assert (await world.client(bob).get("/suggestions/counts")).status_code == 403
    assert (await found(world, alice, "/suggestions/counts"))["proposed"] == 1


def _match(read: Any) -> dict[str, str]:
    return {"If-Match": f'"{read["version"]}"'}


def _key(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key}


def _moment(read: Any) -> datetime:
    return datetime.fromisoformat(read["approved_at"])
