"""What a failing database or disk means for a caller, as the databases themselves say it."""

import errno
import os
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import text

from api.core import db, outages
from api.core.db import Database
from api.core.errors import AppError
from api.core.settings import Settings
from tests.world import Someone, World

pytestmark = pytest.mark.anyio


async def refusal_of(world: World, *statements: str) -> str | None:
    """The code of what the last of some statements is refused with."""
    async with world.session() as session:
        try:
            for statement in statements:
                await session.run(text(statement))
        except DBAPIError as error:
            await session.rollback()
            refusal = outages.refusal(error)
            return refusal.code() if refusal else None
    return "nothing was refused"


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("53100", "storage-full"),
        ("53300", "busy"),
        ("55P03", "busy"),
        ("40001", "busy"),
        ("40P01", "busy"),
        ("57014", "took-too-long"),
        ("57P01", "unavailable"),
        ("57P03", "unavailable"),
        ("08006", "unavailable"),
        ("25006", "unavailable"),
        ("42P01", None),
        ("22012", None),
    ],
)
async def test_postgresql_says_what_it_is(world: World, state: str, code: str | None) -> None:
    if world.app.state.database.is_sqlite:
        pytest.skip("SQLite has codes of its own")

    raised = f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$"

    assert await refusal_of(world, raised) == code


async def test_sqlite_says_what_it_is(world: World) -> None:
    if not world.app.state.database.is_sqlite:
        pytest.skip("PostgreSQL has codes of its own")
    filled = "CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
    filled += " FROM n LIMIT 9999) SELECT i, zeroblob(500) FROM n"

    assert await refusal_of(world, "PRAGMA max_page_count = 1", filled) == "storage-full"
    assert await refusal_of(world, "SELECT * FROM nothing") is None


async def test_sqlite_that_others_write_to_is_busy(
    world: World, alice: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not world.app.state.database.is_sqlite:
        pytest.skip("PostgreSQL locks rows")
    monkeypatch.setattr(db, "BUSY_TIMEOUT_MS", 50)
    impatient = Database(world.settings.application_database)
    async with world.session() as session:
        await session.run(text("DELETE FROM outbox_due"))
        kept, world.app.state.database = world.app.state.database, impatient
        answer = await world.client(alice).post("/topics", json={"names": {"de": "Wärme"}})
        world.app.state.database = kept
    await impatient.close()

    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert answer.headers["retry-after"] == "1"


async def test_pool_that_is_used_up_is_busy(
    world: World, alice: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "POOL_SECONDS", 0.05)
    small = Database(world.settings.application_database, pool_size=1)
    kept, world.app.state.database = world.app.state.database, small
    async with small.session(writes=False) as session:
        await session.run(text("SELECT 1"))
        answer = await world.client(alice).get("/me")
    world.app.state.database = kept
    await small.close()

    assert (answer.status_code, answer.json()["code"]) == (503, "busy")


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "storage-full"), (errno.ECONNREFUSED, "unavailable")]
)
def test_disk_and_network_say_what_it_is(number: int, code: str) -> None:
    refusal = outages.refusal(OSError(number, os.strerror(number)))

    assert isinstance(refusal, AppError)
    assert refusal.code() == code


def test_defect_is_no_outage() -> None:
    assert outages.refusal(ZeroDivisionError()) is None


def test_secret_that_cannot_be_stored_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path)

    def no_room(_number: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(OSError, match="no room"):
        _ = settings.secret

    assert list(tmp_path.iterdir()) == []
