"""Finds topics by their names, keywords and stance, in whatever language."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy
from sqlalchemy import RowMapping
from sqlmodel import col

from api.core import stems
from api.core.aggregates import columns
from api.core.fulltext import TEXT, TITLE
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.schemas import in_language
from api.core.stems import Term
from api.search import marking
from api.search.asking import Asked, Ranked
from api.search.schemas import SearchHit, SearchKind
from api.strategy.topics.models import Topic

_TOPICS = sqlalchemy.select(*columns(Topic, "id", "names", "keywords", "stance"))


async def find(asked: Asked, paging: PageParams) -> Page[SearchHit]:
    """Those that have all terms, the best first."""
    scores = {row["id"]: _score(row, asked.terms) for row in asked.topics}
    ranked = Ranked.by(Topic, {row_id: score for row_id, score in scores.items() if score})
    order = Order((ranked.rank, col(Topic.position), col(Topic.id)))
    query = _TOPICS.where(ranked.condition)
    return await paginate(asked.session, query, paging, order, lambda row: _hit(row, asked))


def _score(row: RowMapping, terms: Any) -> int:
    """0 unless each term is somewhere in the topic."""
    best = [_weight(row, term) for term in terms]
    return sum(best) if all(best) else 0


def _weight(row: RowMapping, term: Term) -> int:
    return max(
        (
            weight
            for weight, language, text in _texts(row)
            if any(term.is_met_by(token.surface, language) for token in stems.tokens(text))
        ),
        default=0,
    )


def _texts(row: RowMapping) -> Iterator[tuple[int, str, str]]:
    for language, name in row["names"].items():
        yield TITLE, language, name
    for language, words in row["keywords"].items():
        yield TEXT, language, ", ".join(words)
    for language, stance in row["stance"].items():
        yield TEXT, language, stance


def _hit(row: RowMapping, asked: Asked) -> SearchHit:
    language = asked.actor.language
    is_match = marking.meets(asked.terms, language)
    name, stance = in_language(row["names"], language), in_language(row["stance"], language)
    if not marking.has(name, is_match) and not marking.has(stance, is_match):
        # It is in a keyword, or in another language: that is shown instead.
        texts = ((language, text) for _, language, text in _texts(row))
        stance, is_match = marking.found_in(asked.terms, texts) or (stance, is_match)
    return SearchHit(
        kind=SearchKind.topic,
        id=row["id"],
        title=marking.marked(name, is_match),
        excerpt=marking.excerpt(stance, is_match),
        topics=[],
        happens_at=None,
        status=None,
    )
