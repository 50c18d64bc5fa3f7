"""Deletes all that is kept about a person, and says beforehand what that means.

It goes over the register: a table that says whose data it holds is emptied of theirs. Nothing
here commits.
"""

from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import (
    ColumnElement,
    String,
    Uuid,
    and_,
    cast,
    delete,
    func,
    literal,
    or_,
    update,
)
from sqlmodel import col, select

from api.core import crypto, outbox, tenancy
from api.core.db import Session
from api.core.errors import Invalid
from api.core.outbox import OutboxDue, OutboxMessage
from api.core.records import Record, Versioned
from api.events.models import Event
from api.events.nominations import service as nominations
from api.events.participations import service as participations
from api.identity.audit.models import AuditEntry
from api.identity.models import Person, Role
from api.identity.people.service import keep_an_administrator
from api.identity.principal import Principal
from api.identity.service import in_turn
from api.privacy import register, service
from api.privacy.models import DataExport
from api.privacy.register import Holding
from api.privacy.schemas import Consequence, DeletionRead, Effect
from api.recognition.kudos import service as kudos
from api.suggestions import pictures
from api.suggestions.models import Suggestion

# What others build on stays, without a trace of whose it was.
STAYS: dict[type[Record], ColumnElement[bool]] = {
    AuditEntry: sqlalchemy.true(),
    Event: col(Event.approved_at).is_not(None),
    Suggestion: col(Suggestion.approved_at).is_not(None),
}
REPORTS = "reports"
# The rows are not looked at again.
_UNSYNCHRONIZED = {"synchronize_session": False}


class NotConfirmed(Invalid):
    detail = "Send the value of `confirm` that `GET /me/deletion` gave."


async def consequences(session: Session, actor: Principal) -> DeletionRead:
    """What deleting would do now, counted in one statement."""
    counts: dict[tuple[str, Effect], ColumnElement[int]] = {}
    for holding in register.holdings():
        mine = holding.of(actor.organization_id, actor.person_id)
        stays = STAYS.get(holding.record)
        goes = mine if stays is None else mine & ~stays
        counts[holding.name, Effect.deleted] = _count(holding.record, goes)
        if stays is not None:
            counts[holding.name, Effect.nameless] = _count(holding.record, mine & stays)
    counts[REPORTS, Effect.reassigned] = _count(Person, _reports_to(actor))
    labelled = [count.label(f"count_{place}") for place, count in enumerate(counts.values())]
    (found,) = await session.rows(sqlalchemy.select(*labelled))
    return DeletionRead(
        confirm=actor.person_id,
        consequences=[
            Consequence(
                code=code,
                effect=effect,
                label=register.said("labels", code, actor.language),
                count=count,
            )
            for (code, effect), count in zip(counts, found.values(), strict=True)
            if count
        ],
        kept_by_law=[],
    )


async def erase(session: Session, actor: Principal, confirm: UUID) -> None:
    """Delete the person with everything of theirs. Who reported to them reports to the next; the
    last administrator stays until there is another."""
    if confirm != actor.person_id:
        raise NotConfirmed(parameter="confirm")
    if Role.admin in actor.roles:
        await in_turn(session)
    await _hand_over_reports(session, actor)
    await _drop_files(session, actor)
    await _forget_messages(session, actor.person_id)
    await participations.withdraw_all(session, actor.person_id)
    await nominations.drop_those_of(session, actor.person_id)
    await kudos.drop_to_nobody_but(session, actor.person_id)
    for holding in reversed(register.holdings()):
        await _detach(session, holding, actor)
        mine = holding.of(actor.organization_id, actor.person_id)
        stays = STAYS.get(holding.record)
        if stays is not None:
            await _make_nameless(session, holding, mine & stays)
        await _run(session, delete(holding.record).where(mine))
    if Role.admin in actor.roles:
        await keep_an_administrator(session)
    # Ids are random enough for a plain hash.
    await outbox.emit(session, "person.erased", person_digest=crypto.digest(str(actor.person_id)))


async def _hand_over_reports(session: Session, actor: Principal) -> None:
    person = await tenancy.find(session, Person, actor.person_id)
    # Whoever both leads the person and reports to them is left without a manager.
    next_manager = func.nullif(literal(person.manager_id, Uuid()), col(Person.id))
    await _change(session, Person, _reports_to(actor), manager_id=next_manager)


async def _drop_files(session: Session, actor: Principal) -> None:
    mine = col(Suggestion.proposed_by_id) == actor.person_id
    unused = select(Suggestion.image_key).where(
        mine, ~STAYS[Suggestion], col(Suggestion.image_key).is_not(None)
    )
    await pictures.drop(session, [key for key in await session.exec(unused) if key])
    exported = select(DataExport.file_key).where(DataExport.person_id == actor.person_id)
    await service.drop_files(session, list(await session.exec(exported)))
    await session.flush()


async def _forget_messages(session: Session, person_id: UUID) -> None:
    """Messages about the person that wait, or that were given up."""
    names_them = or_(
        cast(OutboxMessage.payload, String).contains(str(person_id)),
        col(OutboxMessage.key).contains(str(person_id)),
    )
    ids = list(await session.exec(select(OutboxMessage.id).where(names_them)))
    await _run(session, delete(OutboxDue).where(col(OutboxDue.id).in_(ids)))
    await _run(session, delete(OutboxMessage).where(col(OutboxMessage.id).in_(ids)))


async def _detach(session: Session, holding: Holding, actor: Principal) -> None:
    """Take the person's name off rows that are about somebody else."""
    for name in holding.references:
        here = getattr(holding.record, register.ORGANIZATION) == actor.organization_id
        theirs = getattr(holding.record, name) == actor.person_id
        await _change(session, holding.record, and_(here, theirs), **{name: None})


async def _make_nameless(session: Session, holding: Holding, which: ColumnElement[bool]) -> None:
    emptied = {column.name: None for column in holding.personal if column.nullable}
    await _change(session, holding.record, which, **emptied)


def _reports_to(actor: Principal) -> ColumnElement[bool]:
    return (col(Person.organization_id) == actor.organization_id) & (
        col(Person.manager_id) == actor.person_id
    )


def _count(record: type[Record], which: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(record).where(which).scalar_subquery()


async def _change(
    session: Session, record: type[Record], which: ColumnElement[bool], **values: Any
) -> None:
    if issubclass(record, Versioned):
        values["version"] = col(record.version) + 1
    await _run(session, update(record).where(which).values(values))


async def _run(session: Session, change: sqlalchemy.Update | sqlalchemy.Delete) -> None:
    await session.run(change.execution_options(**_UNSYNCHRONIZED))
