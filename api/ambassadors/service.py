"""Rules of opting in: joining, pausing and leaving, one step each. Nothing here commits.

Every function speaks of the actor alone: there is no way to ask about somebody else.
"""

from datetime import date

from api.ambassadors import leaving, standing, texts
from api.ambassadors.consents import service as consents
from api.ambassadors.models import Ambassadorship, AmbassadorStatus, Stage
from api.ambassadors.schemas import (
    AmbassadorshipPatch,
    AmbassadorshipPut,
    AmbassadorshipRead,
    ConsequenceRead,
    ConsequencesRead,
    Standing,
)
from api.ambassadors.welcome import service as welcome
from api.ambassadors.welcome.models import Answer
from api.core import clock
from api.core.db import Session
from api.core.errors import Invalid
from api.core.schemas import in_language
from api.identity.principal import Principal


class PauseOver(Invalid):
    detail = "A pause ends on a later day than today."


async def get(session: Session, actor: Principal) -> AmbassadorshipRead:
    """How the actor stands; `none` for who never joined and for who has left."""
    day = clock.today(actor.time_zone)
    row = await standing.find(session, actor.person_id)
    status = standing.on(day, row.status, row.paused_until) if row else Standing.none
    if row is None or status is Standing.none:
        return AmbassadorshipRead(
            status=Standing.none,
            stage=None,
            joined_at=None,
            paused_until=None,
            consents=[],
            consents_in_force=[],
            version=None,
        )
    return AmbassadorshipRead(
        status=status,
        stage=row.stage,
        joined_at=row.joined_at,
        paused_until=row.paused_until if status is Standing.paused else None,
        consents=sorted(await consents.given(session, actor.person_id)),
        consents_in_force=sorted(await consents.consents_in_force(session, actor.person_id, day)),
        version=row.version,
    )


async def join(
    session: Session, actor: Principal, data: AmbassadorshipPut
) -> tuple[AmbassadorshipRead, bool]:
    """Opt in with exactly the consents named; tells whether this was a new yes."""
    if data.consents:
        consents.check_version(data.text_version)
    row = await standing.find(session, actor.person_id)
    is_new = row is None or row.status is AmbassadorStatus.left
    if row is None:
        row = Ambassadorship(person_id=actor.person_id)
        session.add(row)
    elif is_new:
        row.joined_at, row.stage = clock.now(), Stage.curious
    row.status, row.paused_until = AmbassadorStatus.active, None
    row.stage = data.stage or row.stage
    await consents.agree(session, actor, data.consents)
    await welcome.note(session, actor.person_id, Answer.yes)
    return await get(session, actor), is_new


async def update(
    session: Session, actor: Principal, data: AmbassadorshipPatch
) -> AmbassadorshipRead:
    """Say how far one has come, rest, or go on."""
    row = await standing.joined(session, actor.person_id)
    row.stage = data.stage or row.stage
    if data.status:
        _refuse_past(data.paused_until, clock.today(actor.time_zone))
        row.status, row.paused_until = AmbassadorStatus(data.status), data.paused_until
    await session.flush()
    return await get(session, actor)


async def leave(session: Session, actor: Principal) -> None:
    """Leave at once: every consent is taken back, what was chosen for the actor and what they did
    with it is deleted. Skills, interests and languages are no part of it: anyone may keep some.
    For who is not there nothing happens."""
    row = await standing.find(session, actor.person_id)
    if row is None or row.status is AmbassadorStatus.left:
        return
    row.status, row.paused_until = AmbassadorStatus.left, None
    await consents.agree(session, actor, ())
    await leaving.clear(session, actor.person_id)
    # Who left is not asked again.
    await welcome.note(session, actor.person_id, Answer.no)


def consequences(actor: Principal) -> ConsequencesRead:
    """What pausing and leaving lead to, in the actor's words."""
    return ConsequencesRead(
        pausing=_consequences("pausing", actor), leaving=_consequences("leaving", actor)
    )


def _refuse_past(paused_until: date | None, today: date) -> None:
    if paused_until and paused_until <= today:
        raise PauseOver(pointer="#/paused_until")


def _consequences(of: str, actor: Principal) -> list[ConsequenceRead]:
    return [
        ConsequenceRead(
            kind=each.kind, outcome=each.outcome, text=in_language(each.text, actor.language)
        )
        for each in texts.consequences(of)
    ]
