"""Finds people in the directory: who consents to be found now, by what they show there.

Nothing about people is kept for search. So whoever pauses, leaves or takes the consent back is
gone from the next request on, and cannot be told from somebody who was never asked.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlmodel import col

from api.ambassadors.directory import queries
from api.core import clock
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.records import LanguageMap
from api.core.stems import Term
from api.identity.models import Person
from api.search import marking, names
from api.search.asking import Asked, Ranked
from api.search.schemas import SearchHit, SearchKind

# What else somebody shows counts less than any name, and a skill more than the rest of it.
SKILL, SHOWN = 40, 30


async def find(asked: Asked, paging: PageParams) -> Page[SearchHit]:
    """Those who can be found and show all terms, the nearest name first."""
    found = queries.is_found(clock.today(asked.actor.time_zone))
    shown = [
        part.label(f"{name}_{place}")
        for place, term in enumerate(asked.terms)
        for name, part in (("knows", queries.knows(term.word)), ("shows", _shows(asked, term)))
    ]
    candidates = queries.PEOPLE.with_only_columns(
        col(Person.id), col(Person.display_name), *shown, maintain_column_froms=True
    ).where(found)
    scores = {
        row["id"]: score
        for row in await asked.session.rows(candidates)
        if (score := _score(row, asked.terms))
    }
    ranked = Ranked.by(Person, scores)
    order = Order((ranked.rank, col(Person.display_name), col(Person.id)))
    query = queries.PEOPLE.where(found, ranked.condition)
    return await paginate(asked.session, query, paging, order, lambda row: _hit(row, asked))


def _shows(asked: Asked, term: Term) -> Any:
    return queries.mentions(term.word, queries.named(asked.topics, term.word))


def _score(row: RowMapping, terms: Sequence[Term]) -> int:
    """0 unless each term is in the name or in something else that is shown."""
    each = [
        names.nearness(term.word, row["display_name"])
        or (SKILL if row[f"knows_{place}"] else SHOWN if row[f"shows_{place}"] else 0)
        for place, term in enumerate(terms)
    ]
    return sum(each) if all(each) else 0


def _hit(row: RowMapping, asked: Asked) -> SearchHit:
    person, labels = queries.read(row, asked.actor), _labels(row)
    words = [term.word for term in asked.terms]
    is_match = marking.meets(asked.terms, asked.actor.language)
    shown = [
        person.team.name if person.team else "",
        person.place,
        *(_called(skill.label, labels[skill.id], asked) for skill in person.skills),
        *(topic.name for topic in person.topics if marking.has(topic.name, is_match)),
    ]
    return SearchHit(
        kind=SearchKind.ambassador,
        id=UUID(str(person.id)),
        title=marking.marked(person.display_name, lambda part: names.is_near(words, part)),
        excerpt=marking.excerpt(" · ".join(part for part in shown if part), is_match),
        topics=person.topics,
        happens_at=None,
        status=None,
    )


def _labels(row: RowMapping) -> dict[UUID, LanguageMap]:
    return {UUID(str(skill["id"])): skill["labels"] for skill in row["skills"] or []}


def _called(label: str, labels: LanguageMap, asked: Asked) -> str:
    """What a skill is called, beside it what was looked for where that is another language's."""
    if marking.has(label, marking.meets(asked.terms, asked.actor.language)):
        return label
    other, _ = marking.found_in(asked.terms, labels.items()) or (label, None)
    return label if other == label else f"{label} ({other})"
