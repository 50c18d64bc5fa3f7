"""Texts as they are searched for: the same folding in Python and in either database."""

import unicodedata
from typing import Any

from sqlalchemy import ColumnElement, String, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

# What SQLite knows `folded` by; `core/db.py` tells every connection.
SQLITE_NAME = "folded"


def folded(text: str) -> str:
    """No case, no accents, and the apostrophe of the keyboard."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).strip()


class fold(FunctionElement[str]):
    """`fold(column)`: the column's text folded, for what is not worth a column of its own."""

    type = String()
    inherit_cache = True


def has_word(column: ColumnElement[Any] | Any, word: str) -> ColumnElement[bool]:
    """Whether a column's folded text has a folded word in it."""
    return fold(column).contains(word, autoescape=True)


def begins_word(column: ColumnElement[Any] | Any, word: str) -> ColumnElement[bool]:
    """Whether one of the words of a folded column begins with a folded word."""
    return or_(
        column.startswith(word, autoescape=True),
        *(column.contains(before + word, autoescape=True) for before in (" ", "-", "'", "(")),
    )


@compiles(fold, "sqlite")
def _sqlite_fold(element: fold, compiler: SQLCompiler, **settings: Any) -> str:
    return f"{SQLITE_NAME}({compiler.process(element.clauses, **settings)})"


@compiles(fold, "postgresql")
def _postgresql_fold(element: fold, compiler: SQLCompiler, **settings: Any) -> str:
    text = compiler.process(element.clauses, **settings)
    # The accents go first: what is left to lower is ASCII, whatever the database's locale.
    bare = f"regexp_replace(normalize({text}, NFKD), '[\u0300-\u036f]', '', 'g')"
    return f"replace(replace(lower({bare}), 'ß', 'ss'), '’', '''')"
