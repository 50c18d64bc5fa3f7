"""Schemathesis asks the running API everything its contract allows, and much that it forbids."""

import os
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio
import pytest
import uvicorn
from fastapi import FastAPI
from sqlmodel import select

from api.app import create_app
from api.core import tenancy
from api.core.db import Database
from api.core.settings import Settings
from api.demo import loading, tables
from api.identity.models import Role, RoleGrant, SignInAddress
from tests.databases import TestDatabases

ROOT = Path(__file__).parents[2]
# More of them find more: `make test-full` asks for many.
EXAMPLES = os.environ.get("SCHEMATHESIS_EXAMPLES", "5")
UNLIMITED = 10_000_000

# What it runs is covered by others; to measure it again would double its time.
pytestmark = [pytest.mark.anyio, pytest.mark.long, pytest.mark.no_cover]


@pytest.fixture
async def installation(databases: TestDatabases, tmp_path: Path) -> AsyncIterator[Settings]:
    """The demo, whose lead administers too."""
    async with databases.copy(tmp_path) as settings:
        database = Database(settings.application_database)
        await loading.load(database)
        async with database.transaction() as session:
            address = tables.address(tables.personas()["lead"])
            lead = (
                await session.exec(select(SignInAddress).where(SignInAddress.address == address))
            ).one()
            await tenancy.bind(session, lead.organization_id)
            session.add(RoleGrant(person_id=lead.person_id, role=Role.admin))
        await database.close()
        quotas = ("rate_limit_person", "rate_limit_credential", "rate_limit_address")
        yield settings.model_copy(update=dict.fromkeys(quotas, UNLIMITED))


async def test_api_keeps_its_contract(installation: Settings, tmp_path: Path) -> None:
    with _served(create_app(installation)) as url:
        done = await anyio.run_process(
            [
                *(sys.executable, "-m", "schemathesis.cli"),
                *("--config-file", str(ROOT / "tests" / "contract" / "schemathesis.toml")),
                *("run", str(ROOT / "openapi.json"), "--url", url, "--checks", "all"),
                *("--max-examples", EXAMPLES, "--continue-on-failure", "--no-color"),
            ],
            env={**os.environ, "CONTRACT_URL": url, "PYTHONPATH": str(ROOT)},
            check=False,
            cwd=tmp_path,
        )

    assert done.returncode == 0, (done.stdout + done.stderr).decode()


@contextmanager
def _served(app: FastAPI) -> Iterator[str]:
    """The application on a port of its own, as the outside meets it."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
