"""Says why one thing fits somebody."""

from collections.abc import Iterable

from api.core import clock
from api.core.db import Session
from api.identity.principal import Principal
from api.matching import candidates, profile, ranking, reasons
from api.matching.candidates import Candidate
from api.matching.ranking import Moment
from api.matching.reasons import ReasonRead


async def why(session: Session, actor: Principal, found: Iterable[Candidate]) -> list[ReasonRead]:
    """Why the best of these fits the actor, as a rule the only one; nothing where none does, or
    where they say nothing of themselves."""
    known = await profile.load(session, actor.person_id)
    if not known.topics:
        return []
    moment = Moment(clock.now(), await candidates.aims(session, clock.today(actor.time_zone)))
    matches = ranking.rank(found, known, moment, 1)
    return [reasons.read(reason, actor.language) for match in matches for reason in match.reasons]
