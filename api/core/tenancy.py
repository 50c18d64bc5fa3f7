"""Binds a session to one organization: reads are filtered, writes stamped, the rest refused."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

import sqlmodel
from sqlalchemy import Connection, Engine, Executable, RowMapping, Uuid, bindparam, event
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
    """The synchronous half of every session; the listeners below are attached to it.

    One that only reads has a connection of its own, on which lists are read as they are: what a
    session does for the sake of objects costs as much as a statement. Objects are read on it too.
    """

    _reader: Connection | None = None

    def get_bind(self, *arguments: Any, **options: Any) -> Engine | Connection:
        bind = super().get_bind(*arguments, **options)
        if self.info["writes"] or not isinstance(bind, Engine):
            return bind
        self.bind = self._reader = _begin_reading(bind, self.info.get("organization_id"))
        return self._reader

    def reader(self) -> Connection:
        """The connection that lists are read on; what a writer has not written yet is, before."""
        if self._reader is not None:
            return self._reader
        if self.info["writes"]:
            self.flush()
            return self.connection()
        connection = self.get_bind()
        assert isinstance(connection, Connection)
        return connection

    def in_transaction(self) -> bool:
        return self._reader is not None or super().in_transaction()

    def close(self) -> None:
        super().close()
        if self._reader is not None:
            self._reader.close()


async def bind(session: AsyncSession, organization_id: UUID) -> None:
    """Give the session its organization, once. On PostgreSQL row-level security hears of it as
    soon as a transaction begins."""
    bound = session.info.get("organization_id")
    if bound not in (None, organization_id):
        raise CrossesTenants("a session belongs to one organization for its whole life")
    session.info["organization_id"] = organization_id
    if session.in_transaction():
        await session.run_sync(_tell_later, organization_id)


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
    """The organization's rows that a column select finds; no objects come of it."""
    own = {_BOUND_TO.key: _bound(session.info)}
    return _reader(session).execute(_own(statement), {**params, **own}).mappings().all()


def _own(statement: Executable) -> Executable:
    if statement not in _filtered:
        _filtered[statement] = statement.options(_OWN_ROWS)
    return _filtered[statement]


def _bound(info: dict[Any, Any]) -> UUID:
    organization_id = info.get("organization_id")
    if not isinstance(organization_id, UUID):
        raise Unbound("bind the session to an organization first")
    return organization_id


def _begin_reading(engine: Engine, organization_id: UUID | None) -> Connection:
    """A connection in a transaction that can only read. On PostgreSQL it begins and hears of the
    organization at once, where SQLAlchemy would take two round trips; the pool ends it
    (`db`)."""
    connection = engine.connect()
    if connection.dialect.name != "postgresql":
        return connection
    connection = connection.execution_options(isolation_level="AUTOCOMMIT")
    begin = "; ".join(["BEGIN READ ONLY", *_settings(organization_id)])
    try:
        connection.connection.run_async(lambda driver: driver.execute(begin))
    except BaseException:
        # A lost connection must not go back to the pool.
        connection.invalidate()
        connection.close()
        raise
    return connection


def _tell_later(session: Session, organization_id: UUID) -> None:
    _tell_the_database(_reader(session), organization_id)


def _reader(session: Session) -> Connection:
    assert isinstance(session, TenantSession)
    return session.reader()


def _tell_the_database(connection: Connection, organization_id: UUID) -> None:
    if connection.dialect.name == "postgresql":
        for setting in _settings(organization_id):
            connection.exec_driver_sql(setting)


def _settings(organization_id: UUID | None) -> list[str]:
    # SET takes no parameters; a UUID's text is nothing but hex and dashes. `set_config()` would not
    # reach the workers of a distributed PostgreSQL.
    named = organization_id and UUID(str(organization_id))
    return [f"SET LOCAL app.organization_id = '{named}'"] if named else []


@event.listens_for(TenantSession, "after_begin")
def _begin_bound(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    organization_id = session.info.get("organization_id")
    if organization_id and session.info["writes"] and not transaction.nested:
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
