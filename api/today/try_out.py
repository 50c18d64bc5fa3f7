"""The try-out: what Today would show, before anything is decided. It stores nothing."""

from sqlmodel import col

from api.core import clock
from api.core.db import Session
from api.identity.principal import Principal
from api.matching import candidates, profile, ranking
from api.matching.ranking import Match, Moment
from api.strategy.topics.service import UnknownTopic
from api.suggestions import candidates as suggestions
from api.suggestions.models import Suggestion
from api.today import queries
from api.today.schemas import Card, TryOut, TryOutRead

SHOWN = 3


async def show(session: Session, actor: Principal, data: TryOut) -> TryOutRead:
    """Three that fit somebody who follows these topics, chosen as Today chooses them."""
    wanted = set(data.topic_ids)
    imagined = await profile.imagined(session, actor.person_id, wanted)
    if not wanted <= imagined.topics.keys():
        raise UnknownTopic(pointer="#/topic_ids")
    found = await suggestions.find(session, actor.person_id, imagined)
    aims = await candidates.aims(session, clock.today(actor.time_zone))
    moment = Moment(now=clock.now(), aims=aims)
    return TryOutRead(
        items=await _cards(session, actor, ranking.rank(found, imagined, moment, SHOWN))
    )


async def _cards(session: Session, actor: Principal, matches: list[Match]) -> list[Card]:
    ids = [match.candidate.id for match in matches]
    rows = await session.rows(queries.CARDS.where(col(Suggestion.id).in_(ids)))
    by_id = {row["item_id"]: row for row in rows}
    return [
        Card(**queries.card(by_id[match.candidate.id], match.reasons, actor.language))
        for match in matches
    ]
