"""Binds a session to one organization: reads are filtered, writes stamped, the rest refused."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

import sqlmodel
from sqlalchemy import Connection, Executable, RowMapping, Uuid, bindparam, event
from sqlalchemy.orm import (
    ORMExecuteState,
    Session,
    SessionTransaction,
    UOWTransaction,
    with_loader_criteria,
)
from sqlalchemy.orm import attributes as orm_attributes
from sqlmodel.ext.asyncio.session import AsyncSession

from api.core.errors import NotFound
from api.core.records import TenantRecord

T = TypeVar("T", bound=TenantRecord)


class Unbound(RuntimeError):
    """A tenant table was touched before the session knew its organization: a defect of ours."""


class CrossesTenants(RuntimeError):
    """A row of another organization was about to be written: a defect of ours."""


class TenantSession(sqlmodel.Session):
    """The synchronous half of every session; the listeners below are attached to it."""


async def bind(session: AsyncSession, organization_id: UUID) -> None:
    """Give the session its organization, once. On PostgreSQL row-level security hears of it as
    soon as a transaction begins."""
    bound = session.info.get("organization_id")
    if bound not in (None, organization_id):
        raise CrossesTenants("a session belongs to one organization for its whole life")
    session.info["organization_id"] = organization_id
    if session.in_transaction():
        await session.run_sync(lambda own: _tell_the_database(own.connection(), organization_id))


def organization_of(session: AsyncSession) -> UUID:
    """The organization a session is bound to."""
    return _bound(session.info)


async def find(session: AsyncSession, model: type[T], row_id: UUID) -> T:
    """One row by its id, or `NotFound`: the same for absent and for another organization's."""
    row = await session.get(model, (organization_of(session), row_id))
    if row is None:
        raise NotFound
    return row


_BOUND_TO = bindparam("session_organization_id", type_=Uuid())
_OWN_ROWS = with_loader_criteria(
    TenantRecord,
    # SQLAlchemy first tries this on the mixin itself, which has no column attribute.
    lambda model: getattr(model, "organization_id", sqlmodel.null()) == _BOUND_TO,
    include_aliases=True,
)
# Statements that are written once are filtered once: what SQLAlchemy keeps of a statement in order
# to know it again hangs on the object, and a copy for each request would lose it.
_filtered: WeakKeyDictionary[Executable, Executable] = WeakKeyDictionary()


def read_own(
    session: Session, statement: Executable, params: Mapping[str, Any]
) -> Sequence[RowMapping]:
    """The organization's rows that a column select finds. It is run on the connection itself: no
    objects come of it, and what a session does for their sake costs as much as the statement."""
    own = {_BOUND_TO.key: _bound(session.info)}
    if session.autoflush:
        session.flush()
    return session.connection().execute(_own(statement), {**params, **own}).mappings().all()


def _own(statement: Executable) -> Executable:
    if statement not in _filtered:
        _filtered[statement] = statement.options(_OWN_ROWS)
    return _filtered[statement]


def _bound(info: dict[Any, Any]) -> UUID:
    organization_id = info.get("organization_id")
    if not isinstance(organization_id, UUID):
        raise Unbound("bind the session to an organization first")
    return organization_id


def _tell_the_database(connection: Connection, organization_id: UUID) -> None:
    if connection.dialect.name == "postgresql":
        # SET takes no parameters; a UUID's text is nothing but hex and dashes. `set_config()`
        # would not reach the workers of a distributed PostgreSQL.
        named = UUID(str(organization_id))
        connection.exec_driver_sql(f"SET LOCAL app.organization_id = '{named}'")


@event.listens_for(TenantSession, "after_begin")
def _begin_bound(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    organization_id = session.info.get("organization_id")
    if organization_id and not transaction.nested:
        _tell_the_database(connection, organization_id)


@event.listens_for(TenantSession, "do_orm_execute")
def _filter_reads(state: ORMExecuteState) -> None:
    organization_id = state.session.info.get("organization_id")
    if organization_id is None and any(
        issubclass(mapper.class_, TenantRecord) for mapper in state.all_mappers
    ):
        _bound(state.session.info)
    if state.is_insert:
        return
    # A table may hide where no mapper shows (`select(count()).select_from(…)`), so the criteria
    # are always added; an unbound session compares with null and finds nothing.
    state.statement = _own(state.statement)
    given = state.parameters if isinstance(state.parameters, Mapping) else {}
    state.parameters = {**given, _BOUND_TO.key: organization_id}


@event.listens_for(TenantSession, "before_flush")
def _stamp_writes(session: Session, _context: UOWTransaction, _instances: object) -> None:
    for row in session.new:
        if isinstance(row, TenantRecord):
            organization_id = _bound(session.info)
            if row.organization_id is None:
                row.organization_id = organization_id
            elif row.organization_id != organization_id:
                raise CrossesTenants(type(row).__name__)
    for row in (*session.dirty, *session.deleted):
        if isinstance(row, TenantRecord):
            history = orm_attributes.get_history(row, "organization_id")
            if history.has_changes() or row.organization_id != _bound(session.info):
                raise CrossesTenants(type(row).__name__)
