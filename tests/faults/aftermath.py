"""Looks an installation over after its faults: all that was acknowledged is there, once."""

import sqlite3
from collections import Counter
from contextlib import closing
from typing import Any
from uuid import UUID

from sqlalchemy import make_url
from sqlmodel import col, select

from api.core import clock, outbox
from api.core.outbox import MessageState, OutboxDue, OutboxMessage
from api.core.polling import SourceStatus
from api.privacy.models import DataExport, ExportStatus
from api.suggestions.models import Suggestion
from api.suggestions.sources.models import Source
from tests.faults.installation import Installation, eventually
from tests.faults.load import Load, _counts
from tests.world import Someone, World


async def waiting(world: World) -> list[OutboxMessage]:
    """Messages that are not jobs waiting for their next turn."""
    async with world.session() as session:
        messages = (await session.exec(select(OutboxMessage))).all()
    turn = clock.now()
    return [
        message
        for message in messages
        if message.type not in outbox.periodic_jobs
        or message.due_at <= turn
        or message.leased_until
    ]


async def drained(installation: Installation) -> None:
    """Wait until all has been delivered; nothing may have been given up."""

    async def is_empty() -> bool:
        return not await waiting(installation.world)

    await eventually(is_empty)
    async with installation.world.session() as session:
        ids = set((await session.exec(select(OutboxMessage.id))).all())
        states = set((await session.exec(select(OutboxMessage.state))).all())
        listed = set((await session.exec(select(OutboxDue.id))).all())
    assert listed == ids
    assert states == {MessageState.due}


async def proposals_are_there_once(installation: Installation, load: Load) -> None:
    async with installation.world.session() as session:
        query = select(Suggestion.title, Suggestion.id).where(
            col(Suggestion.proposed_by_id).is_not(None), col(Suggestion.url).is_not(None)
        )
        stored = sorted((title, str(row_id)) for title, row_id in await session.exec(query))
    assert stored == sorted((title, row_id) for _, title, row_id in load.proposals.values())
    assert stored


async def repeats_are_answered_as_before(installation: Installation, load: Load) -> None:
    for key, (someone, title, row_id) in load.proposals.items():
        body = {"title": title, "url": f"https://example.com/{key}"}
        async with installation.client(someone) as client:
            again = await client.post("/suggestions", json=body, headers={"Idempotency-Key": key})
        assert again.headers["idempotent-replayed"] == "true"
        assert again.json()["id"] == row_id


async def reactions_are_the_last_ones(installation: Installation, load: Load) -> None:
    people = {someone for someone, _ in load.reactions}
    stored: dict[tuple[Someone, str], str] = {}
    for someone in people:
        async with installation.client(someone) as client:
            answer = await client.get("/me/reactions", params={"limit": 100})
        for row in answer.json()["items"]:
            stored[someone, row["id"]] = row["reaction"]
    assert stored == {key: wish for key, wish in load.reactions.items() if wish}


async def edits_are_all_in(installation: Installation, load: Load, suggestion_id: str) -> None:
    async with installation.world.session() as session:
        query = select(Suggestion.summary).where(col(Suggestion.id) == UUID(suggestion_id))
        summary = (await session.exec(query)).one()
    # The last answer of each may have got lost, when it was no longer asked for.
    missing = _counts(summary) - load.edits
    assert not load.edits - _counts(summary)
    assert all(count == 1 for count in missing.values())


async def entries_are_there_once(installation: Installation, last: int) -> None:
    async with installation.world.session() as session:
        source = (await session.exec(select(Source))).one()
        query = select(Suggestion.url, Suggestion.image_key).where(
            Suggestion.source_id == source.id
        )
        stored = list((await session.exec(query)).all())
    assert source.status is SourceStatus.ok
    wanted = Counter(f"https://news.example/{number}" for number in range(1, last + 1))
    assert Counter(url for url, _ in stored) == wanted
    assert all(key for _, key in stored)


async def files_are_all_named(installation: Installation) -> None:
    """Each file belongs to a row, and each row has its file."""
    async with installation.world.session() as session:
        pictures = await session.exec(select(Suggestion.image_key))
        named = {key for key in pictures.all() if key}
        ready = col(DataExport.status) == ExportStatus.ready
        named |= set((await session.exec(select(DataExport.file_key).where(ready))).all())
        under_way = select(DataExport).where(col(DataExport.finished_at).is_(None))
        assert (await session.exec(under_way)).all() == []
    directory = installation.settings.data_dir / "files"
    stored = {str(path.relative_to(directory)) for path in directory.rglob("*") if path.is_file()}
    assert stored == named


def database_is_whole(installation: Installation) -> None:
    """PostgreSQL checks its own; a broken SQLite file shows only when it is asked."""
    url = make_url(installation.settings.database_url)
    if url.get_backend_name() != "sqlite":
        return

    def ask(pragma: str) -> list[Any]:
        with closing(sqlite3.connect(url.database or "")) as connection:
            return connection.execute(f"PRAGMA {pragma}").fetchall()

    assert ask("integrity_check") == [("ok",)]
    assert ask("foreign_key_check") == []
