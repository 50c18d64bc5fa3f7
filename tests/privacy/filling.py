"""Fills every table with a row of a person's, whatever its columns are."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Enum, Integer, String, Table, insert, update
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime
from uuid_utils.compat import uuid7

from api.core import clock
from api.core.db import Session
from api.core.records import metadata
from tests.world import Someone

OUTSIDE = {"organization", "outbox_due"}


@dataclass
class Filling:
    """One row in each table; what is about people is about one person, the rest is theirs to
    refer to. `mark` is in every text."""

    someone: Someone
    mark: str
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)

    async def write(self, session: Session) -> None:
        for table in metadata.sorted_tables:
            if table.name in OUTSIDE:
                continue
            row = {column.name: self._value(table, column) for column in table.columns}
            self.rows[table.name] = row
            if table.name == "person":
                await session.run(update(table).where(table.c.id == self.someone.id).values(row))
            else:
                await session.run(insert(table).values(row))

    def _value(self, table: Table, column: Column[Any]) -> Any:
        if column.name == "organization_id":
            return self.someone.organization_id
        if table.name == "person" and column.name == "id":
            return self.someone.id
        referred = {key.column.table.name for key in column.foreign_keys}
        if referred:
            return self._reference(table, referred.pop())
        if table.name == "sign_in_address" and column.name == "person_id":
            return self.someone.id
        return self._plain(table, column)

    def _reference(self, table: Table, referred: str) -> UUID | None:
        if referred == table.name:
            return None
        return self.someone.id if referred == "person" else self.rows[referred]["id"]

    def _plain(self, table: Table, column: Column[Any]) -> Any:
        kind = column.type
        if isinstance(kind, JSON):
            return {"de": [f"{self.mark} {table.name} {column.name}"]}
        if isinstance(kind, Enum):
            return next(iter(kind.enum_class))
        if isinstance(kind, UTCDateTime):
            return clock.now()
        if isinstance(kind, String | AutoString):
            text = f"{self.mark} {table.name} {column.name}"
            return text if kind.length is None or kind.length >= 60 else text[-kind.length :]
        plain = {
            UUID: uuid7(),
            bool: True,
            Decimal: Decimal("1.50"),
            date: clock.now().date(),
        }
        return 1 if isinstance(kind, Integer) else plain[kind.python_type]
