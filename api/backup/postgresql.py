"""PostgreSQL for backups: by its own programs pg_dump and pg_restore."""

import asyncio
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.backup.stores import BackupRefused
from api.core.settings import Settings

_READS_ALL = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
_TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
_FUNCTIONS = (
    "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
)


class PostgresqlStore:
    """The installation's database: read by a role that sees all rows, restored by its owner."""

    kind = "postgresql"

    def __init__(self, settings: Settings) -> None:
        self._reader, self._owner = settings.backup_database, settings.migration_database

    def dump(self, target: Path) -> None:
        if not _ask(self._reader, _READS_ALL)[0]:
            raise BackupRefused(
                "This role cannot read every organization's rows: name one that is BYPASSRLS and "
                "a member of pg_read_all_data in FUERSPRECH_BACKUP_DATABASE_URL."
            )
        _run("pg_dump", self._reader, "--format=custom", f"--file={target}")

    def schema(self) -> str:
        return str(_ask(self._owner, "SELECT version_num FROM alembic_version")[0])

    def holds_data(self) -> bool:
        tables = _ask(self._owner, _TABLES)
        if "organization" not in tables:
            return bool(tables)
        return bool(_ask(self._owner, "SELECT 1 FROM organization LIMIT 1"))

    def load(self, source: Path) -> None:
        # Tables that are newer than the backup must go too, or migrating would meet them again.
        tables = ", ".join(_ask(self._owner, _TABLES))
        if tables:
            _ask(self._owner, f"DROP TABLE {tables} CASCADE")
        functions = ", ".join(
            _ask(self._owner, f"{_FUNCTIONS} AND proowner = current_user::regrole")
        )
        if functions:
            _ask(self._owner, f"DROP FUNCTION {functions}")
        _run("pg_restore", self._owner, "--exit-on-error", "--single-transaction", str(source))


def _ask(address: str, statement: str) -> list[Any]:
    """The first column of an answer; whatever the statement changed is kept."""

    async def run() -> list[Any]:
        engine = create_async_engine(address, poolclass=NullPool)
        try:
            async with engine.begin() as connection:
                result = await connection.exec_driver_sql(statement)
                return [row[0] for row in result] if result.returns_rows else []
        finally:
            await engine.dispose()

    return asyncio.run(run())


def _run(program: str, address: str, *options: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise BackupRefused(f"{program} is needed: install PostgreSQL's client programs.")
    url = make_url(address).set(drivername="postgresql")
    # The password travels in the environment: everybody on the machine may read command lines.
    environment = {**os.environ, "PGPASSWORD": url.password or ""}
    target = url.set(password=None).render_as_string(hide_password=False)
    command = [path, "--no-owner", "--no-privileges", f"--dbname={target}", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  no shell, and a program we looked up
    if done.returncode:
        raise BackupRefused(f"{program} failed: {done.stderr.strip()}")
