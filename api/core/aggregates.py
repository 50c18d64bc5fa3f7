"""Children of a list's rows as one JSON column: the same expression on both databases."""

from typing import Any

from sqlalchemy import JSON, ColumnElement, FromClause, Text, cast
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import SQLModel, select


class json_row(FunctionElement[Any]):
    """`json_row("id", Topic.id, "names", Topic.names)`: an object of alternating names, values."""

    type = JSON()
    inherit_cache = True


class json_list(FunctionElement[Any]):
    """Aggregates its one argument into an array; its order is not defined, null when empty."""

    type = JSON()
    inherit_cache = True


@compiles(json_row, "sqlite")
def _sqlite_row(element: json_row, compiler: SQLCompiler, **settings: Any) -> str:
    parts = [
        # SQLite keeps JSON as text and would quote it.
        f"json({compiler.process(part, **settings)})"
        if isinstance(part.type, JSON)
        else compiler.process(part, **settings)
        for part in element.clauses
    ]
    return f"json_object({', '.join(parts)})"


@compiles(json_row, "postgresql")
def _postgresql_row(element: json_row, compiler: SQLCompiler, **settings: Any) -> str:
    return f"json_build_object({compiler.process(element.clauses, **settings)})"


@compiles(json_list, "sqlite")
def _sqlite_list(element: json_list, compiler: SQLCompiler, **settings: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **settings)})"


@compiles(json_list, "postgresql")
def _postgresql_list(element: json_list, compiler: SQLCompiler, **settings: Any) -> str:
    return f"json_agg({compiler.process(element.clauses, **settings)})"


def columns(model: type[SQLModel], *names: str) -> list[ColumnElement[Any]]:
    """Some columns of a table for a list's select; unlike its `__table__`, they stay filtered by
    the session."""
    return [getattr(model, name) for name in names]


def as_written(column: ColumnElement[Any] | Any) -> ColumnElement[str | None]:
    """A JSON column as its text: to be read once by a schema (`validate_json`), instead of by the
    driver, in every row, and by a schema after that."""
    return cast(column, Text)


def children(
    row: FunctionElement[Any] | Any,
    source: FromClause | Any,
    *where: ColumnElement[bool] | Any,
) -> ColumnElement[Any]:
    """A correlated subquery that gathers child rows, or a column of them; label it, and sort in the
    shape function."""
    return select(json_list(row)).select_from(source).where(*where).scalar_subquery()
