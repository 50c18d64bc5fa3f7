"""Lists the events that fit a person with the reasons, and says why one of them does."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy
from sqlmodel import col

from api.core import clock
from api.core.db import Session
from api.core.errors import NotFound
from api.core.pagination import Page
from api.core.schemas import Output
from api.events import queries
from api.events.candidates import ABOUT, REACTED, candidate
from api.events.models import Event, EventStatus
from api.events.queries import visible_to
from api.events.schemas import EventDetail, EventRead, OccasionFilters
from api.identity.principal import Principal
from api.matching import candidates as matching
from api.matching import explaining, items, profile, ranking, reasons
from api.matching.items import ItemKind, Traits
from api.matching.ranking import Moment
from api.matching.reactions.models import Reaction, ReactionKind
from api.matching.reasons import ReasonRead

# Of what is to come in the person's topics so many are weighed, the soonest first.
SOONEST_AT_MOST = 300
AT_MOST = 50


class FittingEvent(Output):
    event: EventRead
    reasons: list[ReasonRead]


async def find(session: Session, actor: Principal, filters: OccasionFilters) -> Page[FittingEvent]:
    """The events to come that fit the actor best, at most `AT_MOST`."""
    known = await profile.load(session, actor.person_id)
    topic_ids = ranking.best_topics(known)
    if not topic_ids:
        return Page(items=[], next_cursor=None)
    query, params = _to_come(actor, filters, topic_ids)
    rows = {row["id"]: row for row in await session.rows(query, params)}
    moment = Moment(clock.now(), await matching.aims(session, clock.today(actor.time_zone)))
    matches = ranking.rank(map(candidate, rows.values()), known, moment, AT_MOST)
    found = [
        FittingEvent(
            event=queries.read(rows[match.candidate.id], actor),
            reasons=[reasons.read(reason, actor.language) for reason in match.reasons],
        )
        for match in matches
    ]
    return Page(items=found, next_cursor=None)


async def look_at(session: Session, actor: Principal, event_id: UUID) -> EventDetail:
    """One event the actor may see, with why it fits them."""
    rows = await session.rows(queries.events(actor).where(col(Event.id) == event_id))
    if not rows:
        raise NotFound
    return EventDetail(
        **dict(queries.read(rows[0], actor)),
        reasons=await explaining.why(session, actor, [candidate(rows[0])]),
    )


@items.register(ItemKind.event)
async def look_up(session: Session, actor: Principal, event_id: UUID) -> Traits | None:
    """The traits of an event the actor may see."""
    one = sqlalchemy.select(col(Event.source_id), queries.TOPICS).where(
        col(Event.id) == event_id, visible_to(actor)
    )
    rows = await session.rows(one)
    if not rows:
        return None
    topic_ids = (UUID(topic["id"]) for topic in rows[0]["topics"] or [])
    return Traits(tuple(sorted(topic_ids)), rows[0]["source_id"])


@items.register_titles(ItemKind.event)
async def titles(
    session: Session, actor: Principal, event_ids: Collection[UUID]
) -> dict[UUID, str]:
    """The titles of those events that the actor may see."""
    seen = sqlalchemy.select(col(Event.id), col(Event.title)).where(
        col(Event.id).in_(event_ids), visible_to(actor)
    )
    return {row["id"]: row["title"] for row in await session.rows(seen)}


def _to_come(
    actor: Principal, filters: OccasionFilters, topic_ids: Collection[UUID]
) -> tuple[queries.Events, queries.Params]:
    query, params = queries.narrowed(actor, filters)
    query = query.where(
        col(Event.status) == EventStatus.approved,
        queries.IS_NOT_OVER,
        ABOUT.correlate(Event).exists(),
        ~REACTED.where(col(Reaction.reaction) == ReactionKind.dismissed).correlate(Event).exists(),
    )
    params |= {"topics": list(topic_ids), "person_id": actor.person_id}
    soonest = query.order_by(col(Event.starts_at), col(Event.id)).limit(SOONEST_AT_MOST)
    return soonest, params
