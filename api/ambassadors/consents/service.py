"""Rules of consents: each by itself, to words of a version, gone at once when taken back.

Whatever needs somebody's consent asks here, and asks at the moment it acts: so what is taken back
also holds for what was queued before. Nothing here commits.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, RowMapping, literal
from sqlmodel import col, select

from api.ambassadors import standing, texts
from api.ambassadors.consents.schemas import ConsentPut, ConsentRead, ConsentTextRead
from api.ambassadors.models import Ambassadorship, Consent, Purpose
from api.core import clock
from api.core.aggregates import columns
from api.core.db import Session
from api.core.errors import Conflict
from api.core.pagination import Order, Page, PageParams, paginate
from api.core.records import text_enum
from api.core.schemas import in_language
from api.identity.principal import Principal

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
# Thanks go to anybody, so anybody may say that they are named in them; if only ambassadors could,
# a name would tell who is one (docs/decisions/0004).
FOR_EVERYBODY = frozenset({Purpose.named})
_IN_ORDER = Order((_PURPOSES.c.position,))


class ConsentTextChanged(Conflict):
    detail = "These texts have changed. Read them anew before you agree."


def in_force(day: standing.Day) -> ColumnElement[bool]:
    """The condition under which a `Consent` counts: given, in the words of now, and by somebody
    who is active that day, or at least does not pause if it is for everybody. Pausing and leaving
    are thus as if everything were switched off."""
    theirs = (
        col(Ambassadorship.organization_id) == Consent.organization_id,
        col(Ambassadorship.person_id) == Consent.person_id,
    )
    by_active = sqlalchemy.select(1).where(*theirs, standing.is_active(day))
    by_paused = sqlalchemy.select(1).where(*theirs, standing.is_paused(day))
    return sqlalchemy.and_(
        col(Consent.withdrawn_at).is_(None),
        col(Consent.text_hash).in_(sorted(texts.edition().hashes)),
        sqlalchemy.or_(
            by_active.correlate(Consent).exists(),
            col(Consent.purpose).in_(FOR_EVERYBODY) & ~by_paused.correlate(Consent).exists(),
        ),
    )


async def consents_in_force(session: Session, person_id: UUID, day: date) -> frozenset[Purpose]:
    """What a person's consents allow on a day of the organization."""
    counting = sqlalchemy.select(col(Consent.purpose)).where(
        col(Consent.person_id) == person_id, in_force(day)
    )
    return frozenset(row["purpose"] for row in await session.rows(counting))


async def given(session: Session, person_id: UUID) -> dict[Purpose, Consent]:
    """What was given and not taken back, whether it counts today or not."""
    held = select(Consent).where(
        Consent.person_id == person_id, col(Consent.withdrawn_at).is_(None)
    )
    return {consent.purpose: consent for consent in await session.exec(held)}


def check_version(text_version: str | None) -> None:
    """Refuse an agreement to words that are not those of now."""
    if text_version not in (None, texts.edition().version):
        raise ConsentTextChanged(pointer="#/text_version")


async def agree(session: Session, actor: Principal, wanted: Collection[Purpose]) -> None:
    """Consent to exactly these purposes, in the words of now."""
    held = await given(session, actor.person_id)
    for purpose, consent in held.items():
        if purpose not in wanted or not _is_current(consent.text_hash):
            consent.withdrawn_at = clock.now()
    # First these, since at most one yes to a purpose holds.
    await session.flush()
    still = {purpose for purpose, consent in held.items() if consent.withdrawn_at is None}
    now = texts.edition()
    session.add_all(
        Consent(
            person_id=actor.person_id,
            purpose=purpose,
            text_version=now.version,
            text_hash=in_language(now.texts[purpose].hashes, actor.language),
            language=actor.language,
        )
        for purpose in sorted(set(wanted) - still)
    )
    await session.flush()


async def set_one(
    session: Session, actor: Principal, purpose: Purpose, data: ConsentPut
) -> ConsentRead:
    """Give or take back one consent. Taking back is always possible; giving needs a yes first, but
    for what is for everybody."""
    if data.granted:
        if purpose not in FOR_EVERYBODY:
            await standing.joined(session, actor.person_id)
        check_version(data.text_version)
        await agree(session, actor, {*await given(session, actor.person_id), purpose})
    else:
        consent = (await given(session, actor.person_id)).get(purpose)
        if consent:
            consent.withdrawn_at = clock.now()
        await session.flush()
    rows = await session.rows(_own(actor).where(_PURPOSES.c.purpose == purpose))
    return _consent(rows[0], actor)


async def list_own(session: Session, actor: Principal, paging: PageParams) -> Page[ConsentRead]:
    """Every purpose there is, and whether the actor consents to it."""
    return await paginate(session, _own(actor), paging, _IN_ORDER, lambda row: _consent(row, actor))


async def list_texts(
    session: Session, actor: Principal, paging: PageParams
) -> Page[ConsentTextRead]:
    """The words of every purpose."""
    query = sqlalchemy.select(_PURPOSES.c.purpose)
    return await paginate(session, query, paging, _IN_ORDER, lambda row: _text(row, actor))


def _own(actor: Principal) -> sqlalchemy.Select[*tuple[object, ...]]:
    held = (
        (col(Consent.purpose) == _PURPOSES.c.purpose)
        & (col(Consent.person_id) == actor.person_id)
        & col(Consent.withdrawn_at).is_(None)
    )
    return sqlalchemy.select(
        _PURPOSES.c.purpose,
        *columns(Consent, "given_at", "text_version", "text_hash", "language"),
        in_force(clock.today(actor.time_zone)).label("is_in_force"),
    ).outerjoin_from(_PURPOSES, Consent, held)


def _consent(row: RowMapping, actor: Principal) -> ConsentRead:
    granted = row["given_at"] is not None
    return ConsentRead(
        purpose=row["purpose"],
        granted=granted,
        granted_at=row["given_at"],
        text_version=row["text_version"] or texts.edition().version,
        language=row["language"] or actor.language,
        is_current=not granted or _is_current(row["text_hash"]),
        is_in_force=bool(row["is_in_force"]),
    )


def _is_current(text_hash: str) -> bool:
    return text_hash in texts.edition().hashes


def _text(row: RowMapping, actor: Principal) -> ConsentTextRead:
    now = texts.edition()
    words = now.texts[row["purpose"]]
    return ConsentTextRead(
        purpose=row["purpose"],
        version=now.version,
        language=actor.language,
        title=in_language(words.titles, actor.language),
        text=in_language(words.texts, actor.language),
        hash=in_language(words.hashes, actor.language),
        titles=words.titles,
        texts=words.texts,
        hashes=words.hashes,
    )
