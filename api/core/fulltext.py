"""Full-text search: the stems of texts as rows, so that it is the same on both databases.

A table whose texts are searched has a table of words beside it (`Word`) and says so with `keep`.
From then on whoever stores a row stores its words, in the same transaction; they go with the row.
What is written beside the ORM says so itself (`write`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, Connection, String, and_, insert
from sqlalchemy import event as events
from sqlalchemy.orm import UOWTransaction
from sqlalchemy.orm import attributes as orm_attributes
from sqlmodel import Field, col, delete, select

from api.core import clock, stems, tenancy
from api.core.db import Session
from api.core.records import TenantRecord

TITLE, TEXT = 2, 1
# Longer texts are found by how they begin and what they say again and again.
MAXIMUM_WORDS = 150
_AT_ONCE = 200
# Their key is nearly all of a word's row: SQLite would store it twice otherwise.
WITHOUT_ROWID = {"sqlite_with_rowid": False}


class Word(TenantRecord):
    """A stem in the texts of the row that has the same id; `weight` says in the best of them."""

    # Compared byte by byte, lest a beginning end somewhere else in another database's language.
    stem: str = Field(
        primary_key=True,
        sa_type=String(stems.LONGEST).with_variant(
            String(stems.LONGEST, collation="C"), "postgresql"
        ),
    )
    weight: int


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the words of a table are, and which of its columns they come from."""

    words: type[Word]
    weights: Mapping[str, int]
    has_language: bool


searched: dict[type[TenantRecord], Kept] = {}


def keep(model: type[TenantRecord], words: type[Word], **weights: int) -> None:
    """Have the words of these columns kept from now on."""
    searched[model] = Kept(words, weights, "language" in model.model_fields)


async def write(session: Session, model: type[TenantRecord], ids: Sequence[UUID]) -> None:
    """Write the words of these rows anew."""
    await session.flush()
    kept = searched[model]
    names = [*kept.weights, *(["language"] if kept.has_language else [])]
    wanted = sqlalchemy.select(col(model.id), *(getattr(model, name) for name in names))
    rows = await session.rows(wanted.where(col(model.id).in_(ids)))
    await session.exec(
        delete(kept.words)
        .where(col(kept.words.id).in_(ids))
        .execution_options(synchronize_session=False)
    )
    organization_id = tenancy.organization_of(session)
    values = [
        value for row in rows for value in _values(kept, organization_id, row["id"], dict(row))
    ]
    if values:
        await session.run_sync(lambda own: own.connection().execute(insert(kept.words), values))


async def write_missing(
    session: Session, model: type[TenantRecord], after: UUID | None
) -> UUID | None:
    """Write the words of some rows that have none, by id; returns where to go on."""
    words = searched[model].words
    known = sqlalchemy.select(1).where(of(words, model)).correlate(model).exists()
    query = select(model.id).where(~known).order_by(col(model.id)).limit(_AT_ONCE)
    return await _write_some(session, model, query, after)


async def rewrite(session: Session, model: type[TenantRecord], after: UUID | None) -> UUID | None:
    """Write the words of some rows anew, by id; returns where to go on."""
    query = select(model.id).order_by(col(model.id)).limit(_AT_ONCE)
    return await _write_some(session, model, query, after)


def of(words: type[Word], model: type[TenantRecord]) -> ColumnElement[bool]:
    """A word of a row."""
    return and_(col(words.organization_id) == model.organization_id, col(words.id) == model.id)


async def _write_some(
    session: Session, model: type[TenantRecord], query: Any, after: UUID | None
) -> UUID | None:
    if after is not None:
        query = query.where(col(model.id) > after)
    ids = (await session.exec(query)).all()
    if not ids:
        return None
    await write(session, model, ids)
    return UUID(str(ids[-1]))


def _values(
    kept: Kept, organization_id: UUID, row_id: UUID, row: Mapping[str, Any]
) -> list[dict[str, Any]]:
    now = clock.now()
    return [
        {
            "organization_id": organization_id,
            "id": row_id,
            "created_at": now,
            "stem": stem,
            "weight": weight,
        }
        for stem, weight in _weighted(kept, row).items()
    ]


def _weighted(kept: Kept, row: Mapping[str, Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    language = row.get("language")
    for name, weight in sorted(kept.weights.items(), key=lambda each: -each[1]):
        for stem in _kept_of(row[name] or "", language):
            if stem not in found and len(found) < MAXIMUM_WORDS:
                found[stem] = weight
    return found


def _kept_of(text: str, language: str | None) -> Iterable[str]:
    for token in stems.tokens(text):
        yield from sorted(stems.kept_of(token.surface, language))


@events.listens_for(tenancy.TenantSession, "after_flush")
def _keep_words(session: tenancy.TenantSession, _context: UOWTransaction) -> None:
    """Write the words of what was stored just now, and was new or has other texts."""
    for model, kept in searched.items():
        new = [row for row in session.new if type(row) is model]
        changed = [row for row in session.dirty if type(row) is model and _is_changed(row, kept)]
        if new or changed:
            _replace(session.connection(), kept, new, changed)


def _is_changed(row: TenantRecord, kept: Kept) -> bool:
    names = [*kept.weights, *(["language"] if kept.has_language else [])]
    return any(orm_attributes.get_history(row, name).has_changes() for name in names)


def _replace(
    connection: Connection, kept: Kept, new: list[TenantRecord], changed: list[TenantRecord]
) -> None:
    words = kept.words
    for row in changed:
        old = sqlalchemy.delete(words).where(
            col(words.organization_id) == row.organization_id, col(words.id) == row.id
        )
        connection.execute(old)
    values = [
        value
        for row in (*new, *changed)
        for value in _values(kept, row.organization_id, row.id, vars(row))
    ]
    if values:
        connection.execute(insert(words), values)
