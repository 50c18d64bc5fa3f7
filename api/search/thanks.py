"""Finds thanks that the reader may see: by their words, and by the names that the reader sees."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, or_
from sqlmodel import col

from api.core import finding, stems
from api.core.aggregates import columns
from api.core.folding import folded, has_word
from api.core.pagination import Page, PageParams, paginate
from api.core.stems import Term
from api.identity.models import Person
from api.recognition.kudos import queries
from api.recognition.kudos.models import Kudos, KudosReceiver, KudosWord
from api.recognition.kudos.schemas import KudosRead
from api.recognition.kudos.service import NEWEST_FIRST
from api.search import marking
from api.search.asking import Asked
from api.search.schemas import SearchHit, SearchKind

_MOST_NAMES = 500


async def find(asked: Asked, paging: PageParams) -> Page[SearchHit]:
    """The newest first. A name counts where it is seen on the thanks, whoever it is."""
    named = await _named(asked)
    counts = await finding.counts(asked.session, Kudos, asked.terms)
    rarest = min(counts, key=lambda place: (counts[place], place))
    query, params = queries.wall(asked.actor)
    for place, term in enumerate(asked.terms):
        people = named[place]
        query = query.where(or_(finding.has(Kudos, term), queries.names(people)))
        if place == rarest and counts[place] <= finding.FEW:
            query = query.where(_candidates(term, people))
    return await paginate(
        asked.session,
        query,
        paging,
        NEWEST_FIRST,
        lambda row: _hit(queries.read(row, asked.actor, {}), asked),
        params,
    )


async def _named(asked: Asked) -> list[list[UUID]]:
    """For each term whose name has it, employed or no longer."""
    query = sqlalchemy.select(*columns(Person, "id", "display_name")).where(
        or_(*(has_word(col(Person.display_name), term.word) for term in asked.terms))
    )
    rows = await asked.session.rows(query.order_by(col(Person.id)).limit(_MOST_NAMES))
    return [
        [row["id"] for row in rows if _has_part(row["display_name"], term.word)]
        for term in asked.terms
    ]


def _has_part(name: str, word: str) -> bool:
    return any(folded(token.surface).startswith(word) for token in stems.tokens(name))


def _candidates(term: Term, people: Sequence[UUID]) -> ColumnElement[bool]:
    """Thanks that may have a term, looked up where that is quick."""
    return col(Kudos.id).in_(
        sqlalchemy.union_all(
            finding.carriers(KudosWord, term),
            sqlalchemy.select(col(Kudos.id)).where(col(Kudos.giver_id).in_(people)),
            sqlalchemy.select(col(KudosReceiver.kudos_id)).where(
                col(KudosReceiver.person_id).in_(people)
            ),
        )
    )


def _hit(read: KudosRead, asked: Asked) -> SearchHit:
    words = [term.word for term in asked.terms]
    receivers = ", ".join(person.display_name for person in read.receivers)
    return SearchHit(
        kind=SearchKind.kudos,
        id=read.id,
        title=marking.marked(
            f"{read.giver.display_name} → {receivers}",
            lambda part: any(_has_part(part, word) for word in words),
        ),
        excerpt=marking.excerpt(read.text, marking.meets(asked.terms, None)),
        topics=[],
        happens_at=read.created_at,
        status=None,
    )
