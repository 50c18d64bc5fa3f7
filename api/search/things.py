"""Finds suggestions and events, by the conditions under which their lists show them."""

from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, case
from sqlmodel import col

from api.core import clock, finding
from api.core.finding import Found
from api.core.pagination import Order, Page, PageParams, paginate
from api.events import queries as event_queries
from api.events.models import Event, EventStatus
from api.events.schemas import EventRead
from api.search import marking
from api.search.asking import Asked
from api.search.schemas import SearchHit, SearchKind
from api.strategy.topics.schemas import TopicRef
from api.suggestions import queries as suggestion_queries
from api.suggestions.models import Suggestion, SuggestionStatus
from api.suggestions.schemas import SuggestionRead

# Before everything that words alone can make a rank of.
_FIRST = 1_000


async def find_suggestions(asked: Asked, paging: PageParams) -> Page[SearchHit]:
    """What is listed comes first, then what fits best, then the newest."""
    found = await finding.find(asked.session, Suggestion, asked.terms)
    visible = suggestion_queries.visible_to(asked.actor)
    query = suggestion_queries.SUGGESTIONS.where(visible, found.condition)
    order = _order(found, suggestion_queries.LISTED, col(Suggestion.id))
    return await paginate(
        asked.session,
        query,
        paging,
        order,
        lambda row: _suggestion(suggestion_queries.read(row, asked.actor), asked),
    )


async def find_events(asked: Asked, paging: PageParams) -> Page[SearchHit]:
    """What is not over comes first, then what fits best, then what was entered last."""
    found = await finding.find(asked.session, Event, asked.terms)
    actor = asked.actor
    query = event_queries.events(actor).where(found.condition)
    order = _order(found, event_queries.CONDITIONS["since"], col(Event.id))
    params = event_queries.bounds(actor, clock.today(actor.time_zone))
    return await paginate(
        asked.session,
        query,
        paging,
        order,
        lambda row: _event(event_queries.read(row, actor), asked),
        params,
    )


def _order(found: Found, is_first: ColumnElement[bool], last: Any) -> Order:
    if found.rank is None:
        return Order((last,), descending=True)
    rank = case((is_first, _FIRST), else_=0) + found.rank
    return Order((sqlalchemy.type_coerce(rank, sqlalchemy.Integer()), last), descending=True)


def _suggestion(read: SuggestionRead, asked: Asked) -> SearchHit:
    is_match = marking.meets(asked.terms, read.language)
    is_public = read.status is SuggestionStatus.approved
    return SearchHit(
        kind=SearchKind.suggestion,
        id=read.id,
        title=marking.marked(read.title, is_match),
        excerpt=marking.excerpt(read.summary, is_match),
        topics=[TopicRef(id=topic.id, name=topic.name) for topic in read.topics],
        happens_at=read.published_at or read.created_at,
        status=None if is_public else read.status,
    )


def _event(read: EventRead, asked: Asked) -> SearchHit:
    is_match = marking.meets(asked.terms, read.language)
    is_public = read.status is EventStatus.approved
    place = " · ".join(part for part in (read.place, read.organizer, read.description) if part)
    return SearchHit(
        kind=SearchKind.event,
        id=read.id,
        title=marking.marked(read.title, is_match),
        excerpt=marking.excerpt(place, is_match),
        topics=[TopicRef(id=topic.id, name=topic.name) for topic in read.topics],
        # Of a standing engagement what comes next says more than when it began.
        happens_at=read.next_meeting_at or read.starts_at,
        status=None if is_public else read.status,
    )
