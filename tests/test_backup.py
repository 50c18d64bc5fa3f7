"""Backup and restore: what comes back is what was there, row by row and file by file."""

import json
import tarfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from anyio import to_thread
from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import select

from api.backup import archive
from api.backup.stores import BackupRefused
from api.core import tenancy
from api.core.db import Database
from api.core.files import Files, fresh_key
from api.core.settings import Settings
from api.demo import loading
from api.identity.models import Organization, Person
from tests.databases import TestDatabases, _programs
from tests.world import World

pytestmark = pytest.mark.anyio

WALLS = (
    "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid "
    "WHERE c.relrowsecurity AND c.relforcerowsecurity"
)


@pytest.fixture(autouse=True)
def programs(databases: TestDatabases, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dump programs of the server's own version."""
    if databases.backend == "postgresql":
        monkeypatch.setenv("PATH", str(_programs()), prepend=":")


@pytest.fixture
async def full(databases: TestDatabases, tmp_path: Path) -> AsyncIterator[Settings]:
    """An installation with the demo's rows and a file."""
    (tmp_path / "full").mkdir()
    async with databases.copy(tmp_path / "full") as settings:
        database = Database(settings.application_database)
        await loading.load(database)
        async with database.session(writes=False) as session:
            organization = (await session.exec(select(Organization))).one()
        await database.close()
        key = fresh_key(organization.id, "webp")
        await Files(settings.data_dir / "files").write(key, b"a picture")
        yield settings


@pytest.fixture
async def empty(databases: TestDatabases, tmp_path: Path) -> AsyncIterator[Settings]:
    (tmp_path / "empty").mkdir()
    async with databases.copy(tmp_path / "empty") as settings:
        yield settings


async def back_up(settings: Settings, target: Path) -> Path:
    await to_thread.run_sync(archive.back_up, settings, target)
    return target


async def restore(settings: Settings, source: Path, *, force: bool = False) -> int:
    return await to_thread.run_sync(lambda: archive.restore(settings, source, force=force))


async def everything(settings: Settings) -> dict[str, Any]:
    """All rows of all tables, the second wall around them, and all files."""
    engine = create_async_engine(settings.backup_database)
    async with engine.connect() as connection:
        tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        rows = {
            table: sorted(
                repr(row) for row in await connection.exec_driver_sql(f'SELECT * FROM "{table}"')
            )
            for table in tables
        }
        walls = await connection.exec_driver_sql(WALLS) if _is_postgresql(settings) else ()
        walled = sorted(name for (name,) in walls)
    await engine.dispose()
    directory = settings.data_dir / "files"
    files = {
        str(path.relative_to(directory)): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file()
    }
    return {"rows": rows, "files": files, "walled": walled}


def _is_postgresql(settings: Settings) -> bool:
    return settings.application_database.startswith("postgresql")


async def test_restored_is_what_was_backed_up(
    full: Settings, empty: Settings, tmp_path: Path
) -> None:
    before = await everything(full)

    target = await back_up(full, tmp_path / "backup.tar")
    await restore(empty, target)

    assert await everything(empty) == before
    assert len(before["rows"]["person"]) > 10
    assert list(before["files"].values()) == [b"a picture"]
    assert bool(before["walled"]) == _is_postgresql(full)
    assert target.stat().st_mode & 0o777 == 0o600


async def test_restored_serves_the_application(
    full: Settings, empty: Settings, tmp_path: Path
) -> None:
    await restore(empty, await back_up(full, tmp_path / "backup.tar"))

    database = Database(empty.application_database)
    async with database.transaction() as session:
        organization = (await session.exec(select(Organization))).one()
        await tenancy.bind(session, organization.id)
        (await session.exec(select(Person).limit(1))).one().job_title = "Neu"
    async with database.session(writes=False) as session:
        await tenancy.bind(session, organization.id)
        people = (await session.exec(select(Person).where(Person.job_title == "Neu"))).all()
    await database.close()
    assert len(people) == 1


async def test_restoring_over_data_wants_force(full: Settings, tmp_path: Path) -> None:
    target = await back_up(full, tmp_path / "backup.tar")
    before = await everything(full)
    engine = create_async_engine(full.migration_database)
    async with engine.begin() as connection:
        await connection.exec_driver_sql("DELETE FROM sign_in_address")
        # A table of a version that came after the backup.
        await connection.exec_driver_sql("CREATE TABLE newer (id INTEGER)")
    await engine.dispose()
    (full.data_dir / "files" / "later").write_bytes(b"later")
    changed = await everything(full)

    with pytest.raises(BackupRefused, match="--force"):
        await restore(full, target)
    refused = await everything(full)
    await restore(full, target, force=True)

    assert refused == changed
    assert await everything(full) == before


async def test_restoring_brings_nobody_back(databases: TestDatabases, tmp_path: Path) -> None:
    async with databases.copy(tmp_path) as settings:
        async with World.open(settings) as world:
            admin = await world.person("Ada Meier", roles=["admin"])
            await world.person("Bob Bianchi", manager_id=admin.id)
            target = await back_up(settings, tmp_path / "backup.tar")
            client = world.client(admin)
            await world.person("Carla Conti", roles=["admin"])
            gone = await client.delete("/me", params={"confirm": str(admin.id)})
            await world.work()

        again = [await restore(settings, target, force=True) for _ in range(2)]

        kept = await everything(settings)
    assert (gone.status_code, again) == (204, [1, 1])
    assert [row for row in kept["rows"]["person"] if "Ada" in row] == []
    assert len(kept["rows"]["person"]) == 1
    assert admin.id.hex not in (settings.data_dir / "deletions.txt").read_text()


async def test_existing_file_is_not_overwritten(full: Settings, tmp_path: Path) -> None:
    target = tmp_path / "backup.tar"
    target.write_text("an older backup")

    with pytest.raises(BackupRefused, match="exists already"):
        await back_up(full, target)

    assert target.read_text() == "an older backup"


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ({"format": 1, "database": "oracle", "schema": "0001"}, "a backup of oracle"),
        ({"format": 9}, "no backup"),
        (None, "no backup"),
    ],
)
async def test_foreign_file_is_refused(
    empty: Settings, tmp_path: Path, manifest: dict[str, object] | None, reason: str
) -> None:
    (tmp_path / "backup.json").write_text(json.dumps(manifest))
    with tarfile.open(tmp_path / "backup.tar", "w") as tar:
        tar.add(tmp_path / "backup.json", "backup.json")

    with pytest.raises(BackupRefused, match=reason):
        await restore(empty, tmp_path / "backup.tar")


async def test_backup_of_a_newer_version_is_refused(
    full: Settings, empty: Settings, tmp_path: Path
) -> None:
    engine = create_async_engine(full.migration_database)
    async with engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await engine.dispose()

    with pytest.raises(BackupRefused, match="newer version"):
        await restore(empty, await back_up(full, tmp_path / "backup.tar"))


async def test_broken_file_is_refused(empty: Settings, tmp_path: Path) -> None:
    (tmp_path / "backup.tar").write_bytes(b"not a tar" * 100)

    for name in ("backup.tar", "none.tar"):
        with pytest.raises(BackupRefused, match="cannot be restored"):
            await restore(empty, tmp_path / name)


async def test_role_behind_the_second_wall_cannot_back_up(
    databases: TestDatabases, full: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if databases.backend == "sqlite":
        pytest.skip("SQLite has no roles")
    behind = full.model_copy(update={"backup_database_url": full.migration_database_url})

    with pytest.raises(BackupRefused, match="BYPASSRLS"):
        await back_up(behind, tmp_path / "backup.tar")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupRefused, match="pg_dump is needed"):
        await back_up(full, tmp_path / "backup.tar")

    assert not (tmp_path / "backup.tar").exists()


async def test_sqlite_refuses_what_it_cannot_read_or_does_not_know(
    databases: TestDatabases, full: Settings, tmp_path: Path
) -> None:
    if databases.backend == "postgresql":
        pytest.skip("PostgreSQL's own programs say so")
    target = await back_up(full, tmp_path / "backup.tar")
    foreign = Settings(_env_file=None, data_dir=tmp_path / "foreign")
    with pytest.raises(BackupRefused, match="no database"):
        await back_up(foreign, tmp_path / "none.tar")
    foreign.data_dir.mkdir()
    engine = create_async_engine(foreign.application_database)
    async with engine.begin() as connection:
        await connection.exec_driver_sql("CREATE TABLE somebody_elses (id INTEGER)")
    await engine.dispose()

    with pytest.raises(BackupRefused, match="--force"):
        await restore(foreign, target)
