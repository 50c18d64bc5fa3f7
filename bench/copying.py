"""Bulk loading: rows of a table as dictionaries, stored by COPY."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import asyncpg
from sqlmodel import SQLModel


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table; what they leave out takes the model's default."""

    model: type[SQLModel]
    values: Iterable[dict[str, Any]]

    @property
    def columns(self) -> list[str]:
        return list(self.model.model_fields)

    def records(self) -> Iterator[tuple[Any, ...]]:
        fields = self.model.model_fields
        makers = [(name, _maker(fields[name])) for name in self.columns]
        for row in self.values:
            yield tuple(row[name] if name in row else make() for name, make in makers)


async def connect(socket_dir: str, database: str) -> asyncpg.Connection:
    """As the superuser: COPY does not go through row-level security."""
    connection = await asyncpg.connect(host=socket_dir, user="postgres", database=database)
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        format="binary",
        encoder=lambda value: b"\x01" + json.dumps(value, default=str).encode(),
        decoder=lambda value: json.loads(value[1:]),
    )
    return connection


async def store(connection: asyncpg.Connection, tables: Iterable[Rows]) -> None:
    """Copy tables in the order given, and let the database look at what it got."""
    async with connection.transaction():
        for rows in tables:
            name = str(rows.model.__tablename__)
            await connection.copy_records_to_table(
                name, records=rows.records(), columns=rows.columns
            )
    await connection.execute("VACUUM ANALYZE")


def _maker(field: Any) -> Callable[[], Any]:
    return lambda: field.get_default(call_default_factory=True)
