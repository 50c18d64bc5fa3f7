"""What every request meets: problems in one form, ids, limits, headers."""

import pytest

from api.core.errors import AppError
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("method", "path", "content", "kind", "status"),
    [
        ("GET", "/nothing", None, None, 404),
        ("DELETE", "/topics", None, None, 405),
        ("POST", "/topics", b"{", "application/json", 400),
        ("POST", "/topics", b"[]", "application/json", 422),
        ("POST", "/topics", b'{"names": 5}', "application/json", 422),
        ("POST", "/topics", b'{"names": {"de": "\\u0000"}}', "application/json", 422),
        ("POST", "/topics", b'{"names": {"de": "\\ud800"}}', "application/json", 422),
        ("POST", "/topics", b"names=x", "application/x-www-form-urlencoded", 422),
        ("POST", "/topics", b"\xff\xfe", "application/json", 400),
        ("GET", "/topics/not-an-id", None, None, 422),
    ],
)
async def test_refusal_is_a_problem(
    world: World,
    alice: Someone,
    method: str,
    path: str,
    content: bytes | None,
    kind: str | None,
    status: int,
) -> None:
    headers = {"Content-Type": kind} if kind else {}
    answer = await world.client(alice).request(method, path, content=content, headers=headers)

    body = answer.json()
    assert (answer.status_code, body["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["request_id"] == answer.headers["x-request-id"]
    assert body["type"].endswith(f"/problems/{body['code']}")


@pytest.mark.parametrize("code", AppError.known())
async def test_problem_page_explains_each_code(world: World, code: str) -> None:
    page = await world.client().get(f"http://testserver/problems/{code}")

    assert page.status_code == 200
    assert code in page.text


async def test_defect_says_nothing_about_itself_and_changes_nothing(
    world: World, alice: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    from api.strategy.topics import service

    async def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("secret inside")

    monkeypatch.setattr(service, "_set_skills", fail)
    answer = await world.client(alice).post("/topics", json={"names": {"de": "Wärme"}})
    monkeypatch.undo()

    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "secret" not in answer.text
    assert (await world.client(alice).get("/topics")).json()["items"] == []


@pytest.mark.parametrize(("given", "kept"), [("abc-1.2", True), ("x" * 129, False), ("a b", False)])
async def test_request_id_is_echoed_when_it_is_one(world: World, given: str, kept: bool) -> None:
    answer = await world.client().get("/me", headers={"X-Request-Id": given})

    assert (answer.headers["x-request-id"] == given) is kept


async def test_body_over_the_limit_is_refused_announced_or_not(
    world: World, alice: Someone
) -> None:
    async def endless():
        for _ in range(30):
            yield b"x" * 50_000

    announced = await world.client(alice).post("/topics", content=b"x" * 1_000_001)
    streamed = await world.client(alice).post("/topics", content=endless())

    assert [announced.status_code, streamed.status_code] == [413, 413]
    assert announced.json()["code"] == "body-too-large"


async def test_file_to_import_may_be_larger_than_other_bodies(world: World, alice: Someone) -> None:
    client = world.client(alice)
    larger = {"content": "x" * 2_000_000, "file_name": "events.ics"}

    taken = await client.post("/event-imports", json=larger)
    refused = await client.post("/event-imports", json={**larger, "content": "x" * 10_000_001})

    assert [taken.status_code, refused.status_code] == [202, 413]


async def test_headers_protect_every_answer(world: World, alice: Someone) -> None:
    for path in ("/me", "/nothing", "http://testserver/healthz"):
        headers = (await world.client(alice).get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["cross-origin-opener-policy"] == "same-origin"
    assert (await world.client(alice).get("/me")).headers["cache-control"] == "private, no-store"


async def test_installation_is_healthy_and_ready(world: World) -> None:
    health = await world.client().get("http://testserver/healthz")
    ready = await world.client().get("http://testserver/readyz")
    world.app.state.stopping = True
    stopping = await world.client().get("http://testserver/readyz")

    assert [health.status_code, ready.status_code, stopping.status_code] == [200, 200, 503]


async def test_readiness_refuses_a_powerful_role(world: World) -> None:
    from api.core.db import Database

    if world.app.state.database.is_sqlite:
        pytest.skip("SQLite has no roles")
    owner = Database(world.settings.migration_database)
    world.app.state.database, application = owner, world.app.state.database

    answer = await world.client().get("http://testserver/readyz")

    world.app.state.database = application
    await owner.close()
    assert (answer.status_code, answer.json()["code"]) == (503, "role-too-powerful")


async def test_lost_database_is_503_and_comes_back(world: World, alice: Someone) -> None:
    from api.core.db import Database

    lost = Database("postgresql+asyncpg://nobody@/none?host=/nonexistent")
    kept, world.app.state.database = world.app.state.database, lost
    during = await world.client(alice).get("/me")
    world.app.state.database = kept

    after = await world.client(alice).get("/me")

    assert (during.status_code, during.headers["retry-after"]) == (503, "5")
    assert after.status_code == 200
