"""Rules of opting in: joining, leaving, and each consent by itself. Nothing here commits.

Every function speaks of the actor alone: there is no way to ask about somebody else.
"""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy
from sqlalchemy import RowMapping, literal
from sqlmodel import col, select

from api.ambassadors.models import Ambassadorship, AmbassadorStatus, Consent, Purpose, Stage
from api.ambassadors.schemas import (
    AmbassadorshipPatch,
    AmbassadorshipPut,
    AmbassadorshipRead,
    ConsentRead,
    Standing,
)
from api.core import clock
from api.core.db import Session
from api.core.errors import Forbidden
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.records import text_enum
from api.identity.principal import Principal

# Counted up when the words change that people agree to; an older yes does not cover new words.
TEXT_VERSION = "1"


# The purposes as rows, so that their list is a list like any other.
_PURPOSES = sqlalchemy.union_all(
    *(
        sqlalchemy.select(
            literal(position).label("position"),
            literal(purpose, text_enum(Purpose)).label("purpose"),
        )
        for position, purpose in enumerate(Purpose)
    )
).subquery("purposes")


class AmbassadorsOnly(Forbidden):
    detail = "This is for ambassadors. Joining takes one step, and so does leaving."


async def get(session: Session, actor: Principal) -> AmbassadorshipRead:
    """How the actor stands; `none` for who never joined and for who has left."""
    row = await _find(session, actor.person_id)
    if row is None or row.status is AmbassadorStatus.left:
        return AmbassadorshipRead(
            status=Standing.none,
            stage=None,
            joined_at=None,
            paused_until=None,
            consents=[],
            version=None,
        )
    given = await _given(session, actor.person_id)
    return AmbassadorshipRead(
        status=Standing(row.status),
        stage=row.stage,
        joined_at=row.joined_at,
        paused_until=row.paused_until,
        consents=sorted(given),
        version=row.version,
    )


async def join(
    session: Session, actor: Principal, data: AmbassadorshipPut
) -> tuple[AmbassadorshipRead, bool]:
    """Opt in with exactly the consents named; tells whether this was a new yes."""
    row = await _find(session, actor.person_id)
    is_new = row is None or row.status is AmbassadorStatus.left
    if row is None:
        row = Ambassadorship(person_id=actor.person_id)
        session.add(row)
    elif is_new:
        row.joined_at, row.stage = clock.now(), Stage.curious
    row.status, row.paused_until = AmbassadorStatus.active, None
    row.stage = data.stage or row.stage
    await _set_consents(session, actor, data.consents)
    await session.flush()
    return await get(session, actor), is_new


async def update(
    session: Session, actor: Principal, data: AmbassadorshipPatch
) -> AmbassadorshipRead:
    """Say how far one has come."""
    row = await _joined(session, actor.person_id)
    row.stage = data.stage or row.stage
    await session.flush()
    return await get(session, actor)


async def leave(session: Session, actor: Principal) -> None:
    """Leave at once, taking every consent back; for who is not there nothing happens."""
    row = await _find(session, actor.person_id)
    if row is not None:
        row.status, row.paused_until = AmbassadorStatus.left, None
    await _set_consents(session, actor, ())
    await session.flush()


async def list_consents(
    session: Session, actor: Principal, paging: PageParams
) -> Page[ConsentRead]:
    """Every purpose there is, and whether the actor consents to it."""
    held = (
        (col(Consent.purpose) == _PURPOSES.c.purpose)
        & (col(Consent.person_id) == actor.person_id)
        & col(Consent.withdrawn_at).is_(None)
    )
    query = sqlalchemy.select(
        _PURPOSES.c.purpose, col(Consent.given_at), col(Consent.text_version)
    ).outerjoin_from(_PURPOSES, Consent, held)
    return await paginate(session, query, paging, Order((_PURPOSES.c.position,)), _consent)


async def set_consent(
    session: Session, actor: Principal, purpose: Purpose, granted: bool
) -> ConsentRead:
    """Give or take back one consent. Taking back is always possible, giving needs a yes first."""
    if granted:
        await _joined(session, actor.person_id)
    given = await _given(session, actor.person_id)
    wanted = given.keys() | {purpose} if granted else given.keys() - {purpose}
    await _set_consents(session, actor, wanted)
    await session.flush()
    consent = (await _given(session, actor.person_id)).get(purpose)
    return ConsentRead(
        purpose=purpose,
        granted=granted,
        granted_at=consent.given_at if consent else None,
        text_version=consent.text_version if consent else TEXT_VERSION,
    )


async def _joined(session: Session, person_id: UUID) -> Ambassadorship:
    row = await _find(session, person_id)
    if row is None or row.status is AmbassadorStatus.left:
        raise AmbassadorsOnly
    return row


async def _find(session: Session, person_id: UUID) -> Ambassadorship | None:
    return (
        await session.exec(select(Ambassadorship).where(Ambassadorship.person_id == person_id))
    ).first()


async def _given(session: Session, person_id: UUID) -> dict[Purpose, Consent]:
    held = select(Consent).where(
        Consent.person_id == person_id, col(Consent.withdrawn_at).is_(None)
    )
    return {consent.purpose: consent for consent in await session.exec(held)}


async def _set_consents(session: Session, actor: Principal, wanted: Collection[Purpose]) -> None:
    given = await _given(session, actor.person_id)
    for purpose, consent in given.items():
        if purpose not in wanted:
            consent.withdrawn_at = clock.now()
    session.add_all(
        Consent(
            person_id=actor.person_id,
            purpose=purpose,
            text_version=TEXT_VERSION,
            language=actor.language,
        )
        for purpose in sorted(set(wanted) - given.keys())
    )


def _consent(row: RowMapping) -> ConsentRead:
    return ConsentRead(
        purpose=row["purpose"],
        granted=row["given_at"] is not None,
        granted_at=row["given_at"],
        text_version=row["text_version"] or TEXT_VERSION,
    )
