"""Which tables hold whose data, read off the tables' own declarations: nothing is listed by hand.

Export, deletion and the register shown to administrators all go over `holdings()`, so that a new
table is in each of them from its first day.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Table, and_

from api.core.records import Personal, Record, Retention, metadata
from api.core.schemas import in_language

TEXTS = Path(__file__).parent / "data" / "texts.toml"
ORGANIZATION = "organization_id"


@dataclass(frozen=True, slots=True)
class Holding:
    """A table that holds data about people."""

    record: type[Record]
    table: Table
    subject: str
    retention: Retention | None

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def personal(self) -> list[Column[Any]]:
        return [column for column in self.table.columns if "personal" in column.info]

    @property
    def withheld(self) -> list[str]:
        """Columns that open something to whoever reads them: no copy of them is handed out."""
        return [column.name for column in self.personal if kind(column) is Personal.credential]

    @property
    def shown(self) -> list[str]:
        """Columns that an export has: all but those, and the organization."""
        hidden = {ORGANIZATION, *self.withheld}
        return [column.name for column in self.table.columns if column.name not in hidden]

    @property
    def references(self) -> list[str]:
        """Columns that name somebody else than whose data the row is."""
        return [
            column.name
            for column in self.table.columns
            if column.name not in {ORGANIZATION, self.subject}
            and any(key.column.table.name == "person" for key in column.foreign_keys)
        ]

    def of(self, organization_id: UUID, person_id: UUID) -> ColumnElement[bool]:
        """The rows of one person."""
        return and_(
            getattr(self.record, ORGANIZATION) == organization_id,
            getattr(self.record, self.subject) == person_id,
        )


def kind(column: Column[Any]) -> Personal | None:
    """Which kind of personal data a column holds."""
    value = column.info.get("personal")
    return Personal(value) if value else None


@cache
def records() -> dict[str, type[Record]]:
    """All tables' classes by name; those that others refer to come first."""
    mapped = {record.__tablename__: record for record in _descendants(Record)}
    return {table.name: mapped[table.name] for table in metadata.sorted_tables}


@cache
def holdings() -> tuple[Holding, ...]:
    """The tables about people, in the order of `records()`."""
    return tuple(
        Holding(record, metadata.tables[name], record.subject, _retention(record))
        for name, record in records().items()
        if record.subject is not None
    )


@cache
def texts() -> dict[str, Any]:
    """What is said about tables and columns, and in an export's description."""
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def said(section: str, name: str, language: str) -> str:
    """One of these texts in a language."""
    return in_language(texts()[section][name], language)


def _retention(record: type[Record]) -> Retention | None:
    """A table's own, or that of the rows that its rows go with."""
    if record.retention is not None:
        return record.retention
    for constraint in metadata.tables[record.__tablename__].foreign_key_constraints:
        parent = records()[constraint.referred_table.name]
        if constraint.ondelete == "CASCADE" and parent.retention is not None:
            return parent.retention
    return None


def _descendants(record: type[Record]) -> list[type[Record]]:
    children = record.__subclasses__()
    return children + [child for parent in children for child in _descendants(parent)]
