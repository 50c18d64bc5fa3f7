"""What Prometheus is told: figures, to whoever has the token, and nothing about anybody."""

import subprocess
import sys
import textwrap
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import httpx2
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from api.core import clock, outbox
from api.core.limits import RateLimits
from api.core.outbox import MessageState, OutboxMessage
from tests.world import BASE, Someone, World

pytestmark = pytest.mark.anyio

TOKEN = "a-token-of-at-least-thirty-two-characters"
Figures = dict[tuple[str, tuple[str, ...]], float]


@pytest.fixture
def watched(world: World) -> World:
    """An installation with a token, whose figures begin at nothing."""
    world.settings = world.settings.model_copy(update={"metrics_token": SecretStr(TOKEN)})
    world.app.state.settings = world.settings
    return world


async def ask(world: World, token: str = TOKEN) -> httpx2.Response:
    bearer = {"Authorization": f"Bearer {token}"}
    return await world.client().get(f"{BASE}/metrics", headers=bearer)


async def figures(world: World) -> Figures:
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families((await ask(world)).text)
        for sample in family.samples
    }


async def test_figures_need_the_token(watched: World) -> None:
    statuses = [
        (await ask(watched)).status_code,
        (await ask(watched, "another")).status_code,
        (await watched.client().get(f"{BASE}/metrics")).status_code,
    ]

    assert statuses == [200, 401, 401]


async def test_without_a_token_there_are_none(world: World) -> None:
    assert (await ask(world)).status_code == 404


async def test_requests_are_counted_and_timed_by_operation(watched: World, bob: Someone) -> None:
    for path in ("/me", "/me", f"/topics/{uuid4()}", "/nothing"):
        await watched.client(bob).get(path)
    await watched.client().request("BREW", "/me")

    seen = await figures(watched)

    counted = {labels: value for (name, labels), value in seen.items() if name.endswith("s_total")}
    assert counted == {
        ("GET", "get_me", "2xx"): 2,
        ("GET", "get_topic", "4xx"): 1,
        ("GET", "none", "4xx"): 1,
        ("other", "get_me", "4xx"): 1,
    }
    assert seen["fuersprech_request_seconds_count", ("get_me",)] == 3
    assert seen["fuersprech_requests_under_way", ()] == 1
    assert seen["fuersprech_database_pool_size", ()] == 8
    assert seen["fuersprech_build_info", (watched.app.version,)] == 1


async def test_refusals_over_a_quota_are_counted(watched: World, bob: Someone) -> None:
    settings = watched.settings.model_copy(update={"rate_limit_credential": 1})
    watched.app.state.limits = RateLimits(settings)
    for _ in range(3):
        await watched.client(bob).get("/me")

    assert (await figures(watched))["fuersprech_rate_limited_total", ("credential",)] == 2


async def test_what_waits_is_told_for_all_organizations_together(
    watched: World, mallory: Someone
) -> None:
    for organization in (None, mallory.organization_id):
        async with watched.session(organization) as session:
            hour_ago = clock.now() - timedelta(hours=1)
            await outbox.emit(session, "source.refresh_requested", due_at=hour_ago)
            await outbox.emit(session, "later", due_at=clock.now() + timedelta(days=1))
            failed = OutboxMessage(
                type="x", payload={}, key="x", due_at=hour_ago, state=MessageState.failed
            )
            session.add(failed)

    seen = await figures(watched)

    assert seen["fuersprech_outbox_due", ()] == 2
    assert seen["fuersprech_outbox_failed", ()] == 2
    assert 3600 <= seen["fuersprech_outbox_oldest_seconds", ()] < 3700


async def test_figures_tell_nothing_about_people(watched: World, bob: Someone) -> None:
    await watched.client(bob).get(f"/people/{bob.id}")

    text = (await ask(watched)).text

    assert str(bob.id) not in text
    assert str(bob.organization_id) not in text
    assert "testserver" not in text


def test_processes_that_share_a_directory_are_added_up(tmp_path: Path) -> None:
    one = """
        from api.core.metrics import Backlog, Metrics
        metrics = Metrics()
        metrics.requests.labels("get_me", "GET", "2xx").inc()
        metrics.under_way.inc()
        print(metrics.exposition(Backlog(1, 0, 5)).decode())
        metrics.close()
    """
    environment = {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)}

    outputs = [
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(one)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]

    counted = 'fuersprech_requests_total{method="GET",operation="get_me",status="2xx"}'
    assert [f"{counted} {times}.0" in text for times, text in enumerate(outputs, 1)] == [True] * 2
    assert all("fuersprech_requests_under_way 1.0" in text for text in outputs)
