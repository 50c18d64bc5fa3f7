"""Backs an installation up into one file and restores it: its database and stored files.

Keys are not in it: a backup alone signs nothing. Restored without them, an installation makes new
ones; sessions go on, access tokens of the last minutes end.
"""

import asyncio
import json
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from api.backup.postgresql import PostgresqlStore
from api.backup.sqlite import SqliteStore
from api.backup.stores import BackupRefused, Store
from api.core import clock, migrations
from api.core.settings import Settings
from api.privacy import deletions

FORMAT = 1
MANIFEST, DATABASE, FILES = "backup.json", "database", "files"


def back_up(settings: Settings, target: Path) -> None:
    """Write a backup; the installation may be in use."""
    if target.exists():
        raise BackupRefused(f"{target} exists already.")
    store = _store(settings)
    with _explained(f"{target} cannot be written"), TemporaryDirectory(dir=target.parent) as name:
        directory = Path(name)
        manifest = {
            "format": FORMAT,
            "database": store.kind,
            "schema": store.schema(),
            "made_at": clock.now().isoformat(),
        }
        (directory / MANIFEST).write_text(json.dumps(manifest))
        # The database first: a picture added meanwhile is too much in the backup, none missing.
        store.dump(directory / DATABASE)
        part = directory / "backup.tar"
        part.touch(mode=0o600)
        with tarfile.open(part, "w") as tar:
            for member in (MANIFEST, DATABASE):
                tar.add(directory / member, member)
            if _files(settings).exists():
                tar.add(_files(settings), FILES)
        part.rename(target)


def restore(settings: Settings, source: Path, *, force: bool) -> int:
    """Replace database and files by a backup's, bring the schema up to date, and delete again who
    was deleted since: returns how many that were."""
    store = _store(settings)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with (
        _explained(f"{source} cannot be restored"),
        tarfile.open(source) as tar,
        TemporaryDirectory(dir=settings.data_dir) as name,
    ):
        _check(tar, store)
        if store.holds_data() and not force:
            raise BackupRefused("The database is not empty: --force replaces what is there.")
        tar.extractall(name, filter="data")
        store.load(Path(name) / DATABASE)
        _replace_files(settings, Path(name))
    migrations.upgrade(settings)
    return asyncio.run(deletions.replay(settings))


@contextmanager
def _explained(what: str) -> Iterator[None]:
    """Say what could not be done where a disk, a file or the database is in the way."""
    try:
        yield
    except (OSError, tarfile.TarError, sqlite3.Error, SQLAlchemyError) as error:
        raise BackupRefused(f"{what}: {error}") from error


def _check(tar: tarfile.TarFile, store: Store) -> None:
    manifest = _manifest(tar)
    if manifest.get("format") != FORMAT:
        raise BackupRefused("This is no backup that this version knows.")
    if manifest["database"] != store.kind:
        raise BackupRefused(f"This is a backup of {manifest['database']}, here is {store.kind}.")
    if not migrations.knows(manifest["schema"]):
        raise BackupRefused("This backup is of a newer version: install that one first.")


def _manifest(tar: tarfile.TarFile) -> dict[str, Any]:
    try:
        member = tar.extractfile(MANIFEST)
        manifest = json.loads(member.read()) if member else {}
    except (KeyError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _replace_files(settings: Settings, extracted: Path) -> None:
    present = _files(settings)
    if present.exists():
        present.rename(extracted / "replaced")
    if (extracted / FILES).exists():
        (extracted / FILES).rename(present)


def _files(settings: Settings) -> Path:
    return settings.data_dir / "files"


def _store(settings: Settings) -> Store:
    is_sqlite = make_url(settings.application_database).get_backend_name() == "sqlite"
    return SqliteStore(settings) if is_sqlite else PostgresqlStore(settings)
