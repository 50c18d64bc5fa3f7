"""A list beside the database of who was deleted, so that restoring a backup brings nobody back.

It holds hashes of random ids: whoever reads it learns nothing about anybody.
"""

import os
from pathlib import Path
from uuid import UUID

import anyio.to_thread
from sqlmodel import col, select

from api.core import crypto, outbox, tenancy
from api.core.db import Database
from api.core.outbox import Delivery
from api.core.settings import Settings
from api.identity.models import Organization, Person
from api.identity.principal import Principal
from api.privacy import erasure


@outbox.subscribe("person.erased")
async def note(delivery: Delivery) -> None:
    """A repeat after a crash notes it twice, which says the same."""
    await anyio.to_thread.run_sync(
        _append, _list(delivery.settings), delivery.payload["person_digest"]
    )


async def replay(settings: Settings) -> int:
    """Delete again who is on the list and in the database; returns how many that were."""
    path = _list(settings)
    noted = set(path.read_text().split()) if path.exists() else set()
    if not noted:
        return 0
    database = Database(settings.application_database)
    try:
        async with database.session(writes=False) as session:
            organizations = (await session.exec(select(Organization))).all()
        return sum([await _replay(database, home, noted) for home in organizations])
    finally:
        await database.close()


async def _replay(database: Database, home: Organization, noted: set[str]) -> int:
    async with database.transaction() as session:
        await tenancy.bind(session, home.id)
        people = (await session.exec(select(Person.id).order_by(col(Person.id)))).all()
        back = [person_id for person_id in people if crypto.digest(str(person_id)) in noted]
        for person_id in back:
            await erasure.erase(session, _themselves(home, person_id), person_id)
    return len(back)


def _themselves(home: Organization, person_id: UUID) -> Principal:
    """Without a role: they were let go already, the last administrator too."""
    return Principal(
        organization_id=home.id,
        person_id=person_id,
        language=home.default_language,
        default_language=home.default_language,
        time_zone=home.time_zone,
        roles=frozenset(),
        session_id=None,
    )


def _list(settings: Settings) -> Path:
    return settings.data_dir / "deletions.txt"


def _append(path: Path, line: str) -> None:
    with path.open("a") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())
