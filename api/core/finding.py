"""Finds the rows whose texts have the words that somebody asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, Select, and_, case, func, or_
from sqlmodel import col

from api.core import fulltext, stems
from api.core.db import Session
from api.core.records import TenantRecord
from api.core.stems import Term

# So many rows are looked up by their ids, so that no guess of the database leads astray. What more
# rows have is common: it is met while going through the newest.
FEW = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """What narrows a select to the rows that have all terms, and how well each meets them."""

    condition: ColumnElement[bool]
    rank: ColumnElement[int] | None


async def find(session: Session, model: type[TenantRecord], terms: Sequence[Term]) -> Found:
    """Narrow to the rows that have all terms. What is common has no rank."""
    words = fulltext.searched[model].words
    ids = await _few(session, [carriers(words, term) for term in terms])
    if ids is None:
        return Found(and_(*(has(model, term) for term in terms)), None)
    ranks = [_rank(model, words, term) for term in terms]
    return Found(col(model.id).in_(ids), sum(ranks[1:], ranks[0]))


async def all_of(session: Session, model: type[TenantRecord], text: str) -> ColumnElement[bool]:
    """The rows that have all words of a question; none where it has no word."""
    terms = stems.asked(text)
    return (await find(session, model, terms)).condition if terms else sqlalchemy.false()


async def counts(
    session: Session, model: type[TenantRecord], terms: Sequence[Term]
) -> dict[int, int]:
    """How often each term is kept, up to `FEW` and one, by its place: tells which are rare."""
    words = fulltext.searched[model].words
    each = [
        sqlalchemy.select(
            sqlalchemy.literal(place).label("place"), func.count().label("count")
        ).select_from(carriers(words, term).limit(FEW + 1).subquery())
        for place, term in enumerate(terms)
    ]
    rows = await session.rows(sqlalchemy.union_all(*each))
    return {row["place"]: row["count"] for row in rows}


def carriers(words: type[fulltext.Word], term: Term) -> Select[Any]:
    """The ids of the rows that have a term; some of them several times."""
    return sqlalchemy.select(col(words.id)).where(_meets(words, term))


def has(model: type[TenantRecord], term: Term) -> ColumnElement[bool]:
    """Whether a row has a term, asked row by row."""
    words = fulltext.searched[model].words
    theirs = sqlalchemy.select(col(words.weight)).where(
        fulltext.of(words, model), _meets(words, term)
    )
    # PostgreSQL may answer EXISTS for the whole table beforehand, however few rows are shown.
    return theirs.limit(1).correlate(model).scalar_subquery().is_not(None)


async def _few(session: Session, each: Sequence[Select[Any]]) -> set[UUID] | None:
    """The rows that all of these select, where they are few."""
    of_all = sqlalchemy.intersect(*each) if len(each) > 1 else each[0]
    found = await session.rows(sqlalchemy.select(of_all.subquery()).limit(FEW + 1))
    return None if len(found) > FEW else {row["id"] for row in found}


def _rank(model: type[TenantRecord], words: type[fulltext.Word], term: Term) -> ColumnElement[int]:
    """The whole word before a part of one, and in the title before elsewhere."""
    weight = col(words.weight)
    best = func.max(case((col(words.stem).in_(term.stems), weight * 2), else_=weight))
    theirs = sqlalchemy.select(best).where(fulltext.of(words, model), _meets(words, term))
    return func.coalesce(theirs.correlate(model).scalar_subquery(), 0)


def _meets(words: type[fulltext.Word], term: Term) -> ColumnElement[bool]:
    stem = col(words.stem)
    return or_(
        stem.in_(term.stems),
        *(and_(stem >= begin, stem < _past(begin)) for begin in term.beginnings),
    )


def _past(beginning: str) -> str:
    """The first text after all that begin so, byte by byte."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)
