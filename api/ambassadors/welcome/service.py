"""Rules of the welcome: yes, no and later are one call each, and only the person reads which.

Nothing here commits.
"""

from uuid import UUID

from sqlmodel import select

from api.ambassadors import standing
from api.ambassadors.models import AmbassadorStatus
from api.ambassadors.welcome.models import Answer, WelcomeAnswer
from api.ambassadors.welcome.schemas import WelcomePut, WelcomeRead
from api.core import clock
from api.core.db import Session
from api.core.errors import Conflict
from api.identity.principal import Principal


class StillAmbassador(Conflict):
    detail = "You are an ambassador. Leaving takes one step."


async def get(session: Session, actor: Principal) -> WelcomeRead:
    row = await _find(session, actor.person_id)
    return WelcomeRead(
        answer=row.answer if row else None, answered_at=row.answered_at if row else None
    )


async def answer(session: Session, actor: Principal, data: WelcomePut) -> WelcomeRead:
    """Note the answer. It never joins anybody, nor takes out who is in."""
    if data.answer is not Answer.yes:
        row = await standing.find(session, actor.person_id)
        if row and row.status is not AmbassadorStatus.left:
            raise StillAmbassador
    await note(session, actor.person_id, data.answer)
    return await get(session, actor)


async def note(session: Session, person_id: UUID, said: Answer) -> None:
    """Keep an answer; the same one again changes nothing."""
    row = await _find(session, person_id)
    if row is None:
        session.add(WelcomeAnswer(person_id=person_id, answer=said))
    elif row.answer is not said:
        row.answer, row.answered_at = said, clock.now()
    await session.flush()


async def _find(session: Session, person_id: UUID) -> WelcomeAnswer | None:
    return (
        await session.exec(select(WelcomeAnswer).where(WelcomeAnswer.person_id == person_id))
    ).first()
