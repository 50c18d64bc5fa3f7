"""The courtesy limit: to how many people somebody gives thanks on a day."""

from datetime import date
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, update
from uuid_utils.compat import uuid7

from api.core import clock
from api.core.db import Session
from api.core.errors import Conflict
from api.identity.principal import Principal
from api.recognition.kudos.models import KudosTally
from api.recognition.kudos.schemas import RECEIVERS_A_DAY


class CourtesyLimitReached(Conflict):
    detail = "You can thank at most {most} people a day, so that each thanks counts."


async def count_up(session: Session, actor: Principal, receivers: int) -> None:
    """Count so many more for today, in one conditional statement: of many at once those that fit
    are counted, and the rest are refused."""
    dialect = sqlite if session.info["is_sqlite"] else postgresql
    values: dict[str, Any] = {
        "organization_id": actor.organization_id,
        "id": uuid7(),
        "created_at": clock.now(),
        "person_id": actor.person_id,
        "given_on": clock.today(actor.time_zone),
        "receivers": receivers,
    }
    sum_of_both = col(KudosTally.receivers) + receivers
    statement = (
        dialect.insert(KudosTally)
        .values(**values)
        .on_conflict_do_update(
            index_elements=["organization_id", "person_id", "given_on"],
            set_={"receivers": sum_of_both},
            where=sum_of_both <= RECEIVERS_A_DAY,
        )
    )
    if not (await session.exec(statement)).rowcount:
        raise CourtesyLimitReached(most=RECEIVERS_A_DAY)


async def count_down(session: Session, actor: Principal, day: date, receivers: int) -> None:
    """Give back what was counted for a day."""
    tally = (col(KudosTally.person_id) == actor.person_id, col(KudosTally.given_on) == day)
    fewer = col(KudosTally.receivers) - receivers
    await session.exec(update(KudosTally).where(*tally).values(receivers=fewer))
