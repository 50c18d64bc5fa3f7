"""Bulk loading: rows of a table as dictionaries, stored by COPY."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import asyncpg
from pydantic.fields import FieldInfo
from sqlmodel import SQLModel

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table; what they leave out takes the model's default."""

    model: type[SQLModel]
    values: Iterable[Row]

    @property
    def columns(self) -> list[str]:
        return list(self.model.model_fields)

    def records(self) -> Iterator[tuple[Any, ...]]:
        defaults = [(name, _default(field)) for name, field in self.model.model_fields.items()]
        for row in self.values:
            yield tuple(row[name] if name in row else make() for name, make in defaults)


async def connect(socket_dir: str, database: str) -> asyncpg.Connection:
    """As the superuser: COPY does not go through row-level security."""
    connection = await asyncpg.connect(host=socket_dir, user="postgres", database=database)
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        format="binary",
        encoder=lambda value: b"\x01" + json.dumps(value).encode(),
        decoder=lambda value: json.loads(value[1:]),
    )
    # The rows refer to each other rightly; to look up each reference would take minutes.
    await connection.execute("SET session_replication_role = replica")
    return connection


async def store(connection: asyncpg.Connection, tables: Iterable[Rows]) -> None:
    """Copy tables, and let the database look at what it got."""
    for rows in tables:
        await connection.copy_records_to_table(
            str(rows.model.__tablename__), records=rows.records(), columns=rows.columns
        )
    await connection.execute("VACUUM ANALYZE")


def _default(field: FieldInfo) -> Callable[[], Any]:
    made: Any = field.default_factory
    return made or (lambda: field.default)
