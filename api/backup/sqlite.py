"""SQLite for backups: copies through the database itself, never of the file in use (SE-09)."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from api.backup.stores import BackupRefused
from api.core.settings import Settings


class SqliteStore:
    """The installation's database file."""

    kind = "sqlite"

    def __init__(self, settings: Settings) -> None:
        self._path = Path(make_url(settings.application_database).database or "")

    def dump(self, target: Path) -> None:
        with closing(self._open()) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))

    def schema(self) -> str:
        with closing(self._open()) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(found[0])

    def holds_data(self) -> bool:
        if not self._path.exists():
            return False
        with closing(self._open()) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if "organization" not in tables:
                # Not ours, so not ours to overwrite.
                return bool(tables)
            return connection.execute("SELECT 1 FROM organization").fetchone() is not None

    def load(self, source: Path) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with (
            closing(sqlite3.connect(source)) as restored,
            closing(sqlite3.connect(self._path)) as present,
        ):
            if restored.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise BackupRefused("The database in this backup is damaged.")
            restored.backup(present)

    def _open(self) -> sqlite3.Connection:
        if not self._path.exists():
            raise BackupRefused(f"There is no database at {self._path}.")
        return sqlite3.connect(self._path)
